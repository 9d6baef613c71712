import { MOST_PROBLEMS, WageError, type WageProblem } from './errors.ts';
import type { Coverage, WageLaw } from './law.ts';
import { centsOf, DAY_TICKS, dateOf, dayOf, rateUnits, ticksOf } from './quantities.ts';
import { readShape } from './read-shape.ts';
import { type SpellShape, WEEKDAYS, WorkShape } from './work-shape.ts';

export const ESTIMATES = ['low', 'likely', 'high'] as const;
export type Estimate = (typeof ESTIMATES)[number];

/** Hours in ticks, as they are at least, most likely and at most. */
export type HoursRange = Readonly<Record<Estimate, number>>;

export interface Spell {
  /** `spells[0]` */
  readonly path: string;
  readonly firstDay: number;
  readonly lastDay: number;
  /** By weekday, Sunday first. */
  readonly pattern: readonly (HoursRange | null)[] | null;
  readonly days: ReadonlyMap<number, HoursRange>;
  /** In 1/10000 dollar. */
  readonly rate: number;
  readonly bonusCents: number;
  readonly bonusPer: 'spell' | 'week';
  readonly exemptions: readonly string[];
  readonly coverage: Coverage;
  readonly basis: string | null;
}

/** What was written, read: days as numbers, hours as ticks, money as cents. */
export interface Work {
  readonly jurisdiction: string;
  /** 0 is Sunday. */
  readonly weekStarts: number;
  readonly spells: readonly Spell[];
  readonly written: WorkShape;
  /** Whether any hours are given as a range. */
  readonly uncertain: boolean;
}

const MOST_DAYS = 200_000;
const MOST_DAYS_PAID_FOR = 2_000_000;

/**
 * Reads WORK.json against the law that will be applied. @throws WageError with the path of everything that is wrong
 */
export function readWork(law: WageLaw, given: unknown): Work {
  const written = readShape(WorkShape, given);
  const problems: WageProblem[] = [];
  const spells = (written.spells ?? []).map((spell, i) => readSpell(law, spell, `spells[${i}]`, problems));
  checkPeriods(written, problems);
  if (problems.length === 0) checkDays(spells, problems);
  if (problems.length > 0) throw new WageError(problems.slice(0, MOST_PROBLEMS));
  return {
    jurisdiction: written.jurisdiction ?? 'US',
    weekStarts: WEEKDAYS.indexOf(written.weekStarts ?? 'sunday'),
    spells,
    written,
    uncertain: spells.some((spell) => [...(spell.pattern ?? []), ...spell.days.values()].some(isRange)),
  };
}

export const isRange = (hours: HoursRange | null): boolean =>
  hours !== null && (hours.low !== hours.likely || hours.likely !== hours.high);

function readSpell(law: WageLaw, spell: SpellShape, path: string, problems: WageProblem[]): Spell {
  const say = (place: string, code: string) => void problems.push({ path: `${path}${place}`, code });
  const listed = spell.days ?? [];
  const dates = listed.map(({ date }) => date).sort();
  const [from, to] = [spell.from ?? dates[0], spell.to ?? dates.at(-1)];
  if (spell.hoursPerDay === undefined && listed.length === 0) say('', 'WAGES_WANTS_DAYS_OR_PATTERN');
  if (from === undefined || (spell.hoursPerDay !== undefined && spell.from === undefined))
    say('.from', 'WAGES_MISSING');
  if (to === undefined || (spell.hoursPerDay !== undefined && spell.to === undefined)) say('.to', 'WAGES_MISSING');
  const [firstDay, lastDay] = [dayOf(from ?? '1970-01-01'), dayOf(to ?? '1970-01-01')];
  if (firstDay > lastDay) say('.to', 'WAGES_ENDS_BEFORE_IT_BEGINS');
  else if (lastDay - firstDay > MOST_DAYS) say('.to', 'WAGES_TOO_LONG');

  const days = new Map<number, HoursRange>();
  listed.forEach(({ date, hours }, i) => {
    const day = dayOf(date);
    if (firstDay <= lastDay && (day < firstDay || day > lastDay)) say(`.days[${i}].date`, 'WAGES_DAY_OUTSIDE');
    days.set(
      day,
      added(
        days.get(day),
        rangeOf(hours, (code) => say(`.days[${i}].hours`, code)),
      ),
    );
  });
  (spell.exemptions ?? []).forEach((name, i) => {
    if (!law.exemptions.some((one) => one.name === name)) say(`.exemptions[${i}]`, 'WAGES_EXEMPTION_UNKNOWN');
  });
  return {
    path,
    firstDay,
    lastDay,
    pattern: spell.hoursPerDay === undefined ? null : patternOf(spell.hoursPerDay, say),
    days,
    rate: rateUnits(spell.rate),
    bonusCents: centsOf(spell.bonus ?? '0'),
    bonusPer: spell.bonusPer ?? 'spell',
    exemptions: spell.exemptions ?? [],
    coverage: spell.coverage ?? '1938_act',
    basis: spell.basis ?? null,
  };
}

