import type { PlanNode } from '../document.ts';

export interface CategoryCounts {
  readonly counts: Readonly<Record<string, number>>;
  /** Nodes counted, each once. */
  readonly distinct: number;
  /** Sum over the categories. Exceeds `distinct` where nodes fall under several. */
  readonly sum: number;
  /** Sentence key that says why the sum is not the total; null where it is. */
  readonly key: 'plan.status.categories_overlap' | null;
  readonly values: { readonly sum: number; readonly distinct: number; readonly several: number };
}

/** Nodes by category. Categories overlap, so their sum is not a total, and the result says so. */
export const byCategory = (nodes: readonly PlanNode[]): CategoryCounts => {
  // A map, because a category may be called anything, "constructor" too.
  const found = new Map<string, number>();
  for (const n of nodes) for (const c of new Set(n.categories)) found.set(c, (found.get(c) ?? 0) + 1);
  const counts = Object.fromEntries(found);
  const sum = [...found.values()].reduce((a, b) => a + b, 0);
  const several = nodes.filter((n) => new Set(n.categories).size > 1).length;
  const key = several > 0 ? 'plan.status.categories_overlap' : null;
  return { counts, distinct: nodes.length, sum, key, values: { sum, distinct: nodes.length, several } };
};
