import { type Caution, cautionsOf } from './cautions.ts';
import type { WageLaw } from './law.ts';
import { type LimitsOfWages, limitsOf } from './limits.ts';
import type { LossClass } from './losses.ts';
import { centsText, hoursNumber, toCents, wholeText } from './quantities.ts';
import { lossesByClass, type Totals, totalLines, totalsOf } from './restitution.ts';
import type { TraceLine } from './trace.ts';
import { weekLines } from './week-lines.ts';
import { type ComputedWeek, computeAll } from './weeks.ts';
import type { Estimate, Work } from './work.ts';

/** Money is dollars and cents as text; hours are numbers of at most four decimals. */
export interface WeekResult {
  readonly start: string;
  readonly hours: number;
  readonly overtimeHours: number;
  readonly regularRate: string;
  /** Before rounding: all digits, or a fraction. */
  readonly regularRateExact: string;
  /** Hours times rate, without bonus and premium. */
  readonly straight: string;
  readonly bonus: string;
  readonly premium: string;
  /** Straight, bonus and premium, added exactly and rounded once. */
  readonly due: string;
  readonly paid: string;
  readonly backWages: string;
}

export type MoneyTotals = Readonly<Record<keyof Totals, string>>;

export interface Computation extends MoneyTotals {
  readonly jurisdiction: string;
  readonly weeks: readonly WeekResult[];
  readonly lossesByClass: readonly { readonly class: LossClass; readonly amount: string }[];
  /** Whether hours are given as ranges. The figures above are the likely ones. */
  readonly uncertain: boolean;
  readonly range: Readonly<Record<Estimate, MoneyTotals>>;
  readonly limits: LimitsOfWages;
  /** What an attorney must look at, with its place. */
  readonly cautions: readonly Caution[];
  readonly trace: readonly TraceLine[];
}

/**
 * What is owed for work, as of a day (which only the time limits depend on): each workweek by itself, then the whole. Every amount is a
 * line of `trace` with its law. Pure: the same input and law always give the same answer.
 */
export function compute(work: Work, law: WageLaw, asOf: string): Computation {
  const weeks = computeAll(work, law);
  const { likely } = weeks;
  const totals = totalsOf(work, likely);
  const low = weeks.low === likely ? totals : totalsOf(work, weeks.low);
  const high = weeks.high === likely ? totals : totalsOf(work, weeks.high);
  return {
    jurisdiction: work.jurisdiction,
    weeks: likely.map(weekResult),
    ...inMoney(totals),
    lossesByClass: lossesByClass(work).map((one) => ({ class: one.class, amount: centsText(one.cents) })),
    uncertain: work.uncertain,
    range: { low: inMoney(low), likely: inMoney(totals), high: inMoney(high) },
    limits: limitsOf(work, law, likely, asOf),
    cautions: cautionsOf(work, law, likely),
    trace: [...likely.flatMap((week) => weekLines(law, week)), ...totalLines(work, law, likely, totals)],
  };
}

const weekResult = ({ start, money, dueCents, paidCents, backCents }: ComputedWeek): WeekResult => ({
  start,
  hours: hoursNumber(money.ticks),
  overtimeHours: hoursNumber(money.overtimeTicks),
  regularRate: centsText(toCents(money.regularRate)),
  regularRateExact: wholeText(money.regularRate),
  straight: centsText(toCents(money.straight)),
  bonus: centsText(toCents(money.bonus)),
  premium: centsText(toCents(money.premium)),
  due: centsText(dueCents),
  paid: centsText(paidCents),
  backWages: centsText(backCents),
});

const inMoney = (totals: Totals): MoneyTotals => ({
  backWages: centsText(totals.backWages),
  liquidated: centsText(totals.liquidated),
  flsaValue: centsText(totals.flsaValue),
  losses: centsText(totals.losses),
  value: centsText(totals.value),
  restitution: centsText(totals.restitution),
  recovered: centsText(totals.recovered),
  outstanding: centsText(totals.outstanding),
});
