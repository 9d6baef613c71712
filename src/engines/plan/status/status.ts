import { addDays, daysBetween } from '../../calendar/index.ts';
import type { PlanDocument, PlanNode, State } from '../document.ts';
import { groupBy } from '../group.ts';
import { type Tree, treeOf } from '../tree.ts';
import { byCategory, type CategoryCounts } from './categories.ts';
import { type Due, duesOf } from './due.ts';
import { type GaoClass, gaoClass } from './gao-class.ts';
import { type Response, responses } from './responses.ts';
import { type Tally, tally, worstOf } from './roll-up.ts';

export interface StatusOptions {
  readonly asOf: string;
  /** Only updates for this period count. Unless set, the last word on each node. */
  readonly period?: string;
  /** How far ahead "what is next" looks; 90 unless set. */
  readonly soonDays?: number;
}

export interface NodeStatus {
  readonly nodeId: string;
  /** From the node's own answers, its due day and what lies below. Null for a pillar or principle that nobody fills. */
  readonly state: State | null;
  /** From the answers of those who answer for the node itself; null where nobody does. */
  readonly own: State | null;
  readonly class: GaoClass | null;
  readonly responses: readonly Response[];
  readonly due: Due | null;
  /** Whole days past the due day while open; 0 when not late or without one. */
  readonly daysLate: number;
  /** States of the actions below (of the milestones, for an action). */
  readonly below: Tally;
  /** GAO classes of the actions below that somebody answers for. */
  readonly classesBelow: Readonly<Partial<Record<GaoClass, number>>>;
}

export interface PlanStatus {
  readonly asOf: string;
  /** Every node, in the order of the plan. */
  readonly nodes: readonly NodeStatus[];
  /** Over all actions. */
  readonly states: Tally;
  readonly classes: Readonly<Partial<Record<GaoClass, number>>>;
  readonly categories: CategoryCounts;
  /** Due passed and not done, the latest first. */
  readonly late: readonly NodeStatus[];
  /** Due within `soonDays`, the soonest first. */
  readonly next: readonly NodeStatus[];
  /** Who owes an answer (for the period, where one is set) and has given none. */
  readonly silent: readonly Response[];
  /** Actions not closed although the horizon of the plan is over. */
  readonly openAfterEnd: readonly string[];
}

/** Nothing more is expected of it. */
export const isClosed = (state: State | null): boolean =>
  state === 'done' || state === 'dropped' || state === 'carried_over';

/**
 * How a plan stands on a day: every node by itself and rolled up, what is late, what is next, who has not answered.
 * A node is never done while a lead has not answered; silence is `no_response`, never "on track".
 */
export const status = (doc: PlanDocument, { asOf, period, soonDays = 90 }: StatusOptions): PlanStatus => {
  const tree = treeOf(doc);
  const said = responses(doc, asOf, period);
  const byNode = groupBy(said, (r) => r.nodeId);
  const dues = duesOf(doc, asOf);
  const known = new Map<string, NodeStatus>();
  // Children before parents: a parent is made of what lies below.
  for (const node of tree.walk().toReversed()) {
    known.set(node.id, nodeStatus(node, tree, known, byNode.get(node.id) ?? [], dues.get(node.id) ?? null, asOf));
  }
  const nodes = tree.walk().flatMap((n) => known.get(n.id) ?? []);
  const actions = tree.walk().filter((n) => n.kind === 'action');
  const actionStates = actions.flatMap((n) => known.get(n.id) ?? []);
  const open = nodes.filter((n) => n.due?.now.due && !isClosed(n.state));
  const soon = addDays(asOf, soonDays);
  const dueDay = (n: NodeStatus) => n.due?.now.due ?? '';
  const ended = doc.plan.end !== null && doc.plan.end < asOf;
  return {
    asOf,
    nodes,
    states: tally(actionStates.flatMap((n) => n.state ?? [])),
    classes: tallyClasses(actionStates),
    categories: byCategory(actions),
    late: open.filter((n) => n.daysLate > 0).sort((a, b) => b.daysLate - a.daysLate),
    next: open.filter((n) => dueDay(n) >= asOf && dueDay(n) <= soon).sort((a, b) => (dueDay(a) < dueDay(b) ? -1 : 1)),
    silent: said.filter((r) => r.state === 'no_response'),
    openAfterEnd: ended ? actionStates.filter((n) => !isClosed(n.state)).map((n) => n.nodeId) : [],
  };
};

const nodeStatus = (
  node: PlanNode,
  tree: Tree,
  known: ReadonlyMap<string, NodeStatus>,
  own: readonly Response[],
  due: Due | null,
  asOf: string,
): NodeStatus => {
  const parts = tree.children(node.id).flatMap((n) => known.get(n.id) ?? []);
  const ownState = ownStateOf(own);
  // An action that nobody answers for is as silent as one that nobody answers.
  const silent = node.kind === 'action' || node.kind === 'milestone' ? 'no_response' : null;
  const ledIn = worstOf([ownState, ...parts.map((p) => p.state)].filter((s) => s !== null)) ?? silent;
  const overdue = due?.now.due != null && due.now.due < asOf && !isClosed(ledIn);
  const counted = tree.below(node.id).filter((n) => n.kind === (node.kind === 'action' ? 'milestone' : 'action'));
  const below = counted.flatMap((n) => known.get(n.id) ?? []);
  return {
    nodeId: node.id,
    // A day that has passed makes late what was said to be under way; silence stays silence.
    state: overdue && ledIn !== 'no_response' ? 'late' : ledIn,
    own: ownState,
    class: gaoClass(own.map((r) => r.state)),
    responses: own,
    due,
    daysLate: overdue ? daysBetween(due?.now.due ?? asOf, asOf) : 0,
    below: tally(below.flatMap((n) => n.state ?? [])),
    classesBelow: tallyClasses(below),
  };
};

/** Leads speak for a node; where none is named as lead, all who answer for it do. */
const ownStateOf = (own: readonly Response[]): State | null => {
  const leads = own.filter((r) => r.role === 'lead' || r.role === 'co-lead');
  return worstOf((leads.length > 0 ? leads : own).map((r) => r.state));
};

const tallyClasses = (nodes: readonly NodeStatus[]): Partial<Record<GaoClass, number>> => {
  const counts: Partial<Record<GaoClass, number>> = {};
  for (const { class: c } of nodes) if (c) counts[c] = (counts[c] ?? 0) + 1;
  return counts;
};
