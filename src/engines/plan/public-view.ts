import type { PlanDocument } from './document.ts';
import { treeOf } from './tree.ts';

/**
 * The plan as anybody may see it: no internal node and nothing below one, nothing that hangs on such a node, no internal update or
 * evidence, no names of authors, approvers and officials, no answers of reviewers.
 */
export const publicView = (doc: PlanDocument): PlanDocument => {
  const tree = treeOf(doc);
  const shown = new Set(
    doc.nodes.filter((n) => [n, ...tree.above(n.id)].every((x) => x.sensitivity === 'public')).map((n) => n.id),
  );
  const seen = <T extends { readonly nodeId: string }>(items: readonly T[]) => items.filter((x) => shown.has(x.nodeId));
  const indicators = doc.indicators.filter((i) => i.nodeId === null || shown.has(i.nodeId));
  const measured = new Set(indicators.map((i) => i.id));
  const only = (ids: readonly string[]) => ids.filter((id) => shown.has(id));
  return {
    ...doc,
    expected: doc.expected.filter((e) => shown.has(e.pillarId)),
    nodes: doc.nodes.filter((n) => shown.has(n.id)),
    assignments: seen(doc.assignments).map(({ officialName: _, ...a }) => a),
    timeframes: seen(doc.timeframes).map((t) => ({ ...t, revisions: t.revisions.map(({ by: _, ...r }) => r) })),
    updates: seen(doc.updates)
      .filter((u) => u.sensitivity === 'public')
      .map((u) => ({
        ...u,
        author: u.org,
        approver: null,
        evidence: u.evidence.filter((e) => e.sensitivity === 'public'),
      })),
    commitments: doc.commitments
      .filter((c) => c.pillar === null || shown.has(c.pillar))
      .map((c) => ({ ...c, nodeIds: only(c.nodeIds) })),
    threads: doc.threads.map(({ by: _, note: __, ...t }) => t),
    answers: [],
    links: doc.links.filter((l) => [l.from, l.to].every((r) => r.plan !== doc.plan.id || shown.has(r.node))),
    indicators,
    targets: doc.targets.filter((t) => measured.has(t.indicatorId)),
    observations: doc.observations.filter((o) => measured.has(o.indicatorId)),
    alternativeForms: seen(doc.alternativeForms),
    recommendations: doc.recommendations.map((r) => ({ ...r, nodeIds: only(r.nodeIds) })),
  };
};
