/**
 * Progress of an indicator, by the method of Statistics Canada and Open SDG.
 *
 * Shapes: a `Series` is one value a year with kind, wanted direction and perhaps a target; a `Progress` is status, score, the measure
 * and everything it was worked out from.
 * Units: growth and cagr are fractions a year (0.015 is 1.5 %), R is a ratio, scores run from -5 to 5.
 * Errors: `ProgressError` with a `code` for input that is no series; data that cannot be assessed is a status, not an error.
 * Source: open-sdg/open-sdg, docs/progress-methodology.md (MIT).
 */
export { DEFAULT_BASE_YEAR } from './base-and-current.ts';
export { type CombinedProgress, combineProgress } from './combine.ts';
export { directionWarnings, trueKind } from './direction.ts';
export { ProgressError, type ProgressErrorCode } from './errors.ts';
export { compoundGrowth, naturalLimitFactor, ZERO_STAND_IN } from './growth.ts';
export { DEFAULT_TARGET_YEAR, measureProgress } from './measure.ts';
export { scoreOfGrowth, scoreOfRatio, statusOfGrowth, statusOfRatio, statusOfScore } from './score.ts';
export { progressText } from './text.ts';
export type {
  Direction,
  IndicatorKind,
  Observation,
  ObservationFlag,
  Progress,
  ProgressInputs,
  ProgressStatus,
  ProgressWarning,
  ProgressWarningCode,
  Series,
  YearValue,
} from './types.ts';
