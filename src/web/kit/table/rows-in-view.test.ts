import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../words.ts';
import { type Column, cellForCsv } from './columns.ts';
import { rowsInView, shownColumns } from './rows-in-view.ts';
import { readView, searchFor, type TableView } from './view.ts';

interface Row {
  readonly id: number;
  readonly name: string | null;
  readonly count: number | null;
  readonly state: 'late' | 'done';
}

const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', value: (row) => row.name },
  { id: 'count', header: 'Count', value: (row) => row.count, kind: 'number' },
  {
    id: 'state',
    header: 'State',
    value: (row) => row.state,
    choices: [
      { value: 'late', label: 'Tarde' },
      { value: 'done', label: 'Hecho' },
    ],
    offAtFirst: true,
  },
];
const words = wordsOf(
  'es',
  (key) => key,
  () => true,
);
const plain: TableView = { text: '', sort: null, page: 0, size: 50, filters: {}, columns: null };
const see = (rows: readonly Row[], view: Partial<TableView>) => rowsInView(rows, columns, { ...plain, ...view }, words);

const rowsOf = fc
  .array(
    fc.record({
      name: fc.option(fc.string()),
      count: fc.option(fc.integer()),
      state: fc.constantFrom('late' as const, 'done' as const),
    }),
    { maxLength: 40 },
  )
  .map((rows) => rows.map((row, id) => ({ ...row, id })));

describe('the rows in view', () => {
  it('are all there, once, over the pages', () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: 1, max: 9 }), (rows, size) => {
        const { pages } = see(rows, { size });
        const seen = Array.from({ length: pages }, (_, page) => see(rows, { size, page }).page).flat();
        expect(seen).toEqual(rows);
      }),
    );
  });

  it('stand in order, with the empty ones last either way, and equal ones as they were', () => {
    fc.assert(
      fc.property(rowsOf, fc.boolean(), (rows, desc) => {
        const { all } = see(rows, { sort: { id: 'count', desc } });
        expect(new Set(all)).toEqual(new Set(rows));
        const counts = all.map((row) => row.count);
        const known = counts.filter((count) => count !== null);
        expect(counts.slice(0, known.length)).toEqual([...known].sort((a, b) => (desc ? b - a : a - b)));
        for (const [i, row] of all.entries()) {
          const next = all[i + 1];
          if (next && next.count === row.count) expect(row.id).toBeLessThan(next.id);
        }
      }),
    );
  });

  it('are found by any of their words, without accents and case, also by the label of a choice', () => {
    const rows: Row[] = [
      { id: 0, name: 'Niños en Cedar', count: 1, state: 'late' },
      { id: 1, name: 'Adultos', count: 2, state: 'done' },
    ];
    expect(see(rows, { text: 'CEDAR nino' }).all).toEqual([rows[0]]);
    expect(see(rows, { text: 'hecho' }).all).toEqual([rows[1]]);
    expect(see(rows, { text: 'cedar hecho' }).all).toEqual([]);
    expect(see(rows, { filters: { state: 'late' } }).all).toEqual([rows[0]]);
  });

  it('show the last page where the address asks for one beyond it', () => {
    const rows = [{ id: 0, name: 'a', count: 1, state: 'late' as const }];
    expect(see(rows, { page: 99 })).toMatchObject({ page: rows, pageIndex: 0, pages: 1 });
  });

  it('ignore a sort or filter that the table does not know', () => {
    const rows = [{ id: 0, name: 'a', count: 1, state: 'late' as const }];
    expect(see(rows, { sort: { id: 'gone', desc: false }, filters: { gone: 'x' } }).all).toEqual(rows);
  });

  it('show the columns that are on at first, or those the address names', () => {
    expect(shownColumns(columns, plain).map((one) => one.id)).toEqual(['name', 'count']);
    expect(shownColumns(columns, { ...plain, columns: ['state'] }).map((one) => one.id)).toEqual(['state']);
  });

  it('stay numbers and days in a spreadsheet', () => {
    const row: Row = { id: 0, name: null, count: 1234.5, state: 'late' };
    expect(columns.map((column) => cellForCsv(column, row, words))).toEqual(['', 1234.5, 'Tarde']);
  });
});

describe('the view in the address', () => {
  const view = fc.record({
    text: fc.string().map((text) => text.trim()),
    sort: fc.option(fc.record({ id: fc.stringMatching(/^[a-z]{1,8}$/), desc: fc.boolean() })),
    page: fc.integer({ min: 0, max: 500 }),
    size: fc.integer({ min: 1, max: 500 }),
  });

  it('comes back as it was put there', () => {
    fc.assert(
      fc.property(view, fc.constantFrom('', 'late.'), ({ text, sort, page, size }, prefix) => {
        const change = { ...searchFor(prefix, { text, sort, size }), ...searchFor(prefix, { page }) };
        const search = Object.fromEntries(
          Object.entries(change).filter((entry): entry is [string, string] => entry[1] !== null),
        );
        expect(readView(search, prefix, {})).toMatchObject({ text, sort, page, size });
      }),
    );
  });

  it('goes back to the first page when the rows change', () => {
    expect(searchFor('', { text: 'x' })).toMatchObject({ page: null, q: 'x' });
    expect(searchFor('', { columns: ['a'] })).toEqual({ cols: 'a' });
  });

  it('takes nonsense for nothing', () => {
    expect(readView({ page: '-3', size: '0', sort: '' }, '', { size: 25 })).toMatchObject({
      page: 0,
      size: 25,
      sort: null,
    });
  });
});
