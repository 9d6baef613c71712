import type { Where } from '../../../platform/contract/index.ts';
import type { MessageValues } from '../../../platform/errors/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import { needsWords } from '../../updates/contract.ts';
import type { Answer, AnswerProblem } from './contract.ts';

/** Something wrong with an answer, at its place; the words are the messages `error.<code>` and `error.<code>.fix`. */
export interface Fault {
  readonly code: string;
  readonly values?: MessageValues;
  readonly where: Where;
}

export const inWords = (t: Translate, { code, values, where }: Fault): AnswerProblem => ({
  ...where,
  code,
  says: t(`error.${code}`, values),
  fix: t(`error.${code}.fix`, values),
});

/** The same where there is one sentence only: in a refusal. */
export const placeOf = (t: Translate, fault: Fault): Where => {
  const { fix, ...where } = inWords(t, fault);
  return { ...where, says: `${where.says} ${fix}` };
};

export const isBlank = (a: Answer): boolean =>
  a.state === null && a.percent === null && a.narrative === '' && a.evidence === null;

/** What still lacks before an answer can be sent. */
export const lacks = (answer: Answer): { field: 'state' | 'narrative'; code: string }[] => {
  if (answer.state === null) return [{ field: 'state', code: 'ANSWER_STATE_MISSING' }];
  if (needsWords.has(answer.state) && answer.narrative === '') {
    return [{ field: 'narrative', code: 'ANSWER_NARRATIVE_NEEDED' }];
  }
  return [];
};
