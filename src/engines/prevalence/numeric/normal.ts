const sqrtTwoPi = Math.sqrt(2 * Math.PI);

const density = (x: number): number => Math.exp(-0.5 * x * x) / sqrtTwoPi;

/** Upper tail for x >= 3 by the continued fraction of Laplace, evaluated from its end. */
const upperTail = (x: number): number => {
  let fraction = x;
  for (let k = 60; k >= 1; k--) fraction = x + k / fraction;
  return density(x) / fraction;
};

/** The normal distribution function: its power series near 0, a continued fraction in the tails; about 1e-15 relative. */
export const normalCdf = (x: number): number => {
  if (x >= 3) return 1 - upperTail(x);
  if (x <= -3) return upperTail(-x);
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + density(x) * sum;
};

/** Inverse of `normalCdf` for 0 < p < 1: a start by the tail's asymptotics, then Halley's steps to the last bits. */
export const normalQuantile = (p: number): number => {
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const l = Math.sqrt(-2 * Math.log(tail));
  // Abramowitz and Stegun 26.2.23: within 4.5e-4
  let x = -(l - (2.515517 + l * (0.802853 + l * 0.010328)) / (1 + l * (1.432788 + l * (0.189269 + l * 0.001308))));
  for (let i = 0; i < 4; i++) {
    const step = (normalCdf(x) - tail) / density(x);
    x -= step / (1 + (x * step) / 2);
  }
  return p < 0.5 ? x : -x;
};
