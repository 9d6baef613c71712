/**
 * Checks on reported results: parts against totals, small counts, double counting, narratives that say nothing.
 * Every finding is a question to a person, not a verdict.
 *
 * Shapes: `ResultText` is what a program wrote for a period, `Claim` a number in it; tables are rows of whole counts.
 * Units: values are in the unit the program names; places in texts are in UTF-16 units.
 * Errors: `ResultsError` with a `code`.
 * Source: rules of our own, after GAO-17-325 (disaggregation), GAO-16-555 (duplication) and GAO-19-77 (quality of records).
 */
export { type Claim, extractClaims, type ResultText } from './claims.ts';
export { findDoubleCounts, type PairDecision, type PossibleDoubleCount, pairName } from './double-count.ts';
export { ResultsError, type ResultsErrorCode } from './errors.ts';
export { compareParts, type Part, type PartsComparison } from './parts.ts';
export { checkNarratives, type QualityFlag } from './quality.ts';
export type { QualityRule } from './quality-rules.ts';
export { type ClaimSum, sumClaims } from './sum-claims.ts';
export {
  type CountTable,
  type PublishedTable,
  type SmallCells,
  type SuppressedCell,
  suppressParts,
  suppressTable,
} from './suppress.ts';
export { type UnitKind, unitKind } from './unit.ts';
