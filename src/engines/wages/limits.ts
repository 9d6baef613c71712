import { addDays, addYears, laterDate, rollForward } from '../calendar/index.ts';
import { type ClockName, heldOn, type TimeLimit, type WageLaw } from './law.ts';
import { centsText } from './quantities.ts';
import type { ComputedWeek } from './weeks.ts';
import type { Work } from './work.ts';

/** A last day that the law sets. */
export interface RestitutionClock {
  readonly clock: ClockName;
  /** The last day, moved on over weekends and holidays; it counts. */
  readonly due: string;
  /** The same before it was moved. */
  readonly counted: string;
  readonly startsFrom: string;
  readonly cite: string;
  readonly unsure: boolean;
  /** What is lost if nothing is filed by then; null where the day does not stand for a sum. */
  readonly amount: string | null;
  readonly passed: boolean;
}

export interface LimitsOfWages {
  /** Back wages of weeks that can still be claimed, in two years and in three. */
  readonly open: { readonly twoYears: string; readonly threeYears: string };
  readonly clocks: readonly RestitutionClock[];
}

/**
 * The days by which something must be done, as of a day. A week's claim is counted from the last day of the week, the earliest day it can
 * have arisen: the payday is rarely known and comes later.
 */
export function limitsOf(work: Work, law: WageLaw, weeks: readonly ComputedWeek[], asOf: string): LimitsOfWages {
  const { claim = {} } = work.written;
  const day = claim.filedOn ?? asOf;
  const unpaid = weeks
    .filter(({ backCents }) => backCents > 0)
    .map(({ start, backCents }) => ({ end: addDays(start, 6), backCents }));
  const limit = (clock: ClockName) => law.limits.find((one) => one.clock === clock && heldOn(one, asOf));
  const clocks: RestitutionClock[] = [];
  const openFor = (clock: ClockName): number => {
    const rule = limit(clock);
    if (!rule) return 0;
    const open = unpaid.slice(firstOpen(unpaid, ({ end }) => dueFor(rule, end).due >= day));
    const [next] = open;
    if (next) clocks.push(told(rule, next.end, asOf, centsText(next.backCents)));
    const last = open.at(-1);
    if (last && last !== next)
      clocks.push(told(rule, last.end, asOf, centsText(open.reduce((sum, one) => sum + one.backCents, 0))));
    return open.reduce((sum, one) => sum + one.backCents, 0);
  };
  const open = { twoYears: centsText(openFor('wages')), threeYears: centsText(openFor('wages-willful')) };
  const lastWeek = weeks.at(-1);
  const civil = limit('civil');
  if (civil && lastWeek) clocks.push(civilClock(civil, addDays(lastWeek.start, 6), claim.birthDate, asOf));
  const from = { 'losses-final': claim.sentencedOn, 'losses-found': claim.lossesFoundOn, collect: claim.sentencedOn };
  for (const clock of ['losses-final', 'losses-found', 'collect'] as const) {
    const rule = limit(clock);
    const start = from[clock];
    if (rule && start) clocks.push(told(rule, start, asOf, null));
  }
  return { open, clocks: clocks.sort((a, b) => a.due.localeCompare(b.due) || a.clock.localeCompare(b.clock)) };
}

/** Weeks stand in order, so that those still open are the last ones: the first of them by halves. */
function firstOpen<T>(all: readonly T[], isOpen: (one: T) => boolean): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = all[middle];
    if (one !== undefined && isOpen(one)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const dueFor = ({ years, days }: TimeLimit, from: string) => {
  const counted = addDays(addYears(from, years), days);
  return { counted, due: rollForward(counted) };
};

const told = (rule: TimeLimit, from: string, asOf: string, amount: string | null): RestitutionClock => {
  const { counted, due } = dueFor(rule, from);
  return {
    clock: rule.clock,
    due,
    counted,
    startsFrom: from,
    cite: rule.cite,
    unsure: rule.unsure,
    amount,
    passed: due < asOf,
  };
};

/** The later of so long after the claim arose and, for who was a minor, so long after birth (18 USC 1595(c)). */
function civilClock(rule: TimeLimit, arose: string, birthDate: string | undefined, asOf: string): RestitutionClock {
  const one = told(rule, arose, asOf, null);
  if (birthDate === undefined || rule.yearsFromBirth === null) return one;
  const counted = laterDate(one.counted, addYears(birthDate, rule.yearsFromBirth));
  const due = rollForward(counted);
  return { ...one, counted, due, startsFrom: counted === one.counted ? arose : birthDate, passed: due < asOf };
}
