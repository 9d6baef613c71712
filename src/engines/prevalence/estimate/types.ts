import type { Status } from '../exact/existence.ts';

/** In the order they are shown: floors, one model, selections, averages, Bayesian methods. */
export const methods = [
  'chapman',
  'chao',
  'main',
  'stepwise',
  'older',
  'bic',
  'average',
  'dga',
  'lcmcr',
  'threshold',
] as const;

export type Method = (typeof methods)[number];

export type IntervalKind = 'bca' | 'log-normal' | 'posterior';

export type EstimateNote =
  /** The estimate bounds the total from below; it is none of the total itself. */
  | 'lower-bound'
  | 'historical'
  /** Everything rests on the model being right: the interval does not hold the doubt about it. */
  | 'model-taken-as-known'
  | 'no-interval'
  | 'replicates-without-estimate'
  | 'too-many-models'
  | 'no-model-valid'
  /** Not all models were searched in each replicate. */
  | 'best-models-only'
  /** The sum over the unseen was cut where there still was probability. */
  | 'sum-cut'
  /** R-hat is above 1.1. */
  | 'chains-disagree'
  | 'normal-prior'
  /** Not even with independent lists does the table alone give an estimate: the number comes of the prior. */
  | 'prior-alone'
  | 'sampler-stuck'
  | 'order-lowered';

export interface Interval {
  readonly level: number;
  readonly lower: number;
  readonly upper: number;
  readonly kind: IntervalKind;
}

export interface Estimate {
  readonly method: Method;
  /** Seen and unseen people; null where there is no estimate. */
  readonly total: number | null;
  /** Generators of the model; empty where the method has no single one. */
  readonly model: readonly string[];
  /** The lists it rests on, where not all. */
  readonly lists?: readonly string[];
  readonly aic: number | null;
  readonly bic: number | null;
  readonly interval: Interval | null;
  readonly status: Status;
  readonly notes: readonly EstimateNote[];
  readonly rHat?: number | null;
}

export interface EstimateOptions {
  /** All where left out. */
  readonly methods?: readonly Method[];
  /** Largest interaction of the searches over all models; 3 up to five lists, 2 for six. */
  readonly order?: number;
  /** Replicates of the bootstrap; 1000 where left out, 0 for none. */
  readonly bootstrap?: number;
  readonly level?: number;
  readonly seed: number;
  /** Poisson tail of the stepwise selection; 0.02. */
  readonly threshold?: number;
  /** How many of the best models each replicate of the BIC bootstrap searches; all up to four lists, 100 beyond. */
  readonly tops?: number | 'all';
  readonly prior?: 'flat' | 'normal';
  readonly chains?: number;
  readonly burnIn?: number;
  readonly samples?: number;
  readonly thinning?: number;
  readonly mostUnseen?: number;
  readonly threads?: number;
  readonly progress?: (method: Method | null, share: number) => void;
  readonly signal?: AbortSignal;
}
