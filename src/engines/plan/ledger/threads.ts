import type { Commitment, Cycle, PlanDocument } from '../document.ts';
import { groupBy } from '../group.ts';
import { type OrgView, orgsOf } from '../orgs.ts';

/** A commitment in its place in time. */
export interface Pledge {
  readonly commitment: Commitment;
  readonly cycle: Cycle;
  /** Place of the cycle in time, from 0. */
  readonly turn: number;
  readonly orgs: readonly OrgView[];
}

/** The same promise over the cycles. */
export interface ThreadView {
  readonly id: string;
  /** False: the link is a proposal that a person has yet to confirm. */
  readonly confirmed: boolean;
  /** In order of time. */
  readonly entries: readonly Pledge[];
}

/** The ledger as known on a day: cycles up to it, and what was promised in them. */
export interface Book {
  readonly doc: PlanDocument;
  readonly asOf: string;
  readonly cycles: readonly Cycle[];
  readonly promises: readonly Pledge[];
  readonly threads: readonly ThreadView[];
  /** Promises that nobody has linked to another. */
  readonly loose: readonly Pledge[];
}

/** Opens the ledger on a day. Cycles that lie after it are not known yet. */
export const bookOf = (doc: PlanDocument, asOf: string): Book => {
  const cycles = doc.cycles.filter((c) => c.date <= asOf).sort((a, b) => (a.date < b.date ? -1 : 1));
  const turnOf = new Map(cycles.map((c, turn) => [c.id, turn]));
  const org = orgsOf(doc.agencies);
  const promises = doc.commitments
    .flatMap((commitment): Pledge[] => {
      const turn = turnOf.get(commitment.cycle);
      const cycle = turn === undefined ? undefined : cycles[turn];
      return cycle && turn !== undefined ? [{ commitment, cycle, turn, orgs: commitment.orgs.map(org) }] : [];
    })
    .sort((a, b) => a.turn - b.turn);
  const confirmed = new Set(doc.threads.filter((t) => t.confirmed).map((t) => t.id));
  const threads = [...groupBy(promises, (p) => p.commitment.thread)].flatMap(([id, entries]) =>
    id === null ? [] : [{ id, confirmed: confirmed.has(id), entries }],
  );
  return { doc, asOf, cycles, promises, threads, loose: promises.filter((p) => p.commitment.thread === null) };
};

export const isOpen = (p: Pledge): boolean => p.commitment.status !== 'done';
export const rowsOf = (promises: readonly Pledge[]): string[] => promises.map((p) => p.commitment.id);
export const cyclesOf = (promises: readonly Pledge[]): string =>
  [...new Set(promises.map((p) => p.cycle.date))].join(', ');
/** The entries of the last cycle in which a thread was heard of. */
export const lastHeard = (entries: readonly Pledge[]): Pledge[] => {
  const last = Math.max(...entries.map((e) => e.turn));
  return entries.filter((e) => e.turn === last);
};
