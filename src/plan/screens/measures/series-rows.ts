import type { IndicatorView, Point } from './measure-words.ts';

export interface SeriesRow extends Point {
  readonly series: string | null;
}

export interface TargetRow {
  readonly year: number;
  readonly value: number;
}

/** The four digits of the year a period ends in, for the axis; null where none can be read. */
export const yearIn = (period: string): number | null => {
  const years = period.match(/\d{4}/g);
  return years ? Number(years.at(-1)) : null;
};

/** What the picture and its table show: one point a year and series, and what is wanted. */
export const seriesRows = ({ series, targets }: Pick<IndicatorView, 'series' | 'targets'>) => ({
  rows: series.flatMap(({ name, points }) => points.map((p): SeriesRow => ({ ...p, series: name }))),
  wanted: targets.flatMap(({ period, value }): TargetRow[] => {
    const year = yearIn(period);
    return year === null ? [] : [{ year, value }];
  }),
});

/** Zero stands on the axis where nothing is a quantity that could be: of counts, money and shares, not of scores. */
export const zeroMeansSomething = (unit: string): boolean => !/index|score|[ií]ndice|puntuaci/i.test(unit);
