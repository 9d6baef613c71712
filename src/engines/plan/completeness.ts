import type { NodeKind, PlanDocument, PlanNode, Words } from './document.ts';
import { treeOf } from './tree.ts';

/** How many we hold of how many there are. `expected` is null where nobody has said. */
export interface Held {
  readonly known: number;
  readonly expected: number | null;
}

/** What is known of the published plan, and what is not. Shown, never papered over. */
export interface Completeness {
  readonly principles: Held;
  readonly actions: Held;
  readonly pillars: readonly {
    readonly id: string;
    readonly title: Words;
    readonly principles: Held;
    readonly actions: Held;
  }[];
  /** Principles with and without a known action. */
  readonly principlesWithAction: number;
  readonly principlesWithoutAction: readonly string[];
  readonly officialCodes: { readonly known: number; readonly unknown: number };
  /** Node ids of actions. "Named" is no lead. */
  readonly withoutLead: readonly string[];
  readonly withoutDue: readonly string[];
  /** Actions of which something, say their place, is not sure. */
  readonly doubtful: readonly string[];
}

export const completeness = (doc: PlanDocument): Completeness => {
  const tree = treeOf(doc);
  const of = (kind: NodeKind, within: readonly PlanNode[] = doc.nodes) => within.filter((n) => n.kind === kind);
  const expected = new Map(doc.expected.map((e) => [e.pillarId, e]));
  const led = new Set(doc.assignments.filter((a) => a.role === 'lead' && a.to === null).map((a) => a.nodeId));
  const due = new Set(doc.timeframes.filter((t) => t.revisions.at(-1)?.due != null).map((t) => t.nodeId));

  const pillars = of('pillar', tree.walk()).map(({ id, title }) => {
    const below = tree.below(id);
    return {
      id,
      title,
      principles: { known: of('principle', below).length, expected: expected.get(id)?.principles ?? null },
      actions: { known: of('action', below).length, expected: expected.get(id)?.actions ?? null },
    };
  });
  const bare = of('principle', tree.walk()).filter((p) => of('action', tree.below(p.id)).length === 0);
  const actions = of('action', tree.walk());
  return {
    pillars,
    principles: { known: of('principle').length, expected: sum(pillars.map((p) => p.principles.expected)) },
    actions: { known: actions.length, expected: sum(pillars.map((p) => p.actions.expected)) },
    principlesWithAction: of('principle').length - bare.length,
    principlesWithoutAction: ids(bare),
    officialCodes: {
      known: actions.filter((n) => n.officialCode !== null).length,
      unknown: actions.filter((n) => n.officialCode === null).length,
    },
    withoutLead: ids(actions.filter((n) => !led.has(n.id))),
    withoutDue: ids(actions.filter((n) => !due.has(n.id))),
    doubtful: ids(actions.filter((n) => n.doubt !== undefined)),
  };
};

const ids = (nodes: readonly PlanNode[]): string[] => nodes.map((n) => n.id);

/** Unknown as soon as one part is: a sum of some is not a total. */
const sum = (counts: readonly (number | null)[]): number | null =>
  counts.reduce<number | null>(
    (total, n) => (total === null || n === null ? null : total + n),
    counts.length > 0 ? 0 : null,
  );
