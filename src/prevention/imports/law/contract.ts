import { z } from 'zod';
import { CivilDate } from '../../../platform/contract/index.ts';

/** The words of the law packs. Safe for the browser. */

export const regimes = ['1307', 'uflpa', 'far', 'manifest', 'eu-2024-3015', 'csddd', 'lksg', 's-211'] as const;

/** What sets a clock going. */
export const clockStarts = ['importation', 'detention-notice', 'exclusion-notice', 'protestable-decision'] as const;
export type ClockStart = (typeof clockStarts)[number];

/** The three elements of an allegation under 19 CFR 12.42(b). */
export const elements = ['reasons', 'goods', 'production'] as const;
/** What an element may lack. */
export const lackKinds = ['statement', 'description-or-sample', 'account', 'site', 'fact'] as const;
/** Where in an allegation it may stand. */
export const elementFields = ['reasons', 'goods.description', 'goods.sample', 'production', 'sites', 'facts'] as const;

/** The indicators of forced labour of the International Labour Organization (2012), in its order. */
export const indicators = [
  'abuse-of-vulnerability',
  'deception',
  'restriction-of-movement',
  'isolation',
  'violence',
  'intimidation',
  'retention-of-documents',
  'withholding-of-wages',
  'debt-bondage',
  'living-and-working-conditions',
  'excessive-overtime',
] as const;
export type Indicator = (typeof indicators)[number];

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
