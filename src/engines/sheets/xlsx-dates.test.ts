import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateSerial, dateText } from './xlsx-dates.ts';
import { dateFormat } from './xlsx-formats.ts';

const DATE = { time: false, elapsed: false };

describe('dates in workbooks', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [45351, '2024-02-29'],
    [2958465, '9999-12-31'],
  ])('reads serial %i of the 1900 system as %s', (serial, text) => {
    expect(dateText(serial, DATE, false)).toEqual({ text });
  });

  it('writes and reads every day from 1900-03-01 to 9999-12-31 alike', () => {
    const day = fc.integer({ min: 61, max: 2958465 });
    fc.assert(
      fc.property(day, (serial) => {
        expect(dateSerial(dateText(serial, DATE, false)?.text ?? '')).toBe(serial);
      }),
    );
  });

  it('knows no serial for days that never were or that spreadsheets miscount', () => {
    for (const text of ['2023-02-29', '1900-02-28', '2024-13-01', '2024-2-1', '']) expect(dateSerial(text)).toBeNull();
  });

  it('rounds times to the second and carries over midnight', () => {
    expect(dateText(45351.9999999, { time: true, elapsed: false }, false)).toEqual({ text: '2024-03-01' });
    expect(dateText(1.26, { time: true, elapsed: true }, false)).toEqual({ text: '30:14:24' });
  });

  it.each([
    ['General', null],
    ['0.00E+00', null],
    ['#,##0 "days"', null],
    ['[Red]0;[Blue]-0', null],
    ['0\\d', null],
    ['@', null],
    ['yyyy-mm-dd', { time: false, elapsed: false }],
    ['[$-F800]dddd, mmmm dd, yyyy', { time: false, elapsed: false }],
    ['mmm', { time: false, elapsed: false }],
    ['mm:ss', { time: true, elapsed: false }],
    ['d/m/yy h:mm AM/PM', { time: true, elapsed: false }],
    ['[h]:mm', { time: true, elapsed: true }],
  ])('tells what the format %s shows', (code, format) => {
    expect(dateFormat(164, code)).toEqual(format);
  });
});
