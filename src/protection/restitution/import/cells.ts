import { isCivilDate } from '../../../engines/calendar/index.ts';

export type DayOrder = 'month-first' | 'day-first';

const pad = (text: string): string => text.padStart(2, '0');
const century = (year: string): string => (year.length === 2 ? `20${year}` : year);

/** A day as sheets write it: 2015-03-04, with a time behind it, or 3/4/2015; null where it is none. */
export function dayIn(cell: string, order: DayOrder): string | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/.exec(cell.trim());
  if (iso) return isCivilDate(iso[1]) ? (iso[1] ?? null) : null;
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(cell.trim());
  if (!written) return null;
  const [, one = '', two = '', year = ''] = written;
  const [month, day] = order === 'month-first' ? [one, two] : [two, one];
  const date = `${century(year)}-${pad(month)}-${pad(day)}`;
  return isCivilDate(date) ? date : null;
}

/** Hours of a day: 8, 8.25, 8,5, 8:15, 08:15:00; null where it is none, or more than a day has. */
export function hoursIn(cell: string): string | null {
  const text = cell.trim().replace(/\s*h(?:ours?|rs?|oras?)?\.?$/i, '');
  const clock = /^(\d{1,2}):([0-5]\d)(?::00)?$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]) <= 1440 ? `${Number(clock[1])}:${clock[2]}` : null;
  const decimal = /^(\d{1,2})(?:[.,](\d{1,4}))?$/.exec(text);
  if (!decimal) return null;
  const hours = decimal[2] ? `${decimal[1]}.${decimal[2]}` : (decimal[1] ?? '');
  return Number(hours) <= 24 ? hours : null;
}

const minutesOf = (cell: string): number | null => {
  const time = /^(?:\d{4}-\d{2}-\d{2}T)?(\d{1,2}):([0-5]\d)(?::\d{2})?\s*([ap])?\.?m?\.?$/i.exec(cell.trim());
  if (!time) return null;
  const half = time[3]?.toLowerCase();
  const hour = half === undefined ? Number(time[1]) : (Number(time[1]) % 12) + (half === 'p' ? 12 : 0);
  return hour > 24 ? null : hour * 60 + Number(time[2]);
};

/** From start to end of one day's work; an end before the start is on the next day. */
export function hoursBetween(start: string, end: string): string | null {
  const [from, to] = [minutesOf(start), minutesOf(end)];
  if (from === null || to === null) return null;
  const minutes = to >= from ? to - from : to + 1440 - from;
  return `${Math.floor(minutes / 60)}:${pad(String(minutes % 60))}`;
}

/** Money as sheets write it: 1,234.50, $80; null where it is none. */
export function moneyIn(cell: string): string | null {
  const text = cell.trim().replace(/^(?:US)?\$\s*/i, '');
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/.test(text) ? text.replaceAll(',', '') : text;
  const shape = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plain);
  return shape ? `${shape[1]}.${(shape[2] ?? '').padEnd(2, '0')}` : null;
}
