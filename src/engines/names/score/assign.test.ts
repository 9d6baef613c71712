import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assign } from './assign.ts';

/** Every way to give rows to columns, tried one after the other. */
const bestByTrying = (gain: readonly number[], rows: number, columns: number, row = 0, taken = 0): number => {
  if (row === rows) return 0;
  let best = bestByTrying(gain, rows, columns, row + 1, taken);
  for (let column = 0; column < columns; column++) {
    if (taken & (1 << column)) continue;
    const rest = bestByTrying(gain, rows, columns, row + 1, taken | (1 << column));
    best = Math.max(best, (gain[row * columns + column] as number) + rest);
  }
  return best;
};

it('finds what trying every assignment finds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 25, maxLength: 25 }),
      (rows, columns, gain) => {
        const into = new Int32Array(12);
        assign(Float64Array.from(gain), rows, columns, into);
        const given = [...into.subarray(0, rows)];
        const used = given.filter((column) => column >= 0);
        expect(new Set(used).size).toBe(used.length);
        const sum = given.reduce(
          (total, column, row) => total + (column < 0 ? 0 : (gain[row * columns + column] as number)),
          0,
        );
        expect(sum).toBe(bestByTrying(gain, rows, columns));
      },
    ),
    { numRuns: 300 },
  );
});
