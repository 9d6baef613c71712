import { daysBetween } from '../../engines/calendar/index.ts';
import type { Observation } from '../../engines/plan/document.ts';
import { groupBy } from '../../engines/plan/group.ts';
import { type PairDecision, sumClaims } from '../../engines/results/index.ts';
import type { IndicatorRow } from '../tables.ts';
import { isHeadline, type Observed, periodOf } from './observed.ts';
import type { Sentence } from './sentences.ts';

export interface YearPoint {
  readonly year: number;
  readonly value: number | null;
  readonly flag: Observation['flag'];
}

/** One line of numbers of an indicator, a value a year. */
export interface YearSeries {
  readonly name: string | null;
  readonly points: readonly YearPoint[];
  readonly warnings: readonly Sentence[];
}

/** Shorter than this is a part of a year. */
const wholeYear = 360;

/**
 * The totals of an indicator, a value a year: several agencies and parts of a year are put together as the indicator says. A pair that
 * a person called the same is counted once. Where nothing says how to put values together, the year has none.
 */
export const yearSeries = (
  indicator: Pick<IndicatorRow, 'aggregation' | 'unit' | 'title' | 'baseline'>,
  observations: readonly Observed[],
  decisions: readonly PairDecision[] = [],
): YearSeries[] => {
  const bySeries = groupBy(observations.filter(isHeadline), (o) => o.dims.Series ?? null);
  if (bySeries.size === 0) bySeries.set(null, []);
  return [...bySeries]
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([name, ofSeries]) => {
      const years = groupBy(ofSeries, (o) => periodOf(o.period)?.countsAs ?? null);
      years.delete(null);
      const warnings: Sentence[] = [];
      const points = [...(years as Map<number, Observed[]>)]
        .sort(([a], [b]) => a - b)
        .map(([year, given]) => pointOf(year, wholeYearsFirst(given), indicator, decisions, warnings));
      return { name, points: withBaseline(points, bySeries.size === 1 ? indicator.baseline : null), warnings };
    });
};

/** Where an agency reported the whole year, its quarters and months are in it already. */
const wholeYearsFirst = (given: readonly Observed[]): Observed[] =>
  [...groupBy(given, (o) => o.agency_id).values()].flatMap((own) => {
    const whole = own.filter((o) => days(o) >= wholeYear);
    return whole.length > 0 ? whole : own;
  });

const days = ({ start_on, end_on }: Observed): number =>
  start_on === null || end_on === null ? 0 : daysBetween(start_on, end_on) + 1;

const pointOf = (
  year: number,
  given: readonly Observed[],
  { aggregation, unit, title }: Pick<IndicatorRow, 'aggregation' | 'unit' | 'title'>,
  decisions: readonly PairDecision[],
  warnings: Sentence[],
): YearPoint => {
  const known = given.flatMap((o) => (o.value === null ? [] : [{ ...o, value: o.value }]));
  const flags = given.flatMap(({ flag }) => flag ?? []);
  const flag = flags.includes('at_least') ? 'at_least' : (flags[0] ?? null);
  const [only] = given;
  if (aggregation === 'sum') {
    if (known.length === 0) return { year, value: null, flag };
    const claims = known.map((o) => ({
      id: claimId(o.id),
      program: o.agency_id ?? '',
      value: o.value,
      unit,
      period: o.period,
      text: title.en,
    }));
    const { total, open } = sumClaims(claims, decisions);
    if (open.length > 0)
      warnings.push({ key: 'plan.measure.open-double-counts', values: { year, count: open.length } });
    const short = [...groupBy(given, (o) => o.agency_id).values()].some(
      (own) => own.reduce((sum, o) => sum + days(o), 0) < wholeYear && own.some((o) => days(o) > 0),
    );
    return { year, value: total, flag: short || known.length < given.length ? 'at_least' : flag };
  }
  if (only && given.length === 1) return { year, value: only.value, flag: only.flag };
  if (aggregation === 'mean' && known.length > 0) {
    return { year, value: known.reduce((sum, o) => sum + o.value, 0) / known.length, flag };
  }
  if (aggregation === 'last') {
    const last = known.toSorted((a, b) => ((a.end_on ?? '') < (b.end_on ?? '') ? -1 : 1)).at(-1);
    return { year, value: last?.value ?? null, flag: last?.flag ?? flag };
  }
  warnings.push({ key: 'plan.measure.several-values', values: { year, count: given.length } });
  return { year, value: null, flag };
};

/** A baseline that was set by hand stands where no observation does. */
const withBaseline = (points: YearPoint[], baseline: IndicatorRow['baseline']): YearPoint[] => {
  const year = baseline && periodOf(baseline.period)?.countsAs;
  if (!baseline || !year || points.some((p) => p.year === year)) return points;
  return [...points, { year, value: baseline.value, flag: null }].sort((a, b) => a.year - b.year);
};

/** The name of an observation's number in questions about double counting. */
export const claimId = (observationId: string): string => `observation ${observationId}`;
