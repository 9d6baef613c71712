/**
 * The ladder of duties when a performance goal stays unmet. It prepares and reminds; it determines nothing.
 *
 * Shapes: one `Determination` a fiscal year in, `EscalationEntry` out; the rungs are data (`EscalationRule`), from a pack.
 * Units: fiscal years are numbers named for the year they end in; due dates are civil dates, days after the determination.
 * Errors: `EscalationError` with a `code`; `CalendarError` for a date that does not exist.
 * Source: 31 USC 1116(g) to (i).
 */
export { climbLadder, type Determination, type EscalationEntry, type Ladder } from './climb.ts';
export { EscalationError, type EscalationErrorCode } from './errors.ts';
export { precedingYears, type YearResult } from './preceding-years.ts';
export { type EscalationRule, EscalationRuleSchema } from './rule.ts';
