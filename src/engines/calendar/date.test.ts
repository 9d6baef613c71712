import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  CalendarError,
  compareDates,
  dateParts,
  daysBetween,
  isCivilDate,
  parseCivilDate,
  weekday,
} from './index.ts';

const day = fc
  .integer({ min: -600_000, max: 2_800_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));

const codeOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return error instanceof CalendarError ? error.code : 'another error';
  }
  return 'no error';
};

describe('a civil date', () => {
  it('is returned as it was written', () => expect(parseCivilDate('2024-02-29')).toBe('2024-02-29'));

  it.each([
    '2023-02-30',
    '2023-02-29',
    '1900-02-29',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '0000-01-01',
  ])('is refused when the day does not exist: %s', (text) => {
    expect(codeOf(() => parseCivilDate(text))).toBe('DATE_DOES_NOT_EXIST');
    expect(isCivilDate(text)).toBe(false);
  });

  it.each(['2023-2-3', '20230203', '2023-02-03T00:00', '', ' 2023-02-03', '+02023-02-03'])(
    'is refused when it is not YYYY-MM-DD: "%s"',
    (text) => {
      expect(codeOf(() => parseCivilDate(text))).toBe('DATE_MALFORMED');
      expect(isCivilDate(text)).toBe(false);
    },
  );

  it('is never a number, a null or a Date', () => {
    expect([20230203, null, undefined, new Date(0)].map(isCivilDate)).toEqual([false, false, false, false]);
  });

  it('has its parts', () => expect(dateParts('2000-02-29')).toEqual({ year: 2000, month: 2, day: 29 }));
});

describe('day arithmetic', () => {
  it('crosses leap days and centuries', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('1900-02-28', 1)).toBe('1900-03-01');
    expect(addDays('2000-02-28', 1)).toBe('2000-02-29');
    expect(addDays('2024-02-13', -45)).toBe('2023-12-30');
    expect(daysBetween('2020-05-01', '2022-01-25')).toBe(634);
  });

  it('ends where the calendar of four digits ends', () => {
    expect(codeOf(() => addDays('9999-12-31', 1))).toBe('DATE_OUT_OF_RANGE');
    expect(codeOf(() => addDays('0001-01-01', -1))).toBe('DATE_OUT_OF_RANGE');
    expect(codeOf(() => addDays('2020-01-01', 0.5))).toBe('NOT_A_WHOLE_NUMBER');
  });

  it('takes the last day of a month that is too short', () => {
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(addMonths('2023-11-15', 14)).toBe('2025-01-15');
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });

  it('agrees with the platform calendar on every day, read in UTC', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        const utc = new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);
        expect(addDays(date, days)).toBe(utc.toISOString().slice(0, 10));
        expect(weekday(date)).toBe(new Date(`${date}T00:00:00Z`).getUTCDay() || 7);
      }),
    );
  });

  it('undoes itself, and orders days as their text is ordered', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(Math.sign(compareDates(a, b))).toBe(a < b ? -1 : Number(a > b));
      }),
    );
  });

  it('never leaves the month that was asked for', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -2000, max: 2000 }), (date, months) => {
        const [before, after] = [dateParts(date), dateParts(addMonths(date, months))];
        expect(after.year * 12 + after.month).toBe(before.year * 12 + before.month + months);
        expect(after.day).toBeLessThanOrEqual(before.day);
      }),
    );
  });
});
