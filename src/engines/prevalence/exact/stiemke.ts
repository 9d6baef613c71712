const lessThanZero = (value: bigint): boolean => value < 0n;

/** One pivot of a fraction-free simplex table: all entries stay whole at the common denominator. */
const pivotOn = (table: bigint[][], row: number, column: number, scale: bigint): bigint => {
  const pivotRow = table[row]!;
  const pivot = pivotRow[column]!;
  for (const [i, other] of table.entries()) {
    if (i === row) continue;
    const factor = other[column]!;
    for (let c = 0; c < other.length; c++) other[c] = (other[c]! * pivot - factor * pivotRow[c]!) / scale;
  }
  return pivot;
};

/**
 * Is there a y with every y > 0 and yᵀB = 0? By Stiemke's lemma exactly when no vector v makes Bv >= 0 with some entry above 0.
 * Phase 1 of the simplex method over whole numbers, with Bland's rule, for y = 1 + w, w >= 0. Rows of B that are all zero bind nothing.
 */
export const hasPositiveRelation = (b: readonly (readonly bigint[])[]): boolean => {
  const columns = b.filter((row) => row.some((entry) => entry !== 0n));
  const [first] = columns;
  if (first === undefined) return true;
  const equations = first.length;
  // w at the places 0..m-1, then one artificial an equation, then the right side
  const table: bigint[][] = Array.from({ length: equations }, (_, i) => {
    const right = -columns.reduce((sum, column) => sum + column[i]!, 0n);
    const sign = right < 0n ? -1n : 1n;
    const artificial = Array.from({ length: equations }, (_, k) => (k === i ? 1n : 0n));
    return [...columns.map((column) => sign * column[i]!), ...artificial, sign * right];
  });
  const width = columns.length + equations + 1;
  const cost = Array.from({ length: width }, (_, c) =>
    c >= columns.length && c < width - 1 ? 0n : -table.reduce((sum, row) => sum + row[c]!, 0n),
  );
  table.push(cost);
  const basis = Array.from({ length: equations }, (_, i) => columns.length + i);
  let scale = 1n;
  for (;;) {
    if (cost[width - 1] === 0n) return true;
    const entering = cost.findIndex((value, c) => c < columns.length && lessThanZero(value));
    if (entering < 0) return false;
    let leaving = -1;
    for (let i = 0; i < equations; i++) {
      const slope = table[i]![entering]!;
      if (slope <= 0n) continue;
      if (leaving < 0) {
        leaving = i;
        continue;
      }
      const here = table[i]![width - 1]! * table[leaving]![entering]!;
      const best = table[leaving]![width - 1]! * slope;
      if (here < best || (here === best && basis[i]! < basis[leaving]!)) leaving = i;
    }
    // the sum of the artificials is bounded below, so a row always leaves
    scale = pivotOn(table, leaving, entering, scale);
    basis[leaving] = entering;
  }
};
