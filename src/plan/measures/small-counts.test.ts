import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSmallCounts } from './small-counts.ts';

interface Cell {
  readonly period: string;
  readonly dims: Record<string, string>;
  readonly value: number | null;
  readonly flag: 'suppressed' | null;
}
const cell = (dims: Record<string, string>, value: number | null): Cell => ({
  period: '2024',
  dims,
  value,
  flag: null,
});
const shown = (unit: string, cells: Cell[]) => withoutSmallCounts(unit, cells, () => null).map((c) => c.value);

describe('small counts in what leaves the house', () => {
  it('leave, and a second one with them, so that neither can be worked out', () => {
    const ages = [cell({}, 110), cell({ Age: 'a' }, 3), cell({ Age: 'b' }, 7), cell({ Age: 'c' }, 100)];
    expect(shown('persons', ages)).toEqual([110, null, null, 100]);
  });

  it('count also what is in no part', () => {
    const ages = [cell({}, 102), cell({ Age: 'a' }, 60), cell({ Age: 'b' }, 40)];
    const [total, ...parts] = shown('persons', ages);
    expect(total).toBe(102);
    expect(parts.filter((v) => v === null)).toHaveLength(1);
  });

  it('take the whole breakdown with them where parts exceed the total or a number is missing', () => {
    expect(shown('persons', [cell({}, 5), cell({ Age: 'a' }, 3), cell({ Age: 'b' }, 9)])).toEqual([5, null, null]);
    expect(shown('persons', [cell({}, 50), cell({ Age: 'a' }, 3), cell({ Age: 'b' }, null)])).toEqual([50, null, null]);
  });

  it('are not looked for in money and rates, and one total of persons is small by itself', () => {
    expect(shown('USD million', [cell({}, 3)])).toEqual([3]);
    expect(shown('%', [cell({}, 2), cell({ Sex: 'f' }, 3)])).toEqual([2, 3]);
    expect(shown('orders', [cell({}, 3)])).toEqual([3]);
    expect(shown('persons', [cell({}, 3)])).toEqual([null]);
  });

  it('leave what is large as it is', () => {
    const cells = [cell({}, 100), cell({ Sex: 'f' }, 60), cell({ Sex: 'm' }, 40)];
    expect(withoutSmallCounts('persons', cells, () => null)).toEqual(cells);
  });

  it('never stand beside just what is needed to work them out, in any table of two dimensions', () => {
    const counts = fc.array(fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 3 }), {
      minLength: 2,
      maxLength: 3,
    });
    fc.assert(
      fc.property(counts, fc.nat({ max: 6 }), (rows, rest) => {
        const width = Math.min(...rows.map((r) => r.length));
        const table = rows.map((r) => r.slice(0, width));
        const cells = table.flatMap((r, i) => r.map((v, j) => cell({ A: `a${i}`, B: `b${j}` }, v)));
        const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
        const byA = table.map((r, i) => cell({ A: `a${i}` }, sum(r)));
        const byB = Array.from({ length: width }, (_, j) => cell({ B: `b${j}` }, sum(table.map((r) => r[j] ?? 0))));
        const total = cell({}, sum(table.flat()) + rest);
        const out = withoutSmallCounts('persons', [...cells, ...byA, ...byB, total], () => null);
        const at = (dims: Record<string, string>) =>
          out.find((c) => JSON.stringify(c.dims) === JSON.stringify(dims))?.value;
        // a hidden small cell is never alone in a row whose total and other cells are all shown, nor in a column
        for (const [i, row] of table.entries()) {
          for (const [j, value] of row.entries()) {
            const cellShown = at({ A: `a${i}`, B: `b${j}` });
            if (value >= 1 && value <= 4) expect(cellShown).toBeNull();
            if (cellShown !== null) continue;
            const others = row.map((_, k) => at({ A: `a${i}`, B: `b${k}` })).filter((_, k) => k !== j);
            expect([at({ A: `a${i}` }), ...others].some((v) => v === null)).toBe(true);
            const above = table.map((_, k) => at({ A: `a${k}`, B: `b${j}` })).filter((_, k) => k !== i);
            expect([at({ B: `b${j}` }), ...above].some((v) => v === null)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
