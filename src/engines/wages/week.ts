import { dividedBy, type Exact, exact, plus, times } from '../rules/index.ts';
import type { MinimumWage } from './law.ts';
import { earned, exactHours, nought, TICKS_PER_HOUR } from './quantities.ts';

/** Hours of one rate in one week. */
export interface RateHours {
  /** Rate that counts, in 1/10000 dollar: what was agreed, or the minimum wage where that is more. */
  readonly units: number;
  /** The row of the table, where the minimum wage took the place of what was agreed. */
  readonly minimum: MinimumWage | null;
  readonly overtimeExempt: boolean;
  ticks: number;
  readonly spells: Set<string>;
}

/** What a week holds before anything is computed. */
export interface WeekHours {
  readonly rates: Map<number, RateHours>;
  readonly bonuses: { path: string; amount: Exact; overtimeExempt: boolean }[];
  /** Exemptions that were used, by entry. */
  readonly exemptions: Map<string, string>;
}

export interface WeekMoney {
  readonly ticks: number;
  readonly overtimeTicks: number;
  readonly straight: Exact;
  readonly bonus: Exact;
  /** All that was earned divided by all hours. */
  readonly regularRate: Exact;
  readonly premium: Exact;
  readonly due: Exact;
  /** Exempt work and other work in one week: whether the exemption survives that is for an attorney. */
  readonly mixed: boolean;
}

const half = dividedBy(exact('1'), exact('2'));
const sum = (all: readonly Exact[]): Exact => all.reduce(plus, nought);

/**
 * What one workweek comes to, exactly (29 CFR 778.104, 778.110, 778.115): straight pay at each rate, the bonus, and half the
 * regular rate for each hour above the limit. Nothing is rounded here.
 */
export function moneyOf({ rates, bonuses }: WeekHours, overtimeAfter: number | null): WeekMoney {
  const all = [...rates.values()];
  const part = (exempt: boolean) => {
    const fit = all.filter(({ overtimeExempt }) => overtimeExempt === exempt);
    return {
      ticks: fit.reduce((ticks, one) => ticks + one.ticks, 0),
      straight: sum(fit.map(({ units, ticks }) => earned(units, ticks))),
      bonus: sum(bonuses.filter(({ overtimeExempt }) => overtimeExempt === exempt).map(({ amount }) => amount)),
    };
  };
  const [counted, exempt] = [part(false), part(true)];
  const paidFor = counted.ticks > 0 ? counted : exempt;
  const regularRate =
    paidFor.ticks > 0 ? dividedBy(plus(paidFor.straight, paidFor.bonus), exactHours(paidFor.ticks)) : nought;
  const limit = overtimeAfter === null ? Number.POSITIVE_INFINITY : overtimeAfter * TICKS_PER_HOUR;
  const overtimeTicks = Math.max(0, counted.ticks - limit);
  const premium = overtimeTicks === 0 ? nought : times(half, times(regularRate, exactHours(overtimeTicks)));
  const straight = plus(counted.straight, exempt.straight);
  const bonus = plus(counted.bonus, exempt.bonus);
  return {
    ticks: counted.ticks + exempt.ticks,
    overtimeTicks,
    straight,
    bonus,
    regularRate,
    premium,
    due: sum([straight, bonus, premium]),
    mixed: counted.ticks > 0 && exempt.ticks > 0,
  };
}
