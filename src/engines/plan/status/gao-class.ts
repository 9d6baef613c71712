import type { State } from '../document.ts';

/**
 * The classes in which the Government Accountability Office counted the provisions of six statutes (GAO-16-528R, GAO-16-748T):
 * all responsible entities took action; none took action; at least one did not take action or did not answer; no answer at all.
 */
export type GaoClass = 'all acted' | 'none acted' | 'some did not act or answer' | 'no response';

/** Took action: work is done or under way, however late. */
const ACTED: ReadonlySet<State> = new Set<State>(['on_track', 'at_risk', 'late', 'done']);

/** The class of one provision by the states of those who answer for it. Null where nobody does. */
export const gaoClass = (states: readonly State[]): GaoClass | null => {
  if (states.length === 0) return null;
  if (states.every((s) => ACTED.has(s))) return 'all acted';
  if (states.every((s) => s === 'no_response')) return 'no response';
  if (states.every((s) => s !== 'no_response' && !ACTED.has(s))) return 'none acted';
  return 'some did not act or answer';
};
