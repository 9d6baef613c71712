import type { PlanDocument, PlanNode } from './document.ts';
import { groupBy } from './group.ts';

/** The nodes of a plan by their place. Stands on its own feet where the tree is broken: no walk goes round in a circle. */
export interface Tree {
  readonly node: (id: string) => PlanNode | undefined;
  /** In the plan's own order. */
  readonly children: (id: string | null) => readonly PlanNode[];
  /** Everything below, without the node itself. */
  readonly below: (id: string) => readonly PlanNode[];
  /** From the node's parent up to the pillar. */
  readonly above: (id: string) => readonly PlanNode[];
  /** The whole plan, each node before its children. */
  readonly walk: () => readonly PlanNode[];
  readonly pillarOf: (id: string) => PlanNode | undefined;
}

export const treeOf = (doc: Pick<PlanDocument, 'nodes'>): Tree => {
  const byId = new Map(doc.nodes.map((n) => [n.id, n]));
  const byParent = groupBy(
    doc.nodes.toSorted((a, b) => a.order - b.order),
    (n) => n.parentId,
  );
  const children = (id: string | null) => byParent.get(id) ?? [];

  const descend = (id: string | null, seen: Set<string>, found: PlanNode[] = []): PlanNode[] => {
    for (const n of children(id)) {
      if (seen.has(n.id)) continue;
      seen.add(n.id);
      found.push(n);
      descend(n.id, seen, found);
    }
    return found;
  };
  let whole: readonly PlanNode[] | undefined;

  const above = (id: string): PlanNode[] => {
    const path: PlanNode[] = [];
    const seen = new Set([id]);
    for (let at = parent(id); at && !seen.has(at.id); at = parent(at.id)) {
      seen.add(at.id);
      path.push(at);
    }
    return path;
  };
  const parent = (id: string) => byId.get(byId.get(id)?.parentId ?? '');

  return {
    node: (id) => byId.get(id),
    children,
    below: (id) => descend(id, new Set([id])),
    above,
    walk: () => {
      whole ??= descend(null, new Set());
      return whole;
    },
    pillarOf: (id) => [byId.get(id), ...above(id)].find((n) => n?.kind === 'pillar'),
  };
};
