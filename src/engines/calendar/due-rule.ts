import { z } from 'zod';
import { isCivilDate } from './date.ts';

const days = z.int().min(0).max(36_500);
const event = z.string().min(1);
const startMonth = z.int().min(1).max(12).optional();

/** 'MM-DD'. 02-29 is allowed and means 02-28 in a year without it. */
const monthAndDay = z
  .string()
  .refine((text) => isCivilDate(`2024-${text}`), { error: 'Write the month and the day as MM-DD, for example 05-01.' });

/** Due on one day of every year, on the year that `covers` names. */
const EveryYear = z.strictObject({
  rule: z.literal('every year'),
  on: monthAndDay,
  covers: z.enum(['preceding fiscal year', 'current fiscal year', 'preceding calendar year', 'same calendar year']),
  fiscalYearStart: startMonth,
});

/** Due a number of days after the event. */
const DaysAfter = z.strictObject({ rule: z.literal('days after'), days, event });

/** Due a number of days before the event. */
const DaysBefore = z.strictObject({ rule: z.literal('days before'), days, event });

/** To be done from the day of the event on, and at the latest `days` later. */
const WithinDays = z.strictObject({ rule: z.literal('within days of'), days, event });

/** Due on the same day of the year, `years` after the event. */
const YearsAfter = z.strictObject({ rule: z.literal('years after'), years: z.int().min(0).max(100), event });

/** Due a number of days after the last day of each fiscal year. */
const AfterFiscalYear = z.strictObject({
  rule: z.literal('days after fiscal year'),
  days,
  fiscalYearStart: startMonth,
});

/** At least once a quarter: due a number of days after the last day of each quarter of the fiscal year. */
const AfterQuarter = z.strictObject({ rule: z.literal('days after quarter'), days, fiscalYearStart: startMonth });

/** The rule as plain data. A pack holds it; the engine knows no law. */
export type DueRule =
  | z.infer<typeof EveryYear>
  | z.infer<typeof DaysAfter>
  | z.infer<typeof DaysBefore>
  | z.infer<typeof WithinDays>
  | z.infer<typeof YearsAfter>
  | z.infer<typeof AfterFiscalYear>
  | z.infer<typeof AfterQuarter>
  | { rule: 'earlier of' | 'later of'; of: DueRule[] };

/** Validates a due rule, so that a pack can say where it is wrong. */
export const DueRuleSchema: z.ZodType<DueRule> = z.lazy(() =>
  z.discriminatedUnion('rule', [
    EveryYear,
    DaysAfter,
    DaysBefore,
    WithinDays,
    YearsAfter,
    AfterFiscalYear,
    AfterQuarter,
    z.strictObject({ rule: z.literal(['earlier of', 'later of']), of: z.array(DueRuleSchema).min(2) }),
  ]),
);
