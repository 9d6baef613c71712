import type { CivilDate } from '../../contract/index.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
};

/** What a clock on the wall of that zone shows, as if it were UTC, in milliseconds. */
const wall = (zone: string, millis: number): number => {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(millis)
      .map((p) => [p.type, Number(p.value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

const dayMs = 86_400_000;

/** The day it is in that zone. */
export const dayIn = (zone: string, millis: number): CivilDate =>
  new Date(wall(zone, millis)).toISOString().slice(0, 10);

export const nextDay = (day: CivilDate): CivilDate =>
  new Date(Date.parse(`${day}T00:00Z`) + dayMs).toISOString().slice(0, 10);

/**
 * The moment at which a clock in that zone shows this day and time.
 *
 * Where clocks go forward over it, it is as much later as they jump (02:30 becomes 03:30); where they go back and show it twice, it is the
 * first time. So each day has exactly one.
 *
 * @param time `HH:MM`
 * @returns milliseconds since 1970
 */
export const momentOf = (zone: string, day: CivilDate, time: string): number => {
  const shown = Date.parse(`${day}T${time}Z`);
  const floor = Math.floor;
  const offsetAt = (millis: number): number => wall(zone, floor(millis / 1000) * 1000) - floor(millis / 1000) * 1000;
  const before = offsetAt(shown - dayMs);
  const after = offsetAt(shown + dayMs);
  const moments = [shown - before, shown - after].filter((m) => m + offsetAt(m) === shown);
  return moments.length > 0 ? Math.min(...moments) : shown - before;
};
