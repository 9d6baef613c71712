import type { Output } from '../../../../platform/contract/index.ts';
import type { Words } from '../../../../web/kit/words.ts';
import { isOver, type listCases, type openCase } from '../../cases/contract.ts';

export type Case = Output<typeof openCase>;
export type CaseRow = Output<typeof listCases>['rows'][number];

/** Where a case stands against its nearest clock, in one sentence. */
export const caseSentence = ({ state, needs, nearest }: CaseRow, { t, date }: Words): string => {
  if (isOver(state)) return t('imports.case.screen.over');
  if (needs) return t(`imports.case.screen.needs.${needs}`);
  if (!nearest) return t('imports.case.screen.no-clock');
  const { daysLeft, ends, title, doubt } = nearest;
  const left = daysLeft ?? 0;
  const said =
    left < 0
      ? t('imports.case.screen.passed', { days: -left, day: date(ends), clock: title })
      : t('imports.case.screen.left', { days: left, day: date(ends), clock: title });
  return doubt ? `${said} ${doubt}` : said;
};

const soon = 14;

export const caseTone = ({ state, needs, nearest }: CaseRow): 'good' | 'late' | 'waiting' | 'going' | 'plain' => {
  if (isOver(state)) return state === 'released' ? 'good' : 'plain';
  if (needs) return 'waiting';
  if (nearest?.daysLeft == null) return 'going';
  return nearest.daysLeft < 0 ? 'late' : nearest.daysLeft <= soon ? 'waiting' : 'going';
};
