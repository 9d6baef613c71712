import type { PlanDocument, TimeframeRevision } from '../document.ts';

/** When a node is due, as known on a day, and how often that was moved. */
export interface Due {
  /** The standing statement. */
  readonly now: TimeframeRevision;
  /** The first due day ever stated. Null where none was. */
  readonly first: string | null;
  readonly revisions: number;
}

/** By node id. Revisions made after the day are not known yet. */
export const duesOf = (doc: PlanDocument, asOf: string): ReadonlyMap<string, Due> => {
  const dues = new Map<string, Due>();
  for (const { nodeId, revisions } of doc.timeframes) {
    const known = revisions.filter((r) => r.on <= asOf);
    const now = known.at(-1);
    if (now) dues.set(nodeId, { now, first: known.find((r) => r.due !== null)?.due ?? null, revisions: known.length });
  }
  return dues;
};
