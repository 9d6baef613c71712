import type { Output } from '../../../platform/contract/index.ts';
import type { Tone } from '../../../web/kit/StateBadge.tsx';
import type { reportItems } from '../../contract.ts';
import type { PlanWords } from '../words.ts';

export type ReportView = Output<typeof reportItems>;
export type Item = ReportView['items'][number];
export type Line = Item['lines'][number];

/** Which report of which year an item stands in. */
export interface About {
  readonly planId: string;
  readonly report: string;
  readonly fiscalYear: number;
}

export const itemTones: Record<Item['state'], Tone> = { filled: 'good', partly: 'waiting', unfilled: 'unknown' };

export const itemAnchor = (item: string): string => `item-${item}`;

/** Why an item does not count as filled, by name. */
export const missingInWords = ({ missing }: Item, { t }: Pick<PlanWords, 't'>): string =>
  missing.map(({ what, part }) => t(`plan.report.missing.${what}`, { part: part ?? '' })).join(' ');

/** What a line is called: ours have words, a breakdown is called as it was entered. */
export const lineName = (line: string, { t }: Pick<PlanWords, 't'>): string =>
  line === 'value' || line === 'mean' || line === 'median' || line === 'note' ? t(`plan.report.line.${line}`) : line;

/** A number with its unit. It is text, so that no digit is lost on the way; only the unit we write ourselves is put in words. */
export const lineValue = ({ value, unit }: Line, { t }: Pick<PlanWords, 't'>): string =>
  [value, unit === 'days' ? t('plan.report.days') : unit].filter(Boolean).join(' ');
