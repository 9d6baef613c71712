import { z } from 'zod';
import { CivilDate } from '../../../platform/contract/index.ts';

/** The words of the law packs. Safe for the browser. */

export const regimes = ['1307', 'uflpa', 'far', 'manifest', 'eu-2024-3015', 'csddd', 'lksg', 's-211'] as const;

/** What sets a clock going. */
export const clockStarts = ['importation', 'detention-notice', 'exclusion-notice', 'protestable-decision'] as const;
export type ClockStart = (typeof clockStarts)[number];

/** What a threshold is held against. */
export const figures = ['valueAbroad', 'assets', 'revenue', 'turnover', 'employees'] as const;

/** What becomes of a last day on a Saturday, Sunday or federal holiday. */
export const WeekendRule = z.enum(['stays', 'next-business-day', 'business-day-before']);
export type WeekendRule = z.infer<typeof WeekendRule>;

export const ClockDates = z.object({
  start: CivilDate,
  /** Where the calendar puts the last day. */
  counted: CivilDate,
  /** The last day under the weekend rule. */
  due: CivilDate,
  moved: z.boolean(),
});
export type ClockDates = z.infer<typeof ClockDates>;
