import { writeXlsx } from '../../../engines/sheets/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { paperPdf } from '../../../platform/paper/index.ts';
import { worksheet as contract } from '../case/contract.ts';
import { openOne } from '../case/sealed-work.ts';
import { computeRestitution, restitutionLaw } from '../law/index.ts';
import { paperOf } from './paper.ts';
import { sheetsOf } from './sheets.ts';
import type { Source } from './source.ts';

/** The computation on paper. Its file name is neutral: it will stand in a folder that others may see. */
export const worksheet = useCase(contract, async (context, input) => {
  const { kernel, clock, t, actor, note } = context;
  const { access, row, content } = await openOne(context, input, 'export');
  const law = restitutionLaw(kernel.packs);
  const source: Source = {
    t,
    language: actor.language,
    code: access.code,
    title: content.title,
    version: row.version,
    answer: computeRestitution(law, content.work, input.on ?? clock.today()),
    work: content.work,
    law: law.law,
    // the same input gives the same fingerprint: whoever holds both can tell that they belong together
    inputHash: sha256(JSON.stringify(content.work)),
  };
  note([input.survivorId, row.id], { as: input.as });
  return input.as === 'pdf'
    ? { bytes: await paperPdf(paperOf(source)), type: 'application/pdf', name: 'worksheet.pdf' }
    : { bytes: writeXlsx(sheetsOf(source)), type: xlsxType, name: 'worksheet.xlsx' };
});

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
