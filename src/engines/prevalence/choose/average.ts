import type { Data } from '../fit/data.ts';
import type { Fit, Fitter } from '../fit/fit-model.ts';
import { unseenVariance } from '../interval/log-normal.ts';
import { normalCdf } from '../numeric/normal.ts';

export interface Averaged {
  readonly total: number;
  readonly lower: number;
  readonly upper: number;
  /** Weight of the best model: near 1, the average is that model alone. */
  readonly largestWeight: number;
}

/** Models that weigh less than this share of the best do not move an average of six digits. */
const negligible = 1e-9;

/**
 * Average over models with weights exp(-BIC/2) (Buckland, Burnham and Augustin 1997). The limits are quantiles of the mixture of each model's
 * log-normal distribution of the unseen, so they hold the doubt about the model too.
 */
export const averageModels = (fitter: Fitter, data: Data, fits: readonly Fit[], level: number): Averaged => {
  const best = fits[0]!.bic;
  const weighed = fits
    .map((fit) => ({ fit, weight: Math.exp((best - fit.bic) / 2) }))
    .filter(({ weight }) => weight > negligible);
  const sum = weighed.reduce((total, { weight }) => total + weight, 0);
  const parts = weighed.map(({ fit, weight }) => {
    const unseen = fit.total - data.people;
    const spread = Math.sqrt(Math.log1p(unseenVariance(fitter, data, fit) / unseen ** 2));
    return { share: weight / sum, total: fit.total, middle: Math.log(unseen), spread };
  });
  const below = (unseen: number): number =>
    parts.reduce((p, { share, middle, spread }) => p + share * normalCdf((Math.log(unseen) - middle) / spread), 0);
  const quantile = (p: number): number => {
    let low = Math.min(...parts.map(({ middle, spread }) => middle - 10 * spread));
    let high = Math.max(...parts.map(({ middle, spread }) => middle + 10 * spread));
    for (let i = 0; i < 100 && high - low > 1e-12; i++) {
      const middle = (low + high) / 2;
      if (below(Math.exp(middle)) < p) low = middle;
      else high = middle;
    }
    return data.people + Math.exp((low + high) / 2);
  };
  return {
    total: parts.reduce((total, { share, total: n }) => total + share * n, 0),
    lower: quantile((1 - level) / 2),
    upper: quantile((1 + level) / 2),
    largestWeight: 1 / sum,
  };
};
