import { weekOf } from './into-weeks.ts';
import { centsOf, dayOf } from './quantities.ts';
import type { Work } from './work.ts';

export interface Credit {
  /** `paid[3]` */
  readonly path: string;
  readonly cents: number;
  readonly kind: 'paid' | 'deduction' | 'takes-back';
}

/**
 * What counts as paid in each week. A payment that says what it was for is spread over those days; its cents add up to what was
 * paid, to the cent. Without that it counts for the week of its date.
 */
export function creditsByWeek({ written, weekStarts }: Work): Map<number, Credit[]> {
  const weeks = new Map<number, Credit[]>();
  const add = (week: number, credit: Credit) => weeks.set(week, [...(weeks.get(week) ?? []), credit]);
  written.paid?.forEach(({ date, amount, from, to }, i) => {
    const path = `paid[${i}]`;
    const cents = centsOf(amount);
    if (from === undefined || to === undefined) {
      add(weekOf(dayOf(date), weekStarts), { path, cents, kind: 'paid' });
      return;
    }
    const [first, last] = [dayOf(from), dayOf(to)];
    const upTo = (day: number) => Number((BigInt(cents) * BigInt(day - first)) / BigInt(last - first + 1));
    for (let day = first; day <= last; ) {
      const week = weekOf(day, weekStarts);
      const next = Math.min(last, day + 6 - mod7(day, weekStarts)) + 1;
      add(week, { path, cents: upTo(next) - upTo(day), kind: 'paid' });
      day = next;
    }
  });
  written.deductions?.forEach(({ date, amount, counts }, i) => {
    if (counts === 'nothing') return;
    const sign = counts === 'paid' ? 1 : -1;
    const kind = counts === 'paid' ? 'deduction' : 'takes-back';
    add(weekOf(dayOf(date), weekStarts), { path: `deductions[${i}]`, cents: sign * centsOf(amount), kind });
  });
  return weeks;
}

const mod7 = (day: number, weekStarts: number): number => day - (weekOf(day, weekStarts) * 7 + 3 + weekStarts);
