/** Quantile of sorted values, type 8 of Hyndman and Fan (1996), which does not depend on the distribution. Clamps at the ends. */
export const quantile8 = (sorted: ArrayLike<number>, level: number): number => {
  const n = sorted.length;
  const place = level * (n + 1 / 3) + 1 / 3;
  const below = Math.floor(place + 4 * Number.EPSILON);
  const share = Math.abs(place - below) < 4 * Number.EPSILON ? 0 : place - below;
  const value = (i: number): number => sorted[Math.min(Math.max(i, 1), n) - 1]!;
  const low = value(below);
  const high = value(below + 1);
  return share === 0 || low === high ? low : low + share * (high - low);
};

/** Values in ascending order, in an array of their own. */
export const ascending = (values: ArrayLike<number>): Float64Array => Float64Array.from(values).sort();
