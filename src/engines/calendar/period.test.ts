import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod, periodHolds, periodsOverlap } from './index.ts';

describe('a period', () => {
  it.each([
    ['FY2012', '2011-10-01', '2012-09-30', 'FY2012', 2012],
    ['FY 15', '2014-10-01', '2015-09-30', 'FY2015', 2015],
    ['2021', '2021-01-01', '2021-12-31', '2021', 2021],
    ['2015-16', '2015-01-01', '2016-12-31', '2015-16', 2015],
    ['1999/00', '1999-01-01', '2000-12-31', '1999-00', 1999],
    ['2015/2016', '2015-01-01', '2016-12-31', '2015-16', 2015],
    ['2020-06', '2020-06-01', '2020-06-30', '2020-06', 2020],
    ['2020-06-15', '2020-06-15', '2020-06-15', '2020-06-15', 2020],
    ['FY2019 Q1', '2018-10-01', '2018-12-31', 'FY2019 Q1', 2019],
    ['2021-Q3', '2021-07-01', '2021-09-30', '2021 Q3', 2021],
    ['2020-01..2020-06', '2020-01-01', '2020-06-30', '2020-01..2020-06', 2020],
    ['July 2019 through June 2020', '2019-07-01', '2020-06-30', '2019-07..2020-06', 2019],
    ['2012-2015', '2012-01-01', '2015-12-31', '2012-2015', 2012],
    ['2012 – 2015', '2012-01-01', '2015-12-31', '2012-2015', 2012],
    ['2010-15', '2010-01-01', '2015-12-31', '2010-2015', 2010],
    ['FY2012-2015', '2011-10-01', '2015-09-30', 'FY2012-FY2015', 2012],
    ['FY2012-FY2022', '2011-10-01', '2022-09-30', 'FY2012-FY2022', 2012],
    ['2020..', '2020-01-01', null, '2020..', 2020],
    ['since 2020', '2020-01-01', null, '2020..', 2020],
    ['2020-', '2020-01-01', null, '2020..', 2020],
    ['FY2020..', '2019-10-01', null, 'FY2020..', 2020],
    ['to 2024-02', null, '2024-02-29', '..2024-02', null],
    ['..2020-06', null, '2020-06-30', '..2020-06', null],
  ])('written as %s is read', (text, start, end, label, countsAs) => {
    expect(parsePeriod(text)).toMatchObject({ start, end, label, countsAs });
  });

  it('of a split year says that its bounds are not exact, unless the month is given', () => {
    expect(parsePeriod('2015-16').exact).toBe(false);
    expect(parsePeriod('2015-16', { splitYearStart: 4 })).toMatchObject({
      start: '2015-04-01',
      end: '2016-03-31',
      exact: true,
    });
    expect(parsePeriod('2011-12').label).toBe('2011-12');
    expect(parsePeriod('December 2011')).toMatchObject({ start: '2011-12-01', end: '2011-12-31' });
  });

  it.each(['', 'last year', '..', '2020..soon', 'Foo 2020', '20-21'])(
    'that cannot be understood is refused: "%s"',
    (text) => {
      expect(() => parsePeriod(text)).toThrowError(expect.objectContaining({ code: 'PERIOD_NOT_UNDERSTOOD' }));
    },
  );

  it('that ends before it begins is refused', () => {
    expect(() => parsePeriod('2020-06..2020-01')).toThrowError(expect.objectContaining({ code: 'PERIOD_REVERSED' }));
    expect(() => parsePeriod('2020-02-30..')).toThrowError(expect.objectContaining({ code: 'DATE_DOES_NOT_EXIST' }));
  });

  it('overlaps another when they share a day', () => {
    const overlap = (a: string, b: string) => periodsOverlap(parsePeriod(a), parsePeriod(b));
    expect(overlap('FY2020', '2019')).toBe(true);
    expect(overlap('FY2020', '2019-01..2019-09')).toBe(false);
    expect(overlap('2020..', '2031')).toBe(true);
    expect(overlap('..2019', '2020..')).toBe(false);
    expect(periodHolds(parsePeriod('FY2020'), '2019-10-01')).toBe(true);
  });

  it('reads its own label back to the same days', () => {
    const year = fc.integer({ min: 2000, max: 2098 });
    const single = fc.oneof(
      year.map((y) => `${y}`),
      year.map((y) => `FY${y}`),
      year.map((y) => `${y}/${String((y + 1) % 100).padStart(2, '0')}`),
      fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, q]) => `FY${y} Q${q}`),
      fc.tuple(year, fc.constantFrom('2019-03', '01-15', '12-31')).map(([y, d]) => (d.length > 5 ? d : `${y}-${d}`)),
    );
    const text = fc.oneof(
      single,
      single.map((a) => `${a}..`),
      single.map((a) => `..${a}`),
      fc.tuple(single, single).map(([a, b]) => `${a}..${b}`),
    );
    fc.assert(
      fc.property(text, (written) => {
        try {
          parsePeriod(written);
        } catch {
          return fc.pre(false);
        }
        const period = parsePeriod(written);
        expect(parsePeriod(period.label)).toEqual(period);
      }),
    );
  });
});
