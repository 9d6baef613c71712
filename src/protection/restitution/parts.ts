import type { Parts } from '../../platform/kernel/index.ts';
import { listComputations } from './case/list-computations.ts';
import { openComputation, openWeek, tryComputation } from './case/open-computation.ts';
import { saveComputation } from './case/save-computation.ts';
import { restitutionErrors } from './errors.ts';
import { readSheet } from './import/read-sheet.ts';
import { restitutionPackKinds } from './law/index.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { sweepDestroyed } from './sweep-destroyed.ts';
import { worksheet } from './worksheet/worksheet.ts';

export const restitutionParts: Parts = {
  useCases: [listComputations, saveComputation, tryComputation, openComputation, openWeek, worksheet, readSheet],
  errors: restitutionErrors,
  messages: { en, es },
  packKinds: restitutionPackKinds,
  sweeps: [sweepDestroyed],
};
