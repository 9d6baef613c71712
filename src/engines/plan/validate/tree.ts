import type { NodeKind, PlanDocument } from '../document.ts';
import type { PlanProblem } from './problem.ts';

const PARENTS: Readonly<Record<NodeKind, readonly (NodeKind | null)[]>> = {
  pillar: [null],
  principle: ['pillar'],
  // A plan without principles hangs its actions on the pillars.
  action: ['principle', 'pillar'],
  milestone: ['action'],
};

/** Parents that exist, kinds that nest, no node above itself. */
export const treeProblems = (doc: PlanDocument): PlanProblem[] => {
  const byId = new Map(doc.nodes.map((n) => [n.id, n]));
  return doc.nodes.flatMap((node, i): PlanProblem[] => {
    const path = `nodes/${i}/parentId`;
    const parent = node.parentId === null ? null : byId.get(node.parentId);
    if (parent === undefined) {
      return [
        {
          code: 'PLAN_PARENT_MISSING',
          path,
          value: node.parentId ?? '',
          remedy: 'add the parent node, or name one that is in the plan',
        },
      ];
    }
    if (loops(node.id, byId)) {
      return [
        {
          code: 'PLAN_TREE_LOOPS',
          path,
          value: node.id,
          remedy: 'this node stands above itself; give one node of the loop another parent',
        },
      ];
    }
    if (PARENTS[node.kind].includes(parent?.kind ?? null)) return [];
    const allowed = PARENTS[node.kind].map((k) => k ?? 'the top of the plan').join(' or ');
    return [
      {
        code: 'PLAN_NESTING_WRONG',
        path,
        value: `${node.kind} under ${parent?.kind ?? 'the top'}`,
        remedy: `put a ${node.kind} under ${allowed}`,
      },
    ];
  });
};

const loops = (id: string, byId: ReadonlyMap<string, { readonly parentId: string | null }>): boolean => {
  const seen = new Set<string>();
  for (let at = byId.get(id)?.parentId; at; at = byId.get(at)?.parentId) {
    if (at === id) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
};
