/** A stream of random numbers; the same seed and stream give the same numbers on every machine and in every thread. */
export interface Random {
  /** Uniform in (0, 1), both ends out. */
  next(): number;
}

const mix = (x: number): number => {
  let z = x | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
};

/**
 * sfc32 (Chris Doty-Humphrey, PractRand), seeded with the seed and the number of the stream: every replicate has a stream of its own, so
 * that it does not matter which thread draws it.
 */
export const randomStream = (seed: number, stream = 0): Random => {
  let a = mix(seed ^ 0x9e3779b9);
  let b = mix(Math.floor(seed / 2 ** 32) ^ 0x243f6a88);
  let c = mix(stream + 0x7f4a7c15);
  let counter = 1;
  const bits = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i++) bits();
  return { next: () => ((bits() >>> 5) * 67108864 + (bits() >>> 6) + 0.5) / 2 ** 53 };
};

export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(random.next())) * Math.cos(2 * Math.PI * random.next());

/** Gamma with shape and rate (Marsaglia and Tsang 2000). */
export const gamma = (random: Random, shape: number, rate: number): number => {
  if (shape < 1) return gamma(random, shape + 1, rate) * random.next() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / rate;
  }
};

export const beta = (random: Random, a: number, b: number): number => {
  const x = gamma(random, a, 1);
  const y = gamma(random, b, 1);
  return x / (x + y);
};
