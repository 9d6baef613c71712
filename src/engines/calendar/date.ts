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

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Returns the date as it was given. Throws DATE_MALFORMED or DATE_DOES_NOT_EXIST. */
export function parseCivilDate(text: string): CivilDate {
  dateParts(text);
  return text;
}

/** True when the value is a string naming a day that exists. */
export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string') return false;
  const shape = SHAPE.exec(value);
  return shape !== null && exists(Number(shape[1]), Number(shape[2]), Number(shape[3]));
}

export function dateParts(date: CivilDate): DateParts {
  const shape = SHAPE.exec(date);
  if (!shape) throw new CalendarError('DATE_MALFORMED', `"${date}" is not a date. Write it as YYYY-MM-DD.`);
  const [year, month, day] = [Number(shape[1]), Number(shape[2]), Number(shape[3])];
  if (!exists(year, month, day))
    throw new CalendarError('DATE_DOES_NOT_EXIST', `${date} is not in the calendar. Check the day and the month.`);
  return { year, month, day };
}

/** Builds a date from its parts. Throws DATE_DOES_NOT_EXIST or DATE_OUT_OF_RANGE. */
export function civilDate(year: number, month: number, day: number): CivilDate {
  if (!(year >= 1 && year <= 9999))
    throw new CalendarError('DATE_OUT_OF_RANGE', `The year ${year} is outside 1 to 9999.`);
  return parseCivilDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

function exists(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');
