import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, fiscalYear, fiscalYearOf, quarter, quarterOf } from './index.ts';

describe('a fiscal year', () => {
  it('of the United States runs from October to September and is named for the year it ends in', () => {
    expect(fiscalYear(2019)).toEqual({ year: 2019, start: '2018-10-01', end: '2019-09-30', label: 'FY2019' });
    expect(fiscalYearOf('2018-09-30')).toBe(2018);
    expect(fiscalYearOf('2018-10-01')).toBe(2019);
  });

  it('begins in the month it is told', () => {
    expect(fiscalYear(2016, 4)).toMatchObject({ start: '2015-04-01', end: '2016-03-31' });
    expect(fiscalYear(2016, 1)).toMatchObject({ start: '2016-01-01', end: '2016-12-31' });
    expect(() => fiscalYear(2016, 13)).toThrowError(expect.objectContaining({ code: 'MONTH_OUT_OF_RANGE' }));
  });

  it('has four quarters without gap', () => {
    expect(quarter(2019, 1)).toMatchObject({ start: '2018-10-01', end: '2018-12-31', label: 'FY2019 Q1' });
    expect(quarter(2019, 4)).toMatchObject({ start: '2019-07-01', end: '2019-09-30' });
    expect(quarter(2020, 1, 1)).toMatchObject({ start: '2020-01-01', end: '2020-03-31', label: '2020 Q1' });
    expect(() => quarter(2019, 5)).toThrowError(expect.objectContaining({ code: 'QUARTER_OUT_OF_RANGE' }));
  });

  it('and its quarter hold the day they were asked for, in any start month', () => {
    const days = fc.integer({ min: 0, max: 80_000 }).map((number) => addDays('1900-01-01', number));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 12 }), (date, startMonth) => {
        const year = fiscalYear(fiscalYearOf(date, startMonth), startMonth);
        const part = quarterOf(date, startMonth);
        expect(year.start <= part.start && part.start <= date && date <= part.end && part.end <= year.end).toBe(true);
        expect(addDays(year.end, 1)).toBe(fiscalYear(year.year + 1, startMonth).start);
      }),
    );
  });
});
