import { compareDates, daysBetween } from './arithmetic.ts';
import { type CivilDate, parseCivilDate } from './date.ts';

export type LatenessState = 'delivered on time' | 'delivered late' | 'open' | 'overdue';

export interface Lateness {
  state: LatenessState;
  /** Whole days after the due date; 0 when not late. */
  daysLate: number;
}

/**
 * How late a duty is, as it stood on `asOf`. The due day itself is still in time.
 * A delivery after `asOf` had not happened yet on that day, so it does not count.
 */
export function lateness(due: CivilDate, delivered: CivilDate | null, asOf: CivilDate): Lateness {
  parseCivilDate(asOf);
  const done = delivered !== null && compareDates(delivered, asOf) <= 0 ? delivered : null;
  const daysLate = Math.max(0, daysBetween(due, done ?? asOf));
  if (done !== null) return { state: daysLate > 0 ? 'delivered late' : 'delivered on time', daysLate };
  return { state: daysLate > 0 ? 'overdue' : 'open', daysLate };
}
