import type { DateFormat } from './xlsx-formats.ts';

const DAY_SECONDS = 86_400;
const DAY_MILLIS = DAY_SECONDS * 1000;
/** Day numbers since 1970-01-01 of the zero of each system; the 1900 one is right from 1900-03-01 on. */
const ZERO_1900 = Date.UTC(1899, 11, 30) / DAY_MILLIS;
const ZERO_1904 = Date.UTC(1904, 0, 1) / DAY_MILLIS;
const LAST_DAY = Date.UTC(9999, 11, 31) / DAY_MILLIS;
/** Serial 60 of the 1900 system is 29 February 1900, which never was; earlier serials are one day off. */
const FALSE_LEAP_DAY = 60;

export interface DateText {
  readonly text: string;
  readonly problem?: 'false-leap-day' | 'date-out-of-range';
}

/**
 * A serial number under a date format: `YYYY-MM-DD`, with `THH:MM:SS` behind where the format shows a time and it is not midnight;
 * `HH:MM:SS` for a bare or elapsed time. A number no date stands for is null.
 */
export function dateText(serial: number, format: DateFormat, date1904: boolean): DateText | null {
  const seconds = Math.round(serial * DAY_SECONDS);
  if (seconds < 0) return null;
  const day = Math.floor(seconds / DAY_SECONDS);
  const time = seconds - day * DAY_SECONDS;
  if (format.elapsed || (format.time && day === 0)) return { text: clock(format.elapsed ? seconds : time) };
  const after = format.time && time > 0 ? `T${clock(time)}` : '';
  if (!date1904 && day === FALSE_LEAP_DAY) return { text: `1900-02-29${after}`, problem: 'false-leap-day' };
  if (!date1904 && day === 0) return null;
  const shift = !date1904 && day < FALSE_LEAP_DAY ? 1 : 0;
  const absolute = (date1904 ? ZERO_1904 : ZERO_1900) + day + shift;
  if (absolute > LAST_DAY) return null;
  return { text: new Date(absolute * DAY_MILLIS).toISOString().slice(0, 10) + after };
}

/** Whether the text is a real day as `YYYY-MM-DD`. */
export function isCivilDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const millis = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(date);
}

/** The serial number of a civil date in the 1900 system; null for no real date or one before 1900-03-01. */
export function dateSerial(date: string): number | null {
  if (!isCivilDate(date)) return null;
  const serial = Date.parse(`${date}T00:00:00Z`) / DAY_MILLIS - ZERO_1900;
  return serial > FALSE_LEAP_DAY ? serial : null;
}

function clock(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}
