import type { Data } from '../fit/data.ts';
import type { Fit, Fitter } from '../fit/fit-model.ts';
import { normalQuantile } from '../numeric/normal.ts';

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** Limits for a total whose unseen part is about log-normal (Chao 1987): never below the people seen. */
export const logNormalLimits = (seen: number, total: number, variance: number, level: number): Limits => {
  const unseen = total - seen;
  if (unseen <= 0) return { lower: seen, upper: total };
  const c = Math.exp(normalQuantile((1 + level) / 2) * Math.sqrt(Math.log1p(variance / unseen ** 2)));
  return { lower: seen + unseen / c, upper: seen + unseen * c };
};

/** Variance of the unseen under one model: of their expected number, by the delta method, and of a Poisson count around it. */
export const unseenVariance = (fitter: Fitter, data: Data, fit: Fit): number => {
  fitter.fit(data, fit.terms);
  const unseen = fit.total - data.people;
  return unseen + unseen ** 2 * fitter.newton.variance(fitter.keep(data, fit.terms), 0);
};
