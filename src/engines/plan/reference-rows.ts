import { z } from 'zod';
import { DueRuleSchema } from '../calendar/index.ts';
import { DateText, IndicatorKind, Words } from './document.ts';

/** What entries of the packs around a plan carry beside the common fields: duties, report items, indicators, the ladder of escalation. */

/** A duty by law. `says` is the duty in plain words, `source` its authority. Kind `duty`. */
export const DutyRow = z.strictObject({
  title: Words,
  /** Who owes it. */
  authority: Words,
  /** The agency of the plan that answers for it, such as `DOJ`; null where it is none. */
  owner: z.string().nullable(),
  recipient: Words,
  recurrence: z.enum(['once', 'yearly', 'quarterly', 'every two years', 'by event', 'continuing']),
  /** Null where the law sets no day. */
  dueRule: DueRuleSchema.nullable(),
  /** What a lawyer must look at before anybody relies on it. */
  doubt: Words.optional(),
});
export type DutyRow = z.infer<typeof DutyRow>;

/** An item of a report that a law asks for. `says` is the item in plain words. Kind `report-item`. */
export const ReportItemRow = z.strictObject({
  /** Entry id of the duty to report. */
  report: z.string().min(1),
  item: z.string().min(1),
  order: z.number().int().positive(),
  asks: z.array(z.enum(['count', 'amount', 'duration', 'list', 'narrative'])).min(1),
  /** Durations are asked for as mean and median. */
  meanAndMedian: z.boolean().default(false),
  /** Ways in which the numbers are to be broken down. */
  by: z.array(z.string()).default([]),
  sub: z.array(z.strictObject({ item: z.string().min(1), says: Words })).default([]),
});
export type ReportItemRow = z.infer<typeof ReportItemRow>;

/** A published series. `says` is its title. Kind `indicator`. */
export const IndicatorRow = z.strictObject({
  series: z.string().min(1),
  unit: z.string().min(1),
  /** Code of the pillar. */
  pillar: z.string().nullable(),
  kind: IndicatorKind.nullable(),
  direction: z.enum(['up', 'down']).nullable(),
  observations: z.array(
    z.strictObject({
      period: z.string().min(1),
      start: DateText.nullable(),
      end: DateText.nullable(),
      value: z.number().nullable(),
      flag: z.enum(['estimate', 'at_least', 'about', 'suppressed', 'missing']).nullable(),
    }),
  ),
  note: z.string().optional(),
});
export type IndicatorRow = z.infer<typeof IndicatorRow>;

/** A rung of the ladder when a goal stays unmet. `says` is the duty. Kind `escalation`. */
export const EscalationRow = z.strictObject({
  unmetYears: z.number().int().min(1),
  andEveryYearAfter: z.boolean(),
  by: Words,
  to: Words,
  /** Days after the determination; null where the law sets none. */
  dueDays: z.number().int().min(0).nullable(),
  doubt: Words.optional(),
});
export type EscalationRow = z.infer<typeof EscalationRow>;
