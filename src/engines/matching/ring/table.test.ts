import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardTable, tableOf } from './table.ts';

describe('a guarded table', () => {
  const names = ['a', 'b', 'c'];
  const tables = fc
    .array(fc.integer({ min: 0, max: 40 }), { minLength: 7, maxLength: 7 })
    .map((counts) => tableOf(names, new Map(counts.map((count, i) => [i + 1, count]))));

  it('shows no cell below the bar, and none that the total gives away', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 2, max: 20 }), (table, least) => {
        const guarded = guardTable(table, least);
        for (const { count } of guarded.cells) expect(count ?? least).toBeGreaterThanOrEqual(least);
        const shown = guarded.cells.reduce((sum, { count }) => sum + (count ?? 0), 0);
        if (guarded.cases !== null && guarded.withheld > 0) {
          expect(guarded.withheld).toBeGreaterThan(1);
          expect(guarded.cases - shown).toBeGreaterThanOrEqual(least);
        }
      }),
    );
  });

  it('is whole where no cell is small, and keeps the total back where one cell is all there is', () => {
    const large = tableOf(
      names,
      new Map([
        [1, 30],
        [3, 12],
      ]),
    );
    expect(guardTable(large, 11)).toMatchObject({ cases: 42, withheld: 0 });
    expect(guardTable(tableOf(names, new Map([[1, 3]])), 11)).toMatchObject({ cases: null, withheld: 1 });
    expect(
      guardTable(
        tableOf(
          names,
          new Map([
            [1, 3],
            [2, 50],
            [4, 60],
          ]),
        ),
        11,
      ),
    ).toMatchObject({ cases: 113, withheld: 2 });
  });
});
