import { describe, expect, it } from 'vitest';
import { daysFrom, linesFrom, rowsFor, rowTrouble } from './fill-rows.ts';
import { lanesOf } from './lanes.ts';
import type { Item } from './report-words.ts';

const item = {
  item: 'B',
  asks: ['count', 'duration', 'narrative'],
  meanAndMedian: true,
  by: [],
} as unknown as Item;

describe('filling an item of the report', () => {
  it('starts with what was entered, then with what the law asks for', () => {
    const rows = rowsFor(item, null, [{ line: 'value', value: '38', unit: 'persons', words: null }]);
    expect(rows.map(({ line, value }) => [line, value])).toEqual([
      ['value', '38'],
      ['mean', ''],
      ['median', ''],
    ]);
  });

  it('sends what was typed, the number without its spaces and commas, and leaves out what is empty', () => {
    const [value, ...rest] = rowsFor(item, null, []);
    expect(linesFrom([{ ...value!, value: ' 1,250 ' }, ...rest], ' A new form. ', false)).toEqual([
      { line: 'value', value: '1250', unit: null, words: null },
      { line: 'note', value: null, unit: null, words: 'A new form.' },
    ]);
  });

  it('lets the days stand for mean and median', () => {
    const rows = rowsFor(item, null, [
      { line: 'mean', value: '50', unit: 'days', words: null },
      { line: 'median', value: '40', unit: 'days', words: null },
    ]);
    expect(linesFrom(rows, '', true)).toEqual([]);
    expect(daysFrom('10, 20\n30')).toEqual([10, 20, 30]);
    expect(daysFrom('')).toEqual([]);
    expect(daysFrom('10 soon')).toBeNull();
    expect(daysFrom('-1')).toBeNull();
  });

  it('names what is wrong before it is sent', () => {
    const [row] = rowsFor(item, null, []);
    expect(rowTrouble([{ ...row!, value: 'many' }])).toBe('number');
    expect(rowTrouble([{ ...row!, value: '12,5' }])).toBe('number');
    expect(rowTrouble([{ ...row!, line: ' ', value: '5' }])).toBe('name');
    expect(rowTrouble([{ ...row!, value: '12.5' }])).toBeNull();
  });
});

describe('the time line of duties', () => {
  const of = (
    due: string,
    state: 'open' | 'overdue' | 'delivered late' | 'delivered on time',
    delivered: string | null,
  ) => ({
    title: 'Report',
    due,
    delivered,
    state,
  });

  it('gives each late one a lane of its own and ends it where it was met, or today', () => {
    const { bands, marks, height } = lanesOf(
      [
        of('2024-05-01', 'overdue', null),
        of('2025-05-01', 'delivered late', '2025-06-20'),
        of('2026-05-01', 'delivered on time', '2026-04-30'),
        of('2027-05-01', 'open', null),
      ],
      '2026-11-24',
    );
    expect(bands).toEqual([{ title: 'Report', y: 1 }]);
    expect(marks.map(({ due, until, y }) => [due, until, y])).toEqual([
      ['2026-05-01', null, 3],
      ['2027-05-01', null, 3],
      ['2024-05-01', '2026-11-24', 4],
      ['2025-05-01', '2025-06-20', 5],
    ]);
    expect(height).toBe(7);
  });
});
