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

/** The ladder of 31 USC 1116(g) to (i). A pack may bring another. */
export const GPRAMA_LADDER: readonly EscalationRule[] = [
  {
    id: 'unmet-1',
    unmetYears: 1,
    andEveryYearAfter: false,
    duty: 'Performance improvement plan with measurable milestones; a senior official named for each unmet goal',
    by: 'Agency head',
    to: 'Office of Management and Budget',
    dueDays: null,
    source: '31 USC 1116(g)',
  },
  {
    id: 'unmet-2',
    unmetYears: 2,
    andEveryYearAfter: false,
    duty: 'Actions to improve performance, statutory or executive; added funding where fitting',
    by: 'Agency head',
    to: 'Congress',
    dueDays: null,
    source: '31 USC 1116(h)',
  },
  {
    id: 'unmet-3',
    unmetYears: 3,
    andEveryYearAfter: true,
    duty: 'Reauthorization proposals, statutory changes, executive actions or termination or reduction',
    by: 'Director of the Office of Management and Budget',
    to: 'Congress',
    dueDays: 60,
    source: '31 USC 1116(i)',
  },
];
