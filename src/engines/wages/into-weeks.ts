import { heldOn, type Overtime, type WageLaw } from './law.ts';
import { minimumByDay } from './minimum.ts';
import { dateOf, exactCents, share } from './quantities.ts';
import type { WeekHours } from './week.ts';
import { type Estimate, eachDay, type Spell, type Work } from './work.ts';

// 1970-01-04 was a Sunday
const FIRST_SUNDAY = 3;

/** The number of the workweek that a day lies in, and the first day of a workweek: seven days in a row, begun on the same weekday always. */
export const weekOf = (day: number, weekStarts: number): number => Math.floor((day - FIRST_SUNDAY - weekStarts) / 7);
export const startOf = (week: number, weekStarts: number): number => week * 7 + FIRST_SUNDAY + weekStarts;

/** Spells of work as workweeks. Where a spell begins or ends does not matter, nor how many spells there are: only days count. */
export function intoWeeks(work: Work, law: WageLaw, estimate: Estimate): Map<number, WeekHours> {
  const weeks = new Map<number, WeekHours>();
  const minimumOn = minimumByDay(law, work.jurisdiction);
  const weekAt = (week: number): WeekHours => {
    const there = weeks.get(week) ?? { rates: new Map(), bonuses: [], exemptions: new Map() };
    weeks.set(week, there);
    return there;
  };
  for (const spell of work.spells) {
    const lifts = liftedFor(spell, law);
    const worked = new Set<number>();
    eachDay(spell, estimate, (day, ticks) => {
      const at = weekOf(day, work.weekStarts);
      const week = weekAt(at);
      const lifted = lifts(day);
      const { units, row } = lifted.minimum ? { units: 0, row: null } : minimumOn(day, spell.coverage);
      const minimum = units > spell.rate ? row : null;
      const rate = Math.max(units, spell.rate);
      const key = rateKey(rate, minimum !== null, lifted.overtime);
      const held = week.rates.get(key);
      if (held) {
        held.ticks += ticks;
        held.spells.add(spell.path);
      } else {
        week.rates.set(key, {
          units: rate,
          minimum,
          overtimeExempt: lifted.overtime,
          ticks,
          spells: new Set([spell.path]),
        });
      }
      for (const [id, cite] of lifted.entries) week.exemptions.set(id, cite);
      worked.add(at);
    });
    addBonus(spell, work.weekStarts, worked, lifts, weekAt);
  }
  return weeks;
}

/** What is the same in a week is one line: the rate, whether it is the minimum wage, whether overtime is lifted. */
const rateKey = (units: number, minimum: boolean, exempt: boolean): number =>
  units * 4 + (minimum ? 2 : 0) + (exempt ? 1 : 0);

interface Lifted {
  readonly overtime: boolean;
  readonly minimum: boolean;
  readonly entries: readonly (readonly [id: string, cite: string])[];
}
const nothingLifted: Lifted = { overtime: false, minimum: false, entries: [] };

/** Which parts of the law an exemption lifts from a spell on a day: none but those that the spell names, as far as they hold then. */
function liftedFor(spell: Spell, law: WageLaw): (day: number) => Lifted {
  const named = law.exemptions.filter(({ name }) => spell.exemptions.includes(name));
  if (named.length === 0) return () => nothingLifted;
  return (day) => {
    const date = dateOf(day);
    const held = named.filter((one) => heldOn(one, date));
    return {
      overtime: held.some(({ lifts }) => lifts.includes('overtime')),
      minimum: held.some(({ lifts }) => lifts.includes('minimum')),
      entries: held.map(({ id, cite }) => [id, cite] as const),
    };
  };
}

/** A bonus of a longer time goes back to the weeks in which it was earned, in equal parts for each day (29 CFR 778.209(b)). */
function addBonus(
  spell: Spell,
  weekStarts: number,
  worked: ReadonlySet<number>,
  lifts: (day: number) => Lifted,
  weekAt: (week: number) => WeekHours,
): void {
  const { bonusCents, firstDay, lastDay, path } = spell;
  if (bonusCents === 0) return;
  const add = (week: number, amount: WeekHours['bonuses'][number]['amount']) =>
    weekAt(week).bonuses.push({ path, amount, overtimeExempt: lifts(startOf(week, weekStarts)).overtime });
  if (spell.bonusPer === 'week') {
    for (const week of worked) add(week, exactCents(bonusCents));
    return;
  }
  const allDays = lastDay - firstDay + 1;
  for (let week = weekOf(firstDay, weekStarts); week <= weekOf(lastDay, weekStarts); week += 1) {
    const start = startOf(week, weekStarts);
    const days = Math.min(lastDay, start + 6) - Math.max(firstDay, start) + 1;
    add(week, share(bonusCents, days, allDays));
  }
}

export const overtimeOn = (law: WageLaw, date: string): Overtime | null =>
  law.overtime.find((one) => heldOn(one, date)) ?? null;
