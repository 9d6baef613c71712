import { addDays, compareDates, endOfMonth, weekday } from './arithmetic.ts';
import { type CivilDate, civilDate, dateParts } from './date.ts';
import { CalendarError } from './errors.ts';

export interface FederalHoliday {
  name: string;
  /** The day that the statute names. */
  date: CivilDate;
  /** The day on which offices are closed: the Friday before a Saturday, the Monday after a Sunday. */
  observed: CivilDate;
}

export interface BusinessDayOptions {
  /** Also 20 January of an inauguration year, 5 USC 6103(c): a holiday for federal offices in and around Washington only. Default false. */
  inaugurationDay?: boolean;
}

const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;
const SUNDAY = 7;

/**
 * The legal public holidays of 5 USC 6103(a) in a year, as the statute stood in that year, by date.
 * Sunday moves to Monday (Executive Order 11582), Saturday to Friday (5 USC 6103(b)(1)). Known from 1971 on, when the Monday holidays
 * began; an earlier year is answered with the fixed dates of 1970, without regard to when each was enacted.
 * 1 January of the next year, when it is a Saturday, is observed on 31 December of this one and belongs to the next.
 */
export function federalHolidays(year: number, options: BusinessDayOptions = {}): FederalHoliday[] {
  const monday = year >= 1971;
  const inauguration = options.inaugurationDay === true && year >= 1965 && year % 4 === 1;
  const days: [string, CivilDate, boolean][] = [
    ["New Year's Day", civilDate(year, 1, 1), true],
    ['Birthday of Martin Luther King, Jr.', nth(year, 1, MONDAY, 3), year >= 1986],
    ['Inauguration Day', civilDate(year, 1, 20), inauguration],
    ["Washington's Birthday", monday ? nth(year, 2, MONDAY, 3) : civilDate(year, 2, 22), true],
    ['Memorial Day', monday ? last(year, 5, MONDAY) : civilDate(year, 5, 30), true],
    ['Juneteenth National Independence Day', civilDate(year, 6, 19), year >= 2021],
    ['Independence Day', civilDate(year, 7, 4), true],
    ['Labor Day', nth(year, 9, MONDAY, 1), true],
    ['Columbus Day', nth(year, 10, MONDAY, 2), monday],
    ['Veterans Day', year >= 1971 && year <= 1977 ? nth(year, 10, MONDAY, 4) : civilDate(year, 11, 11), true],
    ['Thanksgiving Day', nth(year, 11, THURSDAY, 4), true],
    ['Christmas Day', civilDate(year, 12, 25), true],
  ];
  return days
    .filter(([, , kept]) => kept)
    .map(([name, date]) => ({ name, date, observed: observedOn(name, date) }))
    .sort((a, b) => compareDates(a.date, b.date));
}

/** The holiday that closes federal offices on this day, or null. Both the day itself and the day it is observed on count. */
export function federalHolidayOn(date: CivilDate, options: BusinessDayOptions = {}): FederalHoliday | null {
  const { year } = dateParts(date);
  const years = year < 9999 && date.endsWith('-12-31') ? [year, year + 1] : [year];
  const found = years
    .flatMap((one) => holidaysOf(one, options.inaugurationDay === true))
    .find((holiday) => holiday.date === date || holiday.observed === date);
  return found ?? null;
}

/** True on a day that is no Saturday, no Sunday and no legal holiday. */
export function isBusinessDay(date: CivilDate, options: BusinessDayOptions = {}): boolean {
  return weekday(date) < SATURDAY && !closedIn(dateParts(date).year, options.inaugurationDay === true).has(date);
}

/**
 * The day itself when it is a business day, else the next one that is.
 * Fed. R. Crim. P. 45(a)(1)(C) and Fed. R. Civ. P. 6(a)(1)(C): a period that ends on a Saturday, Sunday or legal holiday runs on.
 */
export function rollForward(date: CivilDate, options: BusinessDayOptions = {}): CivilDate {
  return roll(date, 1, options);
}

/** The day itself or the last business day before it: for periods counted backward, rule 45(a)(5) and rule 6(a)(5). */
export function rollBackward(date: CivilDate, options: BusinessDayOptions = {}): CivilDate {
  return roll(date, -1, options);
}

/** The `days`-th business day after the date (before it when negative); the date itself is not counted. */
export function addBusinessDays(date: CivilDate, days: number, options: BusinessDayOptions = {}): CivilDate {
  if (!Number.isSafeInteger(days))
    throw new CalendarError('NOT_A_WHOLE_NUMBER', `${days} is not a whole number of business days.`);
  const step = Math.sign(days);
  let at = date;
  for (let left = Math.abs(days); left > 0; left -= 1) at = roll(addDays(at, step), step, options);
  return at;
}

function roll(date: CivilDate, step: number, options: BusinessDayOptions): CivilDate {
  let at = date;
  while (!isBusinessDay(at, options)) at = addDays(at, step);
  return at;
}

/** 6103(c): an Inauguration Day on a Sunday is kept on the day of the public ceremony, which is the Monday; on a Saturday nobody is off. */
function observedOn(name: string, date: CivilDate): CivilDate {
  const day = weekday(date);
  if (day === SUNDAY) return date === '9999-12-31' ? date : addDays(date, 1);
  if (day === SATURDAY && name !== 'Inauguration Day') return date === '0001-01-01' ? date : addDays(date, -1);
  return date;
}

function nth(year: number, month: number, day: number, count: number): CivilDate {
  const first = civilDate(year, month, 1);
  return addDays(first, ((day - weekday(first) + 7) % 7) + 7 * (count - 1));
}

function last(year: number, month: number, day: number): CivilDate {
  const end = endOfMonth(year, month);
  return addDays(end, -((weekday(end) - day + 7) % 7));
}

const closed = new Map<string, ReadonlySet<CivilDate>>();

/** The days of a year on which offices are closed; its last may be the next year's first, observed. */
function closedIn(year: number, inaugurationDay: boolean): ReadonlySet<CivilDate> {
  const key = `${year} ${inaugurationDay}`;
  const before = closed.get(key);
  if (before) return before;
  const years = year < 9999 ? [year, year + 1] : [year];
  const days = years
    .flatMap((one) => holidaysOf(one, inaugurationDay))
    .flatMap(({ date, observed }) => [date, observed]);
  const made = new Set(days.filter((day) => dateParts(day).year === year));
  closed.set(key, made);
  return made;
}

const known = new Map<string, FederalHoliday[]>();

/** A year's holidays are asked for again and again while days are counted. */
function holidaysOf(year: number, inaugurationDay: boolean): FederalHoliday[] {
  const key = `${year} ${inaugurationDay}`;
  let holidays = known.get(key);
  if (!holidays) {
    holidays = federalHolidays(year, { inaugurationDay });
    known.set(key, holidays);
  }
  return holidays;
}
