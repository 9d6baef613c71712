import type { EscalationRule } from '../rule.ts';

/** The ladder of 31 USC 1116(g) to (i), as the pack us-gprama-ladder must hold it. */
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
