import { addDays, daysBetween, laterDate, rollBackward, rollForward } from '../calendar/index.ts';
import { evaluateCondition, evaluateExpression, type Setting, type Use, useOf } from './evaluate.ts';
import type { Said } from './expression.ts';
import { type Known, pointOf } from './interval.ts';
import type { Clock, Rule, RuleVersion } from './pack.ts';

export interface Deadline {
  rule: string;
  version: string;
  clock: string;
  kind: Clock['kind'];
  says: Said;
  /** 'set': the day is known. 'open': facts are missing. 'stopped': it stands still. 'none': it does not run here. */
  state: 'set' | 'open' | 'stopped' | 'none';
  /** The day, after rolling; a moment in UTC for 'last moment'. */
  due: string | null;
  /** The day before rolling: the careful reader's day. */
  counted: string | null;
  /** While open: not before this day, as far as the facts go. */
  notBefore: string | null;
  notAfter: string | null;
  /** Days from the decision day; below 0 when it has passed. */
  daysLeft: number | null;
  missing: string[];
  uses: Use[];
  source: Clock['source'];
}

export function deadlineOf(rule: Rule, version: RuleVersion, clock: Clock, setting: Setting): Deadline {
  const uses = factsOfClock(clock, setting).map((fact) => useOf(setting, fact));
  const base: Deadline = {
    rule: rule.id,
    version: version.id,
    clock: clock.id,
    kind: clock.kind,
    says: clock.says,
    state: 'open',
    due: null,
    counted: null,
    notBefore: null,
    notAfter: null,
    daysLeft: null,
    missing: uses.filter(({ state }) => state === 'unknown').map(({ fact }) => fact),
    uses,
    source: clock.source,
  };
  const runs = clock.given ? evaluateCondition(clock.given, setting).truth : 'yes';
  const due = evaluateExpression(clock.due, setting);
  if (runs === 'no' || due === 'none') return { ...base, state: 'none', missing: [] };
  const { low, high } = due;
  const [notBefore, notAfter] = [
    typeof low === 'string' ? low : null,
    typeof high === 'string' && !clock.stopped ? high : null,
  ];
  const stopped = clock.stopped ? stop(clock.stopped, due, setting) : due;
  if (stopped === 'stopped') return { ...base, state: 'stopped', notBefore };
  const counted = pointOf(stopped);
  if (runs === 'unknown' || typeof counted !== 'string') return { ...base, notBefore, notAfter };
  const day =
    clock.roll === 'forward' ? rollForward(counted) : clock.roll === 'backward' ? rollBackward(counted) : counted;
  const daysLeft = daysBetween(setting.on, day.slice(0, 10));
  return { ...base, state: 'set', due: day, counted, notBefore: day, notAfter: day, daysLeft, missing: [] };
}

const factsOfClocks = new WeakMap<Clock, readonly string[]>();

/** What a clock rests on, looked up once. */
function factsOfClock(clock: Clock, { prepared: { factsIn, factsOf } }: Setting): readonly string[] {
  const before = factsOfClocks.get(clock);
  if (before) return before;
  const { due, given, stopped } = clock;
  const still = stopped ? [stopped.during, ...factsOf(stopped.starts)] : [];
  const facts = [...new Set([...factsOf(due), ...(given ? factsIn(given) : []), ...still])];
  factsOfClocks.set(clock, facts);
  return facts;
}

/** The clock stands still on the days of the period that lie between its start and its end, which moves on as it does. */
function stop({ during, starts }: NonNullable<Clock['stopped']>, due: Known, setting: Setting): Known | 'stopped' {
  const use = useOf(setting, during);
  if (use.state === 'none' || use.value === false) return due;
  if (use.state === 'unknown') return { low: null, high: null };
  if (use.value === true) return 'stopped';
  const [start, end] = [pointOf(evaluateExpression(starts, setting)), pointOf(due)];
  if (typeof start !== 'string' || typeof end !== 'string' || use.value === null || typeof use.value !== 'object')
    return { low: null, high: null };
  const from = laterDate(use.value.from, start);
  if (from > end) return due;
  if (use.value.to === null) return from <= setting.on ? 'stopped' : due;
  const still = use.value.to < from ? 0 : daysBetween(from, use.value.to) + 1;
  const moved = addDays(end, still);
  return { low: moved, high: moved };
}
