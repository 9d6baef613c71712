/** All whole-number relations between the columns of a 0/1 matrix, found without rounding. */
export interface NullSpace {
  readonly rank: number;
  /** A basis of { v : row · v = 0 for every row }, in whole numbers. */
  readonly basis: readonly (readonly bigint[])[];
}

interface Reduced<T> {
  readonly rows: readonly T[][];
  readonly pivots: readonly number[];
  readonly scale: T;
}

/**
 * Fraction-free Gauss-Jordan elimination (Bareiss 1968): every entry stays a whole number. Null where a product could leave the range in
 * which doubles are exact.
 */
const reduceInDoubles = (rows: readonly (readonly number[])[], width: number): Reduced<number> | null => {
  const done: number[][] = [];
  const pivots: number[] = [];
  let scale = 1;
  for (const given of rows) {
    if (pivots.length === width) break;
    // what the rows before make of this one, at their scale
    const row = given.map((entry) => entry * scale);
    for (let i = 0; i < done.length; i++) {
      const factor = given[pivots[i]!]!;
      if (factor === 0) continue;
      for (let c = 0; c < width; c++) {
        const left = row[c]! - factor * done[i]![c]!;
        if (Math.abs(left) > 2 ** 51) return null;
        row[c] = left;
      }
    }
    const at = row.findIndex((entry) => entry !== 0);
    if (at < 0) continue;
    const pivot = row[at]!;
    for (const other of done) {
      const factor = other[at]!;
      for (let c = 0; c < width; c++) {
        const a = other[c]! * pivot;
        const b = factor * row[c]!;
        if (Math.abs(a) > 2 ** 51 || Math.abs(b) > 2 ** 51) return null;
        other[c] = (a - b) / scale;
      }
    }
    done.push(row);
    pivots.push(at);
    scale = pivot;
  }
  return { rows: done, pivots, scale };
};

const reduceInBigInts = (rows: readonly (readonly bigint[])[], width: number): Reduced<bigint> => {
  const done: bigint[][] = [];
  const pivots: number[] = [];
  let scale = 1n;
  for (const given of rows) {
    if (pivots.length === width) break;
    const row = given.map((entry) => entry * scale);
    for (let i = 0; i < done.length; i++) {
      const factor = given[pivots[i]!]!;
      if (factor !== 0n) for (let c = 0; c < width; c++) row[c]! -= factor * done[i]![c]!;
    }
    const at = row.findIndex((entry) => entry !== 0n);
    if (at < 0) continue;
    const pivot = row[at]!;
    for (const other of done) {
      const factor = other[at]!;
      for (let c = 0; c < width; c++) other[c] = (other[c]! * pivot - factor * row[c]!) / scale;
    }
    done.push(row);
    pivots.push(at);
    scale = pivot;
  }
  return { rows: done, pivots, scale };
};

const basisOf = <T extends number | bigint>({ rows, pivots, scale }: Reduced<T>, width: number): bigint[][] => {
  const free = Array.from({ length: width }, (_, c) => c).filter((c) => !pivots.includes(c));
  return free.map((f) => {
    const vector = new Array<bigint>(width).fill(0n);
    vector[f] = BigInt(scale);
    pivots.forEach((at, i) => {
      vector[at] = -BigInt(rows[i]![f]!);
    });
    return vector;
  });
};

export const nullSpace = (rows: readonly (readonly number[])[], width: number): NullSpace => {
  const quick = reduceInDoubles(rows, width);
  if (quick) return { rank: quick.pivots.length, basis: basisOf(quick, width) };
  const exact = reduceInBigInts(
    rows.map((row) => row.map(BigInt)),
    width,
  );
  return { rank: exact.pivots.length, basis: basisOf(exact, width) };
};

export const rankOf = (rows: readonly (readonly bigint[])[], width: number): number =>
  reduceInBigInts(rows, width).pivots.length;