type Written = NonNullable<NonNullable<SpellShape['days']>[number]['hours']>;

function rangeOf(hours: Written, say: (code: string) => void): HoursRange {
  const ticks = (one: number | string): number => ticksOf(String(one)) ?? 0;
  if (typeof hours !== 'object') {
    const all = ticks(hours);
    return { low: all, likely: all, high: all };
  }
  const range = { low: ticks(hours.low), likely: ticks(hours.likely), high: ticks(hours.high) };
  if (range.low > range.likely || range.likely > range.high) say('WAGES_RANGE_OUT_OF_ORDER');
  return range;
}

const added = (a: HoursRange | undefined, b: HoursRange): HoursRange =>
  a ? { low: a.low + b.low, likely: a.likely + b.likely, high: a.high + b.high } : b;

function patternOf(given: NonNullable<SpellShape['hoursPerDay']>, say: (place: string, code: string) => void) {
  const read = (hours: Written, key: string) => rangeOf(hours, (code) => say(`.hoursPerDay${key}`, code));
  if (typeof given !== 'object' || 'likely' in given) {
    const each = read(given as Written, '');
    return WEEKDAYS.map(() => each);
  }
  const named = given as Readonly<Record<string, Written | undefined>>;
  const every = named.every === undefined ? null : read(named.every, '.every');
  return WEEKDAYS.map((name) => {
    const short = name.slice(0, 3);
    if (named[name] !== undefined && named[short] !== undefined) say(`.hoursPerDay.${short}`, 'WAGES_WEEKDAY_TWICE');
    const key = named[name] === undefined ? short : name;
    const hours = named[key];
    return hours === undefined ? every : read(hours, `.${key}`);
  });
}

function checkPeriods({ paid, losses }: WorkShape, problems: WageProblem[]): void {
  const check = (path: string, { from, to }: { from?: string | undefined; to?: string | undefined }, both: boolean) => {
    if (from !== undefined && to !== undefined && to < from)
      problems.push({ path: `${path}.to`, code: 'WAGES_ENDS_BEFORE_IT_BEGINS' });
    if (both && (from === undefined) !== (to === undefined))
      problems.push({ path: `${path}.${from === undefined ? 'from' : 'to'}`, code: 'WAGES_MISSING' });
  };
  paid?.forEach((one, i) => void check(`paid[${i}]`, one, true));
  const days =
    paid?.map(({ from, to }) => (from === undefined || to === undefined ? 0 : dayOf(to) - dayOf(from))) ?? [];
  if (days.reduce((sum, one) => sum + one, 0) > MOST_DAYS_PAID_FOR)
    problems.push({ path: 'paid', code: 'WAGES_TOO_LONG' });
  losses?.forEach((one, i) => void check(`losses[${i}]`, one, false));
}

/** Nobody works more than 24 hours on a day, in all spells together. */
function checkDays(spells: readonly Spell[], problems: WageProblem[]): void {
  if (spells.reduce((sum, { firstDay, lastDay }) => sum + lastDay - firstDay + 1, 0) > MOST_DAYS) {
    problems.push({ path: 'spells', code: 'WAGES_TOO_LONG' });
    return;
  }
  const high = new Map<number, number>();
  for (const spell of spells) {
    let reported = false;
    eachDay(spell, 'high', (day, ticks) => {
      const all = (high.get(day) ?? 0) + ticks;
      high.set(day, all);
      if (all > DAY_TICKS && !reported) {
        problems.push({ path: `${spell.path} (${dateOf(day)})`, code: 'WAGES_DAY_OVER_24' });
        reported = true;
      }
    });
  }
}

/** Every day of a spell on which there was work, in order. Weekday 0 is Sunday; 1970-01-01 was a Thursday. */
export function eachDay(spell: Spell, estimate: Estimate, visit: (day: number, ticks: number) => void): void {
  const { pattern, days } = spell;
  if (!pattern) {
    for (const [day, hours] of days) if (hours[estimate] > 0) visit(day, hours[estimate]);
    return;
  }
  for (let day = spell.firstDay; day <= spell.lastDay; day += 1) {
    const hours = days.get(day) ?? pattern[(((day + 4) % 7) + 7) % 7];
    if (hours && hours[estimate] > 0) visit(day, hours[estimate]);
  }
}
