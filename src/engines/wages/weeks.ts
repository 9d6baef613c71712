import type { Exact } from '../rules/index.ts';
import { intoWeeks, overtimeOn, startOf } from './into-weeks.ts';
import type { WageLaw } from './law.ts';
import { type Credit, creditsByWeek } from './paid.ts';
import { dateOf, toCents } from './quantities.ts';
import { moneyOf, type WeekHours, type WeekMoney } from './week.ts';
import { ESTIMATES, type Estimate, type Work } from './work.ts';

/** One workweek, computed: exact figures, and cents where it has been rounded, once. */
export interface ComputedWeek {
  readonly start: string;
  readonly hours: WeekHours;
  readonly money: WeekMoney;
  readonly overtimeAfter: number | null;
  readonly dueCents: number;
  readonly credits: readonly Credit[];
  readonly paidCents: number;
  readonly backCents: number;
}

const nothing: WeekHours = { rates: new Map(), bonuses: [], exemptions: new Map() };

/** Every week in which there was work, a bonus or a payment, in order. */
export function computeWeeks(work: Work, law: WageLaw, estimate: Estimate): ComputedWeek[] {
  const hours = intoWeeks(work, law, estimate);
  const credits = creditsByWeek(work);
  const numbers = [...new Set([...hours.keys(), ...credits.keys()])].sort((a, b) => a - b);
  return numbers.map((number) => {
    const start = dateOf(startOf(number, work.weekStarts));
    const held = hours.get(number) ?? nothing;
    const overtimeAfter = overtimeOn(law, start)?.after ?? null;
    const money = moneyOf(held, overtimeAfter);
    const paid = credits.get(number) ?? [];
    const [dueCents, paidCents] = [toCents(money.due), paid.reduce((sum, { cents }) => sum + cents, 0)];
    return {
      start,
      hours: held,
      money,
      overtimeAfter,
      dueCents,
      credits: paid,
      paidCents,
      backCents: Math.max(0, dueCents - paidCents),
    };
  });
}

/** By estimate; computed once where nothing is uncertain. */
export function computeAll(work: Work, law: WageLaw): Readonly<Record<Estimate, ComputedWeek[]>> {
  const likely = computeWeeks(work, law, 'likely');
  if (!work.uncertain) return { low: likely, likely, high: likely };
  const [low, , high] = ESTIMATES.map((estimate) =>
    estimate === 'likely' ? likely : computeWeeks(work, law, estimate),
  );
  return { low: low ?? likely, likely, high: high ?? likely };
}

export const isNothing = ({ top }: Exact): boolean => top === 0n;
