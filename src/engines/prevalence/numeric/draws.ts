import { logGamma } from './gamma.ts';
import { gamma, type Random } from './random.ts';

const smallMean = 10;

const binomialByInversion = (random: Random, n: number, p: number): number => {
  const odds = p / (1 - p);
  let chance = (1 - p) ** n;
  let u = random.next();
  let k = 0;
  while (u > chance && k < n) {
    u -= chance;
    k++;
    chance *= (odds * (n - k + 1)) / k;
  }
  return k;
};

/** Hörmann's transformed rejection (BTRS, 1993), for n p >= 10 and p <= 1/2. */
const binomialByRejection = (random: Random, n: number, p: number): number => {
  const spread = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const alpha = (2.83 + 5.1 / b) * spread;
  const mode = Math.floor((n + 1) * p);
  const atMode = logGamma(mode + 1) + logGamma(n - mode + 1);
  const logOdds = Math.log(p / (1 - p));
  for (;;) {
    const u = random.next() - 0.5;
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + centre);
    const v = random.next();
    if (k < 0 || k > n) continue;
    if (us >= 0.07 && v <= 0.92 - 4.2 / b) return k;
    const height = Math.log((v * alpha) / (a / (us * us) + b));
    if (height <= atMode - logGamma(k + 1) - logGamma(n - k + 1) + (k - mode) * logOdds) return k;
  }
};

export const binomial = (random: Random, n: number, p: number): number => {
  if (n === 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(random, n, 1 - p);
  return n * p < smallMean ? binomialByInversion(random, n, p) : binomialByRejection(random, n, p);
};

/** Hörmann's PTRS (1993) for large means, multiplication of uniforms for small ones. */
export const poisson = (random: Random, mean: number): number => {
  if (mean < smallMean) {
    const limit = Math.exp(-mean);
    let k = 0;
    for (let product = random.next(); product > limit; product *= random.next()) k++;
    return k;
  }
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const logMean = Math.log(mean);
  for (;;) {
    const u = random.next() - 0.5;
    const v = random.next();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= 0.9277 - 3.6224 / (b - 2)) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b) <= k * logMean - mean - logGamma(k + 1))
      return k;
  }
};

/** Failures before the n-th success of chance p. */
export const negativeBinomial = (random: Random, n: number, p: number): number =>
  poisson(random, gamma(random, n, p / (1 - p)));

/** How n draws fall on places of these weights. */
export const multinomial = (
  random: Random,
  n: number,
  weights: ArrayLike<number>,
  into: Float64Array,
): Float64Array => {
  let rest = 0;
  for (let i = 0; i < weights.length; i++) rest += weights[i]!;
  let left = n;
  for (let i = 0; i < weights.length; i++) {
    const drawn =
      left === 0 ? 0 : i === weights.length - 1 ? left : binomial(random, left, Math.min(1, weights[i]! / rest));
    into[i] = drawn;
    left -= drawn;
    rest -= weights[i]!;
  }
  return into;
};
