/** What an indicator counts. Detection is what was found; prevalence is how much there is. */
export type IndicatorKind = 'input' | 'output' | 'outcome' | 'detection' | 'prevalence';

/** The wanted direction: 'positive' when more is better. */
export type Direction = 'positive' | 'negative';

export type ObservationFlag = 'estimate' | 'at_least' | 'about' | 'suppressed' | 'missing';

export interface Observation {
  /** The year the period counts as; 2015-16 counts as 2015. */
  year: number;
  /** In the unit of the indicator; null when it is not known. */
  value: number | null;
  flag?: ObservationFlag;
}

export interface Series {
  observations: readonly Observation[];
  /** Without kind or direction there is no status. */
  kind: IndicatorKind | null;
  direction: Direction | null;
  /** Only read to find detection that is called prevalence. */
  title?: string;
  /** 2015 unless set. */
  baseYear?: number;
  /** `year` is 2030 unless set. */
  target?: { value: number; year?: number } | null;
  /** A value that cannot be passed, such as 100 for percent. Used only without target. */
  naturalLimit?: number | null;
}

export type ProgressStatus =
  | 'target_achieved'
  | 'on_track'
  | 'acceleration_needed'
  | 'limited_progress'
  | 'deterioration'
  | 'unable_to_assess';

export type ProgressWarningCode =
  | 'KIND_MISSING'
  | 'DIRECTION_MISSING'
  | 'DETECTION_READ_AS_PREVALENCE'
  | 'PREVALENCE_WANTED_UP'
  | 'TARGET_AGAINST_DIRECTION'
  | 'TARGET_EQUALS_BASE'
  | 'TARGET_YEAR_NOT_AFTER_BASE'
  | 'TARGET_YEAR_PASSED'
  | 'BASE_YEAR_MOVED'
  | 'TOO_FEW_YEARS'
  | 'MIXED_SIGNS'
  | 'ALL_NEGATIVE'
  | 'ZERO_BASE_REPLACED'
  | 'ZERO_TARGET_REPLACED'
  | 'LIMIT_NOT_USED'
  | 'FLAGGED_VALUE'
  | 'SERIES_LEFT_OUT';

export interface ProgressWarning {
  code: ProgressWarningCode;
  message: string;
}

export interface YearValue {
  year: number;
  value: number;
}

/** What the result was worked out from. */
export interface ProgressInputs {
  kind: IndicatorKind | null;
  direction: Direction | null;
  base: YearValue | null;
  current: YearValue | null;
  target: YearValue | null;
  naturalLimit: number | null;
  /** C, by which thresholds above zero were multiplied; 1 when there is no limit to respect. */
  limitFactor: number;
  /** CAGR from the base to the target, as a fraction a year; null without target. */
  requiredGrowth: number | null;
  /** True when every value is negative, so that growth in size is movement downwards. */
  flipped: boolean;
}

export interface Progress {
  /** Null where kind or direction is missing. */
  status: ProgressStatus | null;
  /** -5 to 5; null without status or when unable to assess. */
  score: number | null;
  /** 'R' with a target (a ratio), 'cagr' without (a fraction a year). */
  measure: 'cagr' | 'R' | null;
  /** The measure, above zero when the movement is wanted. */
  value: number | null;
  /** Growth in size a year as a fraction, whatever direction is wanted. */
  growth: number | null;
  warnings: ProgressWarning[];
  inputs: ProgressInputs;
}
