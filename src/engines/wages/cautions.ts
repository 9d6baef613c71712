import { heldOn, type WageLaw } from './law.ts';
import { lossClass } from './losses.ts';
import { dateOf } from './quantities.ts';
import type { ComputedWeek } from './weeks.ts';
import { isRange, type Work } from './work.ts';

export const CAUTIONS = [
  'paid-more-than-due',
  'exempt-and-other-work',
  'no-state-table',
  'lost-income-and-wages',
  'liquidated-not-said',
  'circuit-not-known',
  'range-without-basis',
  'loss-class-other',
  'before-the-act',
] as const;

/** Something that the figures alone do not show. `places` are weeks or paths of the input. */
export interface Caution {
  readonly caution: (typeof CAUTIONS)[number];
  readonly places: readonly string[];
}

const MOST_PLACES = 20;

export function cautionsOf(work: Work, law: WageLaw, weeks: readonly ComputedWeek[]): Caution[] {
  const { written, jurisdiction } = work;
  const cautions: Caution[] = [];
  const add = (caution: Caution['caution'], places: readonly string[]) => {
    if (places.length > 0) cautions.push({ caution, places: places.slice(0, MOST_PLACES) });
  };
  const starts = (fits: (week: ComputedWeek) => boolean) => weeks.filter(fits).map(({ start }) => start);
  add(
    'paid-more-than-due',
    starts(({ paidCents, dueCents }) => paidCents > dueCents),
  );
  add(
    'exempt-and-other-work',
    starts(({ money }) => money.mixed),
  );
  add(
    'before-the-act',
    starts(({ money, overtimeAfter }) => money.ticks > 0 && overtimeAfter === null),
  );
  const { spells } = work;
  const held = (day: number) =>
    law.minimum.some((row) => row.jurisdiction === jurisdiction && heldOn(row, dateOf(day)));
  const untold = spells.filter(({ firstDay, lastDay }) => !held(firstDay) || !held(lastDay));
  if (jurisdiction !== 'US')
    add(
      'no-state-table',
      untold.map(({ path }) => path),
    );
  const lost = pathsOf(written.losses, ({ kind }) => lossClass(kind) === 'D', 'losses');
  if (weeks.some(({ backCents }) => backCents > 0)) add('lost-income-and-wages', lost);
  add(
    'loss-class-other',
    pathsOf(written.losses, ({ kind }) => lossClass(kind) === 'F' && !/other|^f$/i.test(kind), 'losses'),
  );
  if (written.liquidated === undefined && spells.length > 0) add('liquidated-not-said', ['liquidated']);
  const known = law.circuits.some(({ circuit }) => circuit === written.circuit);
  if (written.liquidated === true && !known) add('circuit-not-known', ['circuit']);
  add(
    'range-without-basis',
    spells
      .filter(({ basis, pattern, days }) => basis === null && [...(pattern ?? []), ...days.values()].some(isRange))
      .map(({ path }) => path),
  );
  return cautions;
}

const pathsOf = <T>(all: readonly T[] | undefined, fits: (one: T) => boolean, name: string): string[] =>
  (all ?? []).flatMap((one, i) => (fits(one) ? [`${name}[${i}]`] : []));
