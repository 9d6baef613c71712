import { describe, expect, test } from 'vitest';
import { civilDateOf, dateSpanOf, yearSpan } from './written-dates.ts';

describe('a written date', () => {
  test.each([
    ['2012-07-06', '2012-07-06'],
    ['2012-07-06T10:00:00Z', '2012-07-06'],
    ['06/07/2012', '2012-07-06'],
    ['6.7.2012', '2012-07-06'],
    ['06-JUL-2012', '2012-07-06'],
    ['6th July 2012', '2012-07-06'],
    ['July 6, 2012', '2012-07-06'],
    ['6 de julio de 2012', '2012-07-06'],
    ['20120706', '2012-07-06'],
    ['2012', ''],
    ['31/02/2012', ''],
    ['soon', ''],
  ])('%s is %s, day first', (text, date) => {
    expect(civilDateOf(text, 'day-first')).toBe(date);
  });

  test('the order of the United States', () => {
    expect(civilDateOf('06/07/2012', 'month-first')).toBe('2012-06-07');
    expect(civilDateOf('13/07/2012', 'month-first')).toBe('');
  });

  test.each([
    ['00/04/1984', '1984-04-01', '1984-04-30', 'month'],
    ['dd/mm/1970', '1970-01-01', '1970-12-31', 'year'],
    ['10/00/1983', '1983-01-01', '1983-12-31', 'year'],
    ['Feb 2024', '2024-02-01', '2024-02-29', 'month'],
    ['2024-02', '2024-02-01', '2024-02-29', 'month'],
  ])('%s leaves a span', (text, from, to, precision) => {
    expect(dateSpanOf(text, 'day-first')).toEqual({ from, to, precision, circa: false });
  });

  test('circa is kept, and a span of years that runs backwards is none', () => {
    expect(dateSpanOf('circa 1961', 'day-first')?.circa).toBe(true);
    expect(yearSpan('1964', '1960', false)).toBeNull();
  });
});
