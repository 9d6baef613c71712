import { CalendarError, type Period, parsePeriod } from '../../engines/calendar/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import type { ObservationRow } from '../tables.ts';

/** An observation as the rooms of measures look at it. */
export type Observed = Pick<
  ObservationRow,
  'id' | 'indicator_id' | 'period' | 'start_on' | 'end_on' | 'agency_id' | 'dims' | 'value' | 'flag' | 'source'
>;

/** Columns of a table that tell how a number is meant, not of whom it speaks. */
const attributes: readonly string[] = ['Series', 'Units', 'Unit measure', 'Unit multiplier', 'Observation status'];

/** The dimensions by which an observation is broken down. */
export const breakdown = (dims: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(dims).filter(([name]) => !attributes.includes(name)));

export const isHeadline = ({ dims }: Pick<Observed, 'dims'>): boolean => Object.keys(breakdown(dims)).length === 0;

/** One spelling for the same dimensions, whatever their order. */
export const dimsKey = (dims: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(dims).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The period as the calendar reads it; null where it cannot. */
export const periodOf = (text: string): Period | null => {
  try {
    return parsePeriod(text);
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
};

/** @throws Refusal PLAN_PERIOD_NOT_READ */
export const readPeriod = (text: string): Period => periodOf(text) ?? refuse('PLAN_PERIOD_NOT_READ');

/** What tells one observation from another: the same indicator, period, agency and dimensions are the same number. */
export const sameNumber = (o: Pick<Observed, 'indicator_id' | 'period' | 'agency_id' | 'dims'>): string =>
  JSON.stringify([o.indicator_id, periodOf(o.period)?.label ?? o.period, o.agency_id ?? '', dimsKey(o.dims)]);
