import type { Assignment, PlanDocument, Role, State, StatusUpdate } from '../document.ts';

/** What a body that answers for a node has said of it, as known on a day. */
export interface Response {
  readonly nodeId: string;
  readonly org: string;
  readonly role: Role;
  /** `no_response` where nothing was said: silence is a state of its own, never "on track". */
  readonly state: State;
  /** The update it rests on; null for silence that nobody recorded. */
  readonly update: StatusUpdate | null;
}

/** Consulted bodies owe no answer. */
const OWES: ReadonlySet<Role> = new Set<Role>(['lead', 'co-lead', 'contributor', 'named']);

/** The assignments that owe an answer on the day. */
export const owing = (doc: Pick<PlanDocument, 'assignments'>, asOf: string): Assignment[] =>
  doc.assignments.filter(
    (a) => OWES.has(a.role) && (a.from === null || a.from <= asOf) && (a.to === null || asOf <= a.to),
  );

/**
 * The last word of every body on every node it answers for.
 *
 * @param period only updates for this period count; unless set, the latest of any
 */
export const responses = (
  doc: Pick<PlanDocument, 'assignments' | 'updates'>,
  asOf: string,
  period?: string,
): Response[] => {
  const latest = new Map<string, StatusUpdate>();
  for (const update of doc.updates) {
    if (update.at.slice(0, 10) > asOf || (period !== undefined && update.period !== period)) continue;
    const known = latest.get(key(update.nodeId, update.org));
    if (!known || known.at <= update.at) latest.set(key(update.nodeId, update.org), update);
  }
  return owing(doc, asOf).map(({ nodeId, org, role }) => {
    const update = latest.get(key(nodeId, org)) ?? null;
    return { nodeId, org, role, state: update?.state ?? 'no_response', update };
  });
};

/** The length tells where the one ends and the other begins. */
const key = (nodeId: string, org: string): string => `${nodeId.length} ${nodeId} ${org.toLowerCase()}`;
