import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  addDays,
  addMonthsBy,
  daysBetween,
  federalHolidayOn,
  federalHolidays,
  isBusinessDay,
  rollBackward,
  rollForward,
  weekday,
} from './index.ts';

const observed = (year: number) => federalHolidays(year).map((holiday) => holiday.observed);
const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1971-01-01', days));

describe('federal holidays', () => {
  it('are the eleven of 2026, observed as 5 USC 6103 says', () => {
    expect(observed(2026)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ]);
  });

  it('move from Sunday to Monday and from Saturday to Friday, also over the end of a year', () => {
    expect(federalHolidayOn('2027-07-05')?.name).toBe('Independence Day');
    expect(federalHolidayOn('2021-12-31')?.name).toBe("New Year's Day");
    expect(federalHolidayOn('2022-12-26')?.name).toBe('Christmas Day');
  });

  it('follow the statute of their year', () => {
    expect(federalHolidayOn('2020-06-19')).toBeNull();
    expect(federalHolidayOn('1985-01-21')).toBeNull();
    expect(federalHolidayOn('1975-10-27')?.name).toBe('Veterans Day');
    expect(federalHolidayOn('1970-05-30')?.name).toBe('Memorial Day');
  });

  it('know Inauguration Day only when asked, Monday for a Sunday', () => {
    expect(federalHolidayOn('2017-01-20')).toBeNull();
    expect(federalHolidayOn('2017-01-20', { inaugurationDay: true })?.name).toBe('Inauguration Day');
    expect(federalHolidayOn('2013-01-21', { inaugurationDay: true })).not.toBeNull();
    expect(federalHolidayOn('2018-01-22', { inaugurationDay: true })).toBeNull();
  });
});

describe('business days', () => {
  it('roll over a long weekend', () => {
    expect(rollForward('2026-07-03')).toBe('2026-07-06');
    expect(rollForward('2026-11-26')).toBe('2026-11-27');
    expect(rollBackward('2026-05-25')).toBe('2026-05-22');
    expect(addBusinessDays('2026-11-24', 4)).toBe('2026-12-01');
  });

  it('roll to a business day, and over nothing but free days', () => {
    fc.assert(
      fc.property(day, (date) => {
        const rolled = rollForward(date);
        expect(isBusinessDay(rolled)).toBe(true);
        expect(weekday(rolled)).toBeLessThan(6);
        for (let at = date; at !== rolled; at = addDays(at, 1)) expect(isBusinessDay(at)).toBe(false);
        expect(daysBetween(date, rolled)).toBeLessThan(5);
      }),
    );
  });

  it('are undone by counting back from a business day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (date, days) => {
        const from = rollForward(date);
        expect(addBusinessDays(addBusinessDays(from, days), -days)).toBe(from);
      }),
    );
  });
});

describe('a month that is too short', () => {
  it('gives its last day or the next day, for every month end of eight years', () => {
    expect(addMonthsBy('2024-02-29', 12, 'last day')).toBe('2025-02-28');
    expect(addMonthsBy('2024-02-29', 12, 'next day')).toBe('2025-03-01');
    for (let months = 0; months < 96; months += 1) {
      const [last, next] = [
        addMonthsBy('2020-01-31', months, 'last day'),
        addMonthsBy('2020-01-31', months, 'next day'),
      ];
      expect(next === last ? '31' : '01').toBe(next.slice(8));
      expect(addDays(last, next === last ? 0 : 1)).toBe(next);
    }
  });
});
