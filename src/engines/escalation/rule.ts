import { z } from 'zod';

/** One rung: what is owed when a goal is unmet for so many fiscal years in a row. */
export const EscalationRuleSchema = z.strictObject({
  id: z.string().min(1),
  /** Fiscal years in a row. */
  unmetYears: z.int().min(1),
  /** Also in every further unmet year. */
  andEveryYearAfter: z.boolean().default(false),
  duty: z.string().min(1),
  by: z.string().min(1),
  to: z.string().min(1),
  /** Days after the determination; null where the source sets no date. */
  dueDays: z.int().min(0).nullable(),
  source: z.string().min(1),
});

export type EscalationRule = z.infer<typeof EscalationRuleSchema>;
