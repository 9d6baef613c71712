import { dayIn, momentOf, nextDay } from './civil-time.ts';

/** Every day at a time of the wall clock (zone: IANA name, the deployment's where none is said), or every so often, counted in UTC. */
export type Rule =
  | { readonly daily: string; readonly zone?: string }
  | { readonly everyHours: number }
  | { readonly everyMinutes: number };

/**
 * The first moment after `millis` at which the rule is due.
 *
 * @param zone for a daily rule that names none
 * @returns milliseconds since 1970
 * @throws Error where the time, the zone or the number is none
 */
export const nextAfter = (rule: Rule, millis: number, zone: string): number => {
  if ('daily' in rule) {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(rule.daily)) throw new Error(`${rule.daily}: a time of day is HH:MM`);
    const where = rule.zone ?? zone;
    let day = dayIn(where, millis);
    for (;;) {
      const due = momentOf(where, day, rule.daily);
      if (due > millis) return due;
      day = nextDay(day);
    }
  }
  const minutes = 'everyHours' in rule ? rule.everyHours * 60 : rule.everyMinutes;
  if (!Number.isInteger(minutes) || minutes < 1)
    throw new Error('a schedule runs every whole number of minutes or hours');
  const step = minutes * 60_000;
  return (Math.floor(millis / step) + 1) * step;
};
