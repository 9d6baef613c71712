import type { Estimate, EstimateNote, Method } from './types.ts';

/** Beyond this factor between methods there is no headline number. */
export const mostApart = 2;

export interface Verdict {
  /** Largest estimate over smallest; null with fewer than two. */
  readonly ratio: number | null;
  /** `agree`: within a factor of two. `refused`: further apart, so no single number may stand for them. */
  readonly kind: 'agree' | 'refused' | 'one-method' | 'none';
  readonly lowest: { readonly method: Method; readonly total: number } | null;
  readonly highest: { readonly method: Method; readonly total: number } | null;
}

/** A lower bound, a method kept for history, a pair of lists and a prior by itself are no opinion on the total. */
const noOpinion: ReadonlySet<EstimateNote> = new Set(['lower-bound', 'historical', 'prior-alone'] as const);

const counts = ({ total, notes, lists }: Estimate): boolean =>
  total !== null && lists === undefined && !notes.some((note) => noOpinion.has(note));

export const verdictOn = (estimates: readonly Estimate[]): Verdict => {
  const ordered = estimates
    .filter(counts)
    .map(({ method, total }) => ({ method, total: total! }))
    .sort((a, b) => a.total - b.total);
  const lowest = ordered[0] ?? null;
  const highest = ordered.at(-1) ?? null;
  if (lowest === null || highest === null) return { ratio: null, kind: 'none', lowest, highest };
  if (ordered.length === 1) return { ratio: null, kind: 'one-method', lowest, highest };
  const ratio = highest.total / lowest.total;
  return { ratio, kind: ratio > mostApart ? 'refused' : 'agree', lowest, highest };
};
