/** The most tokens of one side that are assigned. */
export const mostTokens = 12;

const size = mostTokens + 1;
const u = new Float64Array(size);
const v = new Float64Array(size);
const match = new Int32Array(size);
const way = new Int32Array(size);
const least = new Float64Array(size);
const used = new Uint8Array(size);

/**
 * The assignment of rows to columns with the greatest sum (Hungarian method, O(n^3)), for up to 12 by 12.
 *
 * @param gain `rows * columns` gains, 0 or more, row by row
 * @param into for each row its column, or -1 where no column gains anything
 */
export const assign = (gain: Float64Array, rows: number, columns: number, into: Int32Array): void => {
  const n = Math.max(rows, columns);
  const cost = (i: number, j: number): number => (i < rows && j < columns ? -(gain[i * columns + j] as number) : 0);
  u.fill(0);
  v.fill(0);
  match.fill(0);
  for (let i = 1; i <= n; i++) {
    match[0] = i;
    let j0 = 0;
    least.fill(Number.POSITIVE_INFINITY);
    used.fill(0);
    do {
      used[j0] = 1;
      const i0 = match[j0] as number;
      let delta = Number.POSITIVE_INFINITY;
      let j1 = 0;
      for (let j = 1; j <= n; j++) {
        if (used[j] === 1) continue;
        const reduced = cost(i0 - 1, j - 1) - (u[i0] as number) - (v[j] as number);
        if (reduced < (least[j] as number)) {
          least[j] = reduced;
          way[j] = j0;
        }
        if ((least[j] as number) < delta) {
          delta = least[j] as number;
          j1 = j;
        }
      }
      for (let j = 0; j <= n; j++) {
        if (used[j] === 1) {
          u[match[j] as number] = (u[match[j] as number] as number) + delta;
          v[j] = (v[j] as number) - delta;
        } else least[j] = (least[j] as number) - delta;
      }
      j0 = j1;
    } while (match[j0] !== 0);
    do {
      const j1 = way[j0] as number;
      match[j0] = match[j1] as number;
      j0 = j1;
    } while (j0 !== 0);
  }
  for (let i = 0; i < rows; i++) into[i] = -1;
  for (let j = 1; j <= columns; j++) {
    const i = (match[j] as number) - 1;
    if (i >= 0 && i < rows && (gain[i * columns + j - 1] as number) > 0) into[i] = j - 1;
  }
};
