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

/** The smaller of P(X <= k) and P(X >= k) for X ~ Poisson(mean); the small tail is summed itself, never taken from 1. */
export const smallerPoissonTail = (k: number, mean: number): number => {
  if (mean <= 0) return k === 0 ? 1 : 0;
  const at = Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
  const lower = k < mean;
  const near = lower ? summed(at, (i) => i / mean, k, -1) : summed(at, (i) => mean / (i + 1), k, 1);
  return Math.min(near, 1 - near + at);
};
