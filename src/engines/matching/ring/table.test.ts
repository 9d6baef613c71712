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

  it('leaves every withheld cell at least two sizes it may have, for whoever knows the rule', () => {
    const counts = [0, 1, 2, 3, 4, 5, 6];
    for (const least of [2, 3, 4, 6]) {
      // all tables of three cells, by what is shown of them: for each cell, the sizes that lead to it
      const possible = new Map<string, Set<number>[]>();
      for (const a of counts)
        for (const b of counts)
          for (const c of counts) {
            const table = tableOf(['a', 'b'], new Map([a, b, c].map((count, i) => [i + 1, count])));
            const guarded = guardTable(table, least);
            // a bar of 2 hides one person from nobody who knows the rule, where no larger cell stands in front
            if (least === 2 && guarded.cases === null) continue;
            const shown = JSON.stringify(guarded);
            const sizes = possible.get(shown) ?? guarded.cells.map(() => new Set<number>());
            for (const [i, { count }] of table.cells.entries()) sizes[i]?.add(count);
            possible.set(shown, sizes);
          }
      const known = [...possible].filter(([shown, sizes]) =>
        JSON.parse(shown).cells.some(
          ({ count }: { count: number | null }, i: number) => count === null && sizes[i]?.size === 1,
        ),
      );
      expect({ least, known }).toEqual({ least, known: [] });
    }
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
