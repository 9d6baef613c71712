import type { PlanDocument, PlanNode } from '../../engines/plan/document.ts';
import type { NodeStatus } from '../../engines/plan/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { planCounts } from '../queries.ts';
import type { PlanRow } from '../tables.ts';

/** The cards of plans, as lists show them. */
export const planCards = async (tx: Tx, plans: readonly PlanRow[]) => {
  if (plans.length === 0) return [];
  const counts = new Map(
    (
      await planCounts(
        tx,
        plans.map((p) => p.id),
      )
    ).map((c) => [c.id, c]),
  );
  return plans.map((p) => ({
    id: p.id,
    documentId: p.document_id,
    title: p.title,
    version: p.version,
    status: p.status,
    start: p.start_on,
    end: p.end_on,
    actions: counts.get(p.id)?.actions ?? 0,
    updates: counts.get(p.id)?.updates ?? 0,
  }));
};

/** Turns a node's status into a line of the tree. */
export const treeLines = (doc: PlanDocument): ((status: NodeStatus) => ReturnType<typeof line>) => {
  const nodes = new Map(doc.nodes.map((n) => [n.id, n]));
  const leads = new Map(
    doc.assignments.filter((a) => a.role === 'lead' && a.to === null).map((a) => [a.nodeId, a.org]),
  );
  return (status) => line(nodes.get(status.nodeId) as PlanNode, status, leads.get(status.nodeId) ?? null);
};

const line = (node: PlanNode, status: NodeStatus, lead: string | null) => ({
  id: node.id,
  parentId: node.parentId,
  kind: node.kind,
  code: node.code,
  officialCode: node.officialCode,
  title: node.title,
  sensitivity: node.sensitivity,
  state: status.state,
  lead,
  due: status.due?.now.due ?? null,
  daysLate: status.daysLate,
});
