import { compareExact, type Exact } from './exact.ts';
import type { Comparison } from './expression.ts';

export type Truth = 'yes' | 'no' | 'unknown';

/** One value: text for dates, moments, codes and texts (whose text order is their order), an exact number, or yes and no. */
export type Point = boolean | string | Exact;

/**
 * What is known of a value: it lies between `low` and `high`, both included; null is no bound. A known value has both the same, an unknown
 * one has neither. 'none' is: there is no such value. Knowing more only ever narrows it, which is why no decided answer turns.
 */
export type Known = { readonly low: Point | null; readonly high: Point | null } | 'none';

export const UNKNOWN: Known = { low: null, high: null };
export const exactly = (point: Point): Known => ({ low: point, high: point });

export function order(a: Point, b: Point): number {
  if (typeof a === 'object' && typeof b === 'object') return compareExact(a, b);
  if (typeof a === 'object' || typeof b === 'object') return 0;
  return a < b ? -1 : Number(a > b);
}

export const pointOf = (known: Known): Point | null =>
  known !== 'none' && known.low !== null && known.high !== null && order(known.low, known.high) === 0
    ? known.low
    : null;

export const opposite = (truth: Truth): Truth => (truth === 'unknown' ? truth : truth === 'yes' ? 'no' : 'yes');

/** A comparison with what does not exist is never so. */
export function compareKnown(left: Known, is: Comparison, right: Known): Truth {
  if (left === 'none' || right === 'none') return 'no';
  switch (is) {
    case '=':
      return same(left, right);
    case '!=':
      return opposite(same(left, right));
    case '<':
      return below(left, right);
    case '>=':
      return opposite(below(left, right));
    case '>':
      return below(right, left);
    case '<=':
      return opposite(below(right, left));
  }
}

type Bounds = Exclude<Known, 'none'>;

function same(left: Bounds, right: Bounds): Truth {
  const [a, b] = [pointOf(left), pointOf(right)];
  if (a !== null && b !== null) return order(a, b) === 0 ? 'yes' : 'no';
  return below(left, right) === 'yes' || below(right, left) === 'yes' ? 'no' : 'unknown';
}

function below(left: Bounds, right: Bounds): Truth {
  if (left.high !== null && right.low !== null && order(left.high, right.low) < 0) return 'yes';
  if (left.low !== null && right.high !== null && order(left.low, right.high) >= 0) return 'no';
  return 'unknown';
}

/** The later (or earlier) of several; those that do not exist are passed over. */
export function extreme(all: readonly Known[], which: 'later' | 'earlier'): Known {
  const there = all.filter((one): one is Bounds => one !== 'none');
  const [first, ...rest] = there;
  if (!first) return 'none';
  const beats = (a: Point, b: Point) => (which === 'later' ? order(a, b) > 0 : order(a, b) < 0);
  const take = (a: Point | null, b: Point | null, known: 'either' | 'both') => {
    if (a === null || b === null) return known === 'both' ? null : (a ?? b);
    return beats(b, a) ? b : a;
  };
  // the later of two is surely not before either, and surely not after only what both are not after
  return rest.reduce<Bounds>(
    (sum, one) =>
      which === 'later'
        ? { low: take(sum.low, one.low, 'either'), high: take(sum.high, one.high, 'both') }
        : { low: take(sum.low, one.low, 'both'), high: take(sum.high, one.high, 'either') },
    first,
  );
}
