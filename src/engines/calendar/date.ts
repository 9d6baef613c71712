import { daysInMonth } from './day-number.ts';
import { CalendarError } from './errors.ts';

/** A day of the proleptic Gregorian calendar, 'YYYY-MM-DD', years 0001 to 9999. It has no time and no time zone. */
export type CivilDate = string;

export interface DateParts {
  year: number;
  /** 1 to 12 */
  month: number;
  /** 1 to 31 */
  day: number;
}

/** Returns the date as it was given. Throws DATE_MALFORMED or DATE_DOES_NOT_EXIST. */
export function parseCivilDate(text: string): CivilDate {
  dateParts(text);
  return text;
}

/** True when the value is a string naming a day that exists. */
export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string') return false;
  const parts = read(value);
  return parts !== null && exists(parts);
}

export function dateParts(date: CivilDate): DateParts {
  const parts = read(date);
  if (!parts) throw new CalendarError('DATE_MALFORMED', `"${date}" is not a date. Write it as YYYY-MM-DD.`);
  if (!exists(parts))
    throw new CalendarError('DATE_DOES_NOT_EXIST', `${date} is not in the calendar. Check the day and the month.`);
  return parts;
}

/** Digit by digit: rules read millions of dates, and a pattern takes three times as long. */
function read(text: string): DateParts | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  return year < 0 || month < 0 || day < 0 ? null : { year, month, day };
}

/** The number that stands there; -1 where there is anything but 0 to 9. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** Builds a date from its parts. Throws DATE_DOES_NOT_EXIST or DATE_OUT_OF_RANGE. */
export function civilDate(year: number, month: number, day: number): CivilDate {
  if (!(year >= 1 && year <= 9999))
    throw new CalendarError('DATE_OUT_OF_RANGE', `The year ${year} is outside 1 to 9999.`);
  return parseCivilDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

function exists({ year, month, day }: DateParts): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');
