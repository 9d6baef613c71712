import { writeXlsx } from '../../../engines/sheets/index.ts';
import type { Language } from '../../../platform/actor/index.ts';
import type { CivilDate } from '../../../platform/contract/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import type { Asked } from '../asked.ts';
import { columnNames } from './columns.ts';
import { type Answer, AnswerState } from './contract.ts';

export interface Questions {
  readonly title: string;
  readonly message: string;
  readonly period: string;
  readonly due: CivilDate;
  readonly asked: readonly Asked[];
  readonly answers: readonly Answer[];
}

/**
 * The questions to an agency as a workbook in its language: what was asked is locked, the state is chosen from a list. A sheet behind it says
 * how to fill it. What the agency has saved so far is in it.
 */
export const template = (
  { title, message, period, due, asked, answers }: Questions,
  t: Translate,
  language: Language,
): Uint8Array => {
  const said = new Map(answers.map((a) => [a.nodeId, a]));
  const locked = { locked: true } as const;
  const shapes = {
    id: { ...locked, hidden: true },
    code: { ...locked, width: 14 },
    title: { ...locked, width: 50 },
    due: { ...locked, kind: 'date', width: 12 },
    last: { ...locked, width: 22 },
    state: { choices: AnswerState.options.map((state) => t(`plan.state.${state}`)), width: 18 },
    // as text: so 50% stays 50% and does not become 0.5
    percent: { width: 10 },
    narrative: { width: 60 },
    evidence: { width: 40 },
  } as const;
  return writeXlsx({
    sheets: [
      {
        name: t('plan.answer.sheet'),
        columns: columnNames.map((name) => ({ header: t(`plan.answer.column.${name}`), ...shapes[name] })),
        rows: asked.map((one) => {
          const answer = said.get(one.nodeId);
          return [
            one.nodeId,
            one.code,
            one.title[language] ?? one.title.en,
            one.due,
            one.last ? `${t(`plan.state.${one.last.state}`)} (${one.last.period})` : '',
            answer?.state ? t(`plan.state.${answer.state}`) : '',
            answer?.percent == null ? '' : String(answer.percent),
            answer?.narrative ?? '',
            answer?.evidence ?? '',
          ];
        }),
      },
      {
        name: t('plan.answer.help-sheet'),
        columns: [{ header: title, width: 100, locked: true }],
        rows: [
          [t('plan.answer.help.period', { period })],
          [t('plan.answer.help.due', { due })],
          ...message.split('\n').map((line) => [line]),
          [t('plan.answer.help.state')],
          [t('plan.answer.help.narrative')],
          [t('plan.answer.help.send')],
        ],
      },
    ],
  });
};
