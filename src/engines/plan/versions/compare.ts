import type { CrosswalkLink, PlanDocument, PlanNode } from '../document.ts';

export interface NodeChange {
  readonly from: PlanNode;
  readonly to: PlanNode;
  /** What reads differently: title, text, code, officialCode, parentId, order, sensitivity. */
  readonly fields: readonly (keyof PlanNode)[];
}

export interface Comparison {
  readonly same: readonly NodeChange[];
  readonly changed: readonly NodeChange[];
  /** In the later plan only. */
  readonly added: readonly PlanNode[];
  /** In the earlier plan only. */
  readonly removed: readonly PlanNode[];
  /** The links used: those of the documents, and proposals for a person to confirm. */
  readonly links: readonly CrosswalkLink[];
}

const FIELDS = ['title', 'text', 'code', 'officialCode', 'parentId', 'order', 'sensitivity', 'kind'] as const;

/**
 * What changed from one plan, or version of it, to another. Nodes are matched by the links of either document, then by id, then by
 * official number, then by equal title and kind; all but the first are proposals (`confirmed: false`).
 */
export const compareVersions = (earlier: PlanDocument, later: PlanDocument): Comparison => {
  const links = [...given(earlier, later), ...proposed(earlier, later)];
  const from = new Map(earlier.nodes.map((n) => [n.id, n]));
  const to = new Map(later.nodes.map((n) => [n.id, n]));
  const pairs = links.flatMap(({ from: a, to: b, type }) => {
    const [x, y] = [from.get(a.node), to.get(b.node)];
    return x && y && (type === 'same_as' || type === 'replaces') ? [{ from: x, to: y }] : [];
  });
  const moved = new Map(pairs.map((p) => [p.from.id, p.to.id]));
  const changes = pairs.map(
    (p): NodeChange => ({ ...p, fields: FIELDS.filter((f) => differs(p.from, p.to, f, moved)) }),
  );
  const linked = { from: new Set(links.map((l) => l.from.node)), to: new Set(links.map((l) => l.to.node)) };
  return {
    same: changes.filter((c) => c.fields.length === 0),
    changed: changes.filter((c) => c.fields.length > 0),
    added: later.nodes.filter((n) => !linked.to.has(n.id)),
    removed: earlier.nodes.filter((n) => !linked.from.has(n.id)),
    links,
  };
};

/** Links that either document states between the two, turned to run from the earlier to the later. */
const given = (earlier: PlanDocument, later: PlanDocument): CrosswalkLink[] =>
  [...earlier.links, ...later.links].flatMap((link): CrosswalkLink[] => {
    const runs = (a: PlanDocument, b: PlanDocument) =>
      link.from.plan === a.plan.id && link.to.plan === b.plan.id && has(a, link.from.node) && has(b, link.to.node);
    if (runs(earlier, later)) return [link];
    // "The new one replaces the old one" is written from the new plan's side.
    return runs(later, earlier) ? [{ ...link, from: link.to, to: link.from }] : [];
  });

const has = (doc: PlanDocument, id: string) => doc.nodes.some((n) => n.id === id);

const proposed = (earlier: PlanDocument, later: PlanDocument): CrosswalkLink[] => {
  const taken = new Set(given(earlier, later).flatMap((l) => [`a${l.from.node}`, `b${l.to.node}`]));
  const rules: ((a: PlanNode, b: PlanNode) => boolean)[] = [
    (a, b) => a.id === b.id,
    (a, b) => a.officialCode !== null && a.officialCode === b.officialCode,
    (a, b) => plain(a.title.en) === plain(b.title.en),
  ];
  return rules.flatMap((alike) =>
    earlier.nodes.flatMap((a): CrosswalkLink[] => {
      if (taken.has(`a${a.id}`)) return [];
      const b = later.nodes.find((n) => n.kind === a.kind && !taken.has(`b${n.id}`) && alike(a, n));
      if (!b) return [];
      taken.add(`a${a.id}`).add(`b${b.id}`);
      const ref = (doc: PlanDocument, node: string) => ({ plan: doc.plan.id, node });
      return [{ from: ref(earlier, a.id), to: ref(later, b.id), type: 'same_as', confirmed: false }];
    }),
  );
};

const differs = (
  a: PlanNode,
  b: PlanNode,
  field: (typeof FIELDS)[number],
  moved: ReadonlyMap<string, string>,
): boolean => {
  if (field === 'parentId') return (a.parentId === null ? null : (moved.get(a.parentId) ?? a.parentId)) !== b.parentId;
  if (field === 'title' || field === 'text') return a[field]?.en !== b[field]?.en || a[field]?.es !== b[field]?.es;
  return a[field] !== b[field];
};

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
