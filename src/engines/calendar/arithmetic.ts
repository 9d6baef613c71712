import { type CivilDate, civilDate, dateParts } from './date.ts';
import { dayNumber, daysInMonth, partsOfDayNumber } from './day-number.ts';
import { CalendarError } from './errors.ts';

/** The day `days` later (earlier when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  whole(days, 'days');
  const { year, month, day } = dateParts(date);
  const parts = partsOfDayNumber(dayNumber(year, month, day) + days);
  return civilDate(parts.year, parts.month, parts.day);
}

/**
 * The same day of the month, `months` later. Where that month is too short its last day is taken:
 * 2023-01-31 and one month is 2023-02-28. So adding twice is not always adding the sum.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  whole(months, 'months');
  const { year, month, day } = dateParts(date);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return civilDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** The same day `years` later; 29 February becomes 28 February where the year has none. */
export function addYears(date: CivilDate, years: number): CivilDate {
  whole(years, 'years');
  return addMonths(date, years * 12);
}

/** What becomes of a day that a shorter month does not have: its last day, or the first day of the next month. */
export type ShortMonth = 'last day' | 'next day';

/** Months later, with the rule for short months chosen: 2024-02-29 and 12 months is 2025-02-28 or 2025-03-01. */
export function addMonthsBy(date: CivilDate, months: number, short: ShortMonth): CivilDate {
  const there = addMonths(date, months);
  return short === 'next day' && dateParts(there).day < dateParts(date).day ? addDays(there, 1) : there;
}

/** Days from `from` to `to`; negative when `to` is earlier. The day after is 1. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  const [a, b] = [dateParts(from), dateParts(to)];
  return dayNumber(b.year, b.month, b.day) - dayNumber(a.year, a.month, a.day);
}

/** Below 0 when `a` is earlier, above 0 when it is later: for sort(). */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return -daysBetween(a, b) || 0;
}

export function earlierDate(a: CivilDate, b: CivilDate): CivilDate {
  return compareDates(a, b) <= 0 ? a : b;
}

export function laterDate(a: CivilDate, b: CivilDate): CivilDate {
  return compareDates(a, b) >= 0 ? a : b;
}

/** ISO 8601 weekday: 1 is Monday, 7 is Sunday. */
export function weekday(date: CivilDate): number {
  // 1970-01-05 was a Monday.
  const days = daysBetween('1970-01-05', date);
  return (((days % 7) + 7) % 7) + 1;
}

export function endOfMonth(year: number, month: number): CivilDate {
  return civilDate(year, month, daysInMonth(year, month));
}

function whole(value: number, what: string): void {
  if (!Number.isSafeInteger(value))
    throw new CalendarError('NOT_A_WHOLE_NUMBER', `${value} is not a whole number of ${what}.`);
}
