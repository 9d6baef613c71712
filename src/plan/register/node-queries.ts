import type { Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { plan } from '../queries.ts';

/** Deeper than any plan: a tree that runs in a circle does not hold us up. */
const deepest = 20;

/** A node and what lies above it, up to its pillar; nothing where there is no such node. */
export const nodeWithPath = async (tx: Tx, planId: Id, nodeId: string) => {
  const path = [];
  for (let id: string | null = nodeId; id !== null && path.length < deepest; ) {
    const at = await plan(tx)
      .selectFrom('plan.node')
      .select(['id', 'parent_id', 'kind', 'code', 'official_code', 'title', 'words', 'ord'])
      .select(['sensitivity', 'categories', 'doubt', 'source'])
      .where('plan_id', '=', planId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!at) break;
    path.push(at);
    id = at.parent_id;
  }
  return path;
};

export const childrenOf = (tx: Tx, planId: Id, nodeId: string, internal: boolean) =>
  plan(tx)
    .selectFrom('plan.node')
    .select(['id', 'code', 'title', 'kind'])
    .where('plan_id', '=', planId)
    .where('parent_id', '=', nodeId)
    .$if(!internal, (q) => q.where('sensitivity', '=', 'public'))
    .orderBy('ord')
    .orderBy('id')
    .execute();

export const assignmentsOf = (tx: Tx, planId: Id, nodeId: string) =>
  plan(tx)
    .selectFrom('plan.assignment')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('node_id', '=', nodeId)
    .orderBy('agency_id')
    .orderBy('role')
    .execute();

export const revisionsOf = (tx: Tx, planId: Id, nodeId: string) =>
  plan(tx)
    .selectFrom('plan.timeframe')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('node_id', '=', nodeId)
    .orderBy('seq')
    .execute();
