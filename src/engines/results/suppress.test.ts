import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountTable, suppressParts, suppressTable } from './index.ts';

const table = (cells: number[][]): CountTable => ({
  rows: cells.map((_, index) => `r${index}`),
  columns: cells[0]!.map((_, index) => `c${index}`),
  cells,
});

describe('small counts', () => {
  it('from 1 to 4 are hidden, zero and five are shown', () => {
    const { published } = suppressTable(
      table([
        [1, 2, 0, 5],
        [3, 4, 9, 5],
      ]),
    );
    expect(published.cells).toEqual([
      [null, null, 0, 5],
      [null, null, 9, 5],
    ]);
  });

  it('take a second cell with them in the row and in the column', () => {
    const { published, suppressed } = suppressTable(
      table([
        [3, 20, 40],
        [10, 30, 60],
        [50, 70, 80],
      ]),
    );
    expect(published.cells).toEqual([
      [null, null, 40],
      [null, null, 60],
      [50, 70, 80],
    ]);
    expect(published.total).toBe(363);
    expect(suppressed.filter(({ reason }) => reason === 'small')).toEqual([
      { row: 'r0', column: 'c0', value: 3, reason: 'small' },
    ]);
  });

  it('in one list take the smallest other part with them, or else the total', () => {
    const parts = [7, 3, 50].map((value, index) => ({ name: `p${index}`, value }));
    expect(suppressParts(parts)).toMatchObject({ total: 60, parts: [{ value: null }, { value: null }, { value: 50 }] });
    expect(suppressParts([{ name: 'only', value: 3 }])).toMatchObject({ total: null, parts: [{ value: null }] });
  });

  it('that are totals are hidden too, with a second total so that the sum of all does not tell them', () => {
    expect(
      suppressTable(
        table([
          [1, 1],
          [40, 50],
        ]),
      ).published,
    ).toMatchObject({ rowTotals: [null, null], total: 92 });
  });

  it('can have another threshold', () => {
    expect(
      suppressParts(
        [9, 9, 30].map((value) => ({ name: '', value })),
        { to: 9 },
      ).parts.map(({ value }) => value),
    ).toEqual([null, null, 30]);
  });

  it('need whole counts and a full table', () => {
    expect(() => suppressTable(table([[1.5]]))).toThrowError(expect.objectContaining({ code: 'COUNT_NOT_WHOLE' }));
    expect(() => suppressTable({ rows: ['a'], columns: ['b'], cells: [[1, 2]] })).toThrowError(
      expect.objectContaining({ code: 'TABLE_RAGGED' }),
    );
    expect(suppressTable({ rows: [], columns: [], cells: [] }).published.total).toBe(0);
  });
});

/** Every table that differs by at most one in each hidden cell and agrees with all that is published. */
function* tablesThatFit(
  cells: number[][],
  published: ReturnType<typeof suppressTable>['published'],
): Generator<number[][]> {
  const hidden = cells.flatMap((row, r) =>
    row.flatMap((_, c) => (published.cells[r]![c] === null ? [[r, c] as const] : [])),
  );
  const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);
  const fits = (value: number, shown: number | null) => shown === null || shown === value;
  for (let code = 0; code < 3 ** hidden.length; code++) {
    const guess = cells.map((row) => [...row]);
    hidden.forEach(([r, c], index) => {
      guess[r]![c]! += (Math.floor(code / 3 ** index) % 3) - 1;
    });
    const rowSums = guess.map(sum);
    const columnSums = cells[0]!.map((_, c) => sum(guess.map((row) => row[c]!)));
    if (
      guess.flat().every((count) => count >= 0) &&
      rowSums.every((value, r) => fits(value, published.rowTotals[r]!)) &&
      columnSums.every((value, c) => fits(value, published.columnTotals[c]!)) &&
      fits(sum(rowSums), published.total)
    )
      yield guess;
  }
}

describe('a suppressed number', () => {
  const tables = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) => {
    const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 }), fc.constant(0));
    const row = fc.array(count, { minLength: columns, maxLength: columns });
    return fc.array(row, { minLength: rows, maxLength: rows });
  });

  it('can never be worked out from the published rest: each has another value that fits', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const { published, suppressed } = suppressTable(table(cells));
        const seen = new Map<string, Set<number>>();
        const note = (key: string, value: number) => {
          seen.set(key, (seen.get(key) ?? new Set()).add(value));
        };
        const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);
        for (const guess of tablesThatFit(cells, published)) {
          guess.forEach((row, r) => {
            note(`r${r} null`, sum(row));
            for (const [c, value] of row.entries()) note(`r${r} c${c}`, value);
          });
          for (const c of cells[0]!.keys()) note(`null c${c}`, sum(guess.map((row) => row[c]!)));
          note('null null', sum(guess.flat()));
        }
        for (const { row, column } of suppressed) expect(seen.get(`${row} ${column}`)!.size).toBeGreaterThan(1);
      }),
      { numRuns: 60 },
    );
  });

  it('hides every small count, and publishes every other number unchanged', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const { published } = suppressTable(table(cells));
        published.cells.flat().forEach((shown, index) => {
          const value = cells.flat()[index]!;
          expect(shown === null || (shown === value && (value === 0 || value > 4))).toBe(true);
        });
      }),
    );
  });

  it('is there only where a small count is', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const large = cells.map((row) => row.map((count) => count * 5));
        expect(suppressTable(table(large)).suppressed).toEqual([]);
      }),
    );
  });

  it('in one list leaves at least two ways to fill what is hidden', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 }), (values) => {
        const { parts, total } = suppressParts(values.map((value) => ({ name: '', value })));
        const hidden = values.filter((_, index) => parts[index]!.value === null);
        const hiddenSum = hidden.reduce((all, value) => all + value, 0);
        if (hidden.length > 0) expect(total === null || (hidden.length > 1 && hiddenSum > 0)).toBe(true);
      }),
    );
  });
});
