import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { paperPdf, paperTypes } from '../../../platform/paper/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { runById } from '../queries.ts';
import type { Block } from '../report/blocks.ts';
import { htmlReport } from '../report/html.ts';
import { markdownReport } from '../report/markdown.ts';
import { paperBlocks } from '../report/paper-blocks.ts';
import { studyReport } from '../report/study-report.ts';
import { runReport as contract } from './contract.ts';
import { readRun } from './sealed.ts';

const encoder = new TextEncoder();

/** The report of a run, in the language of who asks for it; the study file goes with the paper where small counts may be shown. */
export const runReport = useCase(contract, async ({ tx, actor, orgId, t, note, kernel }, { runId, format }) => {
  const row = await runById(tx, orgId, runId);
  permit(kernel.roles, policy, actor, 'export study', row);
  const { study, result } = await readRun(tx, kernel, row);
  if (result === null) return refuse('PREVALENCE_RUN_UNFINISHED');
  note([row.study_id, runId], { format });
  const name = `prevalence-${runId}.${format}`;
  const json = `${JSON.stringify(study, null, 2)}\n`;
  if (format === 'json') return { bytes: encoder.encode(json), type: 'application/json', name };
  const signed: Block = {
    is: 'note',
    text:
      row.signed_by === null
        ? t('prevalence.report.unsigned')
        : t('prevalence.report.signed', { by: row.signed_by, at: row.signed_at ?? '', why: row.signed_why ?? '' }),
  };
  const [title, ...rest] = studyReport(t, study, result);
  const blocks = title ? [title, signed, ...rest] : [signed, ...rest];
  if (format === 'pdf') {
    const file = { name: 'study.json', bytes: encoder.encode(json), type: 'application/json' };
    const bytes = await paperPdf({
      title: study.title,
      language: actor.language,
      foot: study.title,
      blocks: paperBlocks(blocks),
      madeAt: new Date(result.madeAt),
      // the file holds the counts that the paper withholds; from it alone everything can be computed again
      attachments: study.showSmallCounts ? [file] : [],
    });
    return { bytes, type: paperTypes.pdf, name };
  }
  return format === 'html'
    ? { bytes: encoder.encode(htmlReport(study.title, actor.language, blocks)), type: 'text/html; charset=utf-8', name }
    : { bytes: encoder.encode(markdownReport(blocks)), type: 'text/markdown; charset=utf-8', name };
});
