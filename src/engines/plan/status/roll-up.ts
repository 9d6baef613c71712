import type { State } from '../document.ts';

/** From worst to best. The state of a whole is that of its worst part, so that nothing bad hides behind something good. */
const ORDER: readonly State[] = [
  'late',
  'at_risk',
  'no_response',
  'not_started',
  'on_track',
  'carried_over',
  'dropped',
  'done',
];

/** The state of a whole from those of its parts; null where it has none. Done only when every part is; dropped parts aside. */
export const worstOf = (states: readonly State[]): State | null =>
  states.length === 0
    ? null
    : (ORDER.find((s) => states.includes(s) && !(s === 'dropped' && states.includes('done'))) ?? null);

/** How many parts are in which state. */
export type Tally = Readonly<Partial<Record<State, number>>>;

export const tally = (states: readonly State[]): Tally => {
  const counts: Partial<Record<State, number>> = {};
  for (const s of states) counts[s] = (counts[s] ?? 0) + 1;
  return counts;
};
