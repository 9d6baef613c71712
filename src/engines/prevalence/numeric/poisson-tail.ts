import { logGamma } from './gamma.ts';

const summed = (start: number, ratio: (k: number) => number, k: number, step: 1 | -1): number => {
  let term = start;
  let sum = start;
  for (let at = k; term > 1e-17 * sum; at += step) {
    term *= ratio(at);
    sum += term;
  }
  return sum;
};

/**
 * The logarithm of the smaller of P(X <= k) and P(X >= k) for X ~ Poisson(mean). The small tail is summed itself, never taken from 1, and in
 * multiples of P(X = k): in large tables the tails are smaller than any double, and which of them is the smallest still decides.
 */
export const logSmallerPoissonTail = (k: number, mean: number): number => {
  if (mean <= 0) return k === 0 ? 0 : Number.NEGATIVE_INFINITY;
  const logAt = k * Math.log(mean) - mean - logGamma(k + 1);
  const lower = k < mean;
  const times = lower ? summed(1, (i) => i / mean, k, -1) : summed(1, (i) => mean / (i + 1), k, 1);
  const near = logAt + Math.log(times);
  const far = 1 - Math.exp(near) + Math.exp(logAt);
  return Math.min(near, far > 0 ? Math.log(far) : near);
};
