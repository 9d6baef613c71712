import type { z } from 'zod';
import { addDays, type CivilDate, daysBetween } from '../../../engines/calendar/index.ts';
import type { Language } from '../../../platform/actor/index.ts';
import type { Packs } from '../../../platform/packs/index.ts';
import { wordsOf } from '../law/check-plan.ts';
import { clockDates } from '../law/clocks.ts';
import type { ClockStart, WeekendRule } from '../law/contract.ts';
import { clocksOf, importLaw, lawOn } from '../law/pack-kind.ts';
import type { ClockView } from './contract.ts';
import { type ClockUse, clockUses, type TaskTemplate } from './pack-kind.ts';
import type { CaseState, DetentionKind } from './words.ts';

export type Clock = z.infer<typeof ClockView>;

/** What the clocks of a case look at. */
export interface ClockFacts {
  /** null: not known, so every clock is shown. */
  readonly kind: DetentionKind | null;
  readonly state: CaseState;
  readonly starts: Readonly<Record<ClockStart, CivilDate | null>>;
  readonly weekendRule: WeekendRule;
  readonly extensions: readonly { readonly clockId: string; readonly until: CivilDate; readonly letterId: string }[];
}

/** The clocks of a case as of a day that is handed in, each with its rule and where that stands. */
export const caseClocks = (packs: Packs, facts: ClockFacts, language: Language, today: CivilDate): Clock[] => {
  const uses = clockUses(packs, today);
  const usesOf = (id: string): readonly ClockUse[] =>
    uses.filter(
      ({ clock, kinds }) => clock === id && (facts.kind === null || kinds.some((kind) => kind === facts.kind)),
    );
  return clocksOf(lawOn(importLaw(packs), today))
    .map((clock) => ({ clock, uses: usesOf(clock.id) }))
    .filter((one) => one.uses.length > 0)
    .map(({ clock, uses: own }): Clock => {
      const start = facts.starts[clock.starts];
      const dates = start === null ? null : clockDates(clock, start, facts);
      const extension = facts.extensions
        .filter(({ clockId }) => clockId === clock.id)
        .reduce<(typeof facts.extensions)[number] | null>(
          (latest, one) => (latest === null || one.until > latest.until ? one : latest),
          null,
        );
      const ends = dates === null ? null : extension && extension.until > dates.due ? extension.until : dates.due;
      const daysLeft = ends === null ? null : daysBetween(today, ends);
      return {
        id: clock.id,
        title: clock.title[language],
        says: wordsOf(clock)[language],
        rule: clock.rule[language],
        cite: clock.citation.cite,
        reviewed: clock.reviewed !== null,
        doubt: own.flatMap(({ doubt }) => (doubt ? [doubt[language]] : [])).join(' ') || null,
        starts: clock.starts,
        start,
        counted: dates?.counted ?? null,
        due: dates?.due ?? null,
        moved: dates?.moved ?? false,
        extendedTo: ends !== null && ends !== dates?.due ? ends : null,
        letterId: extension?.letterId ?? null,
        ends,
        daysLeft,
        state: !own.some(({ runsIn }) => runsIn.includes(facts.state))
          ? 'ended'
          : daysLeft === null
            ? 'no-start'
            : daysLeft < 0
              ? 'late'
              : 'running',
      };
    });
};

/** The running clock that ends first. */
export const nearestOf = (clocks: readonly Clock[]): (Clock & { readonly ends: CivilDate }) | null =>
  clocks
    .flatMap((clock) =>
      clock.ends !== null && (clock.state === 'running' || clock.state === 'late')
        ? [{ ...clock, ends: clock.ends }]
        : [],
    )
    .reduce<(Clock & { readonly ends: CivilDate }) | null>(
      (first, one) => (first === null || one.ends < first.ends ? one : first),
      null,
    );

/** The last day for a task of a pack: some days before its clock ends; null until that can be said. */
export const taskDue = ({ due }: TaskTemplate, clocks: readonly Clock[]): CivilDate | null => {
  const ends = clocks.find(({ id }) => id === due.clock)?.ends ?? null;
  return ends === null ? null : addDays(ends, -due.daysBefore);
};
