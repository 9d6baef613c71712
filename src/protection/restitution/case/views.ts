import type { TraceLine } from '../../../engines/wages/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import type { RestitutionAnswer } from '../law/index.ts';
import { cautionWords, clockWords, stepWords } from '../words.ts';

export const lineView = (t: Translate, line: TraceLine) => ({ ...line, says: stepWords(t, line) });

/** A computation as it is shown: the lines of its totals; those of a week are asked for one by one. */
export const resultView = (t: Translate, answer: RestitutionAnswer) => ({
  ...answer,
  lines: answer.trace.filter(({ week }) => week === null).map((line) => lineView(t, line)),
  clocks: answer.limits.clocks.map((clock) => ({ ...clock, says: clockWords(t, clock) })),
  cautions: answer.cautions.map((one) => ({ caution: one.caution, says: cautionWords(t, one) })),
});
