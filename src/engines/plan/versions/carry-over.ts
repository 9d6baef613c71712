import type { CrosswalkLink, PlanDocument, PlanNode, State, TimeframeRevision } from '../document.ts';
import { PlanError } from '../errors.ts';
import { isClosed, status } from '../status/status.ts';

/** An open action or milestone of a plan that ends, offered to its successor. */
export interface OpenNode {
  readonly node: PlanNode;
  readonly state: State;
  /** The time frame as it stood, kept. Null where the plan gave none. */
  readonly timeframe: TimeframeRevision | null;
  /** Where the successor already takes it up, by a link of either plan. */
  readonly takenUpBy: readonly CrosswalkLink[];
}

/** What is still open in a plan on a day, and whether the successor takes it up. */
export const openNodes = (doc: PlanDocument, asOf: string, successor?: PlanDocument): OpenNode[] => {
  const byId = new Map(doc.nodes.map((n) => [n.id, n]));
  const links = [...doc.links, ...(successor?.links ?? [])];
  return status(doc, { asOf }).nodes.flatMap((s): OpenNode[] => {
    const node = byId.get(s.nodeId);
    if (!node || (node.kind !== 'action' && node.kind !== 'milestone') || s.state === null || isClosed(s.state))
      return [];
    const here = (ref: { plan: string; node: string }) => ref.plan === doc.plan.id && ref.node === node.id;
    return [
      {
        node,
        state: s.state,
        timeframe: s.due?.now ?? null,
        takenUpBy: links.filter((l) => here(l.from) || here(l.to)),
      },
    ];
  });
};

export interface CarryInto {
  readonly parentId: string;
  /** Id of the new node. */
  readonly newId: string;
  /** Number of the new node in the successor. */
  readonly code: string;
  readonly on: string;
  readonly by?: string;
}

/**
 * The successor with one open node taken over under a parent of its own. The old due day is kept as the first statement of the new
 * time frame, so that lateness goes on counting; the link says where it came from.
 *
 * @throws PlanError PLAN_NODE_UNKNOWN when the parent is not in the successor
 */
export const carryInto = (
  successor: PlanDocument,
  from: PlanDocument,
  open: OpenNode,
  into: CarryInto,
): PlanDocument => {
  if (!successor.nodes.some((n) => n.id === into.parentId)) {
    throw new PlanError(
      'PLAN_NODE_UNKNOWN',
      `The plan ${successor.plan.id} has no node ${into.parentId} to carry over to.`,
    );
  }
  const order = Math.max(0, ...successor.nodes.filter((n) => n.parentId === into.parentId).map((n) => n.order)) + 1;
  const node: PlanNode = {
    ...open.node,
    id: into.newId,
    parentId: into.parentId,
    code: into.code,
    officialCode: null,
    order,
  };
  const bodies = from.assignments.filter((a) => a.nodeId === open.node.id && a.to === null);
  const kept = open.timeframe && {
    ...open.timeframe,
    basis: `carried over from ${from.plan.id}`,
    on: into.on,
    ...(into.by ? { by: into.by } : {}),
  };
  return {
    ...successor,
    nodes: [...successor.nodes, node],
    assignments: [...successor.assignments, ...bodies.map((a) => ({ ...a, nodeId: node.id }))],
    timeframes: kept ? [...successor.timeframes, { nodeId: node.id, revisions: [kept] }] : successor.timeframes,
    links: [
      ...successor.links,
      {
        from: { plan: successor.plan.id, node: node.id },
        to: { plan: from.plan.id, node: open.node.id },
        type: 'replaces',
        confirmed: true,
      },
    ],
  };
};
