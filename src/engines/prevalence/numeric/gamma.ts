const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** Stirling's series with its first eight terms: beyond 10 the error is below the last bit. */
const stirling = (x: number): number => {
  const r = 1 / (x * x);
  const series =
    1 / 12 -
    r *
      (1 / 360 -
        r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * (691 / 360360 - r * (1 / 156 - r * (3617 / 122400)))))));
  return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + series / x;
};

/** Logarithm of the gamma function for x > 0, by recurrence up to where Stirling's series holds. */
export const logGamma = (x: number): number => {
  if (x >= 10) return stirling(x);
  let product = 1;
  let at = x;
  while (at < 10) product *= at++;
  return stirling(at) - Math.log(product);
};
