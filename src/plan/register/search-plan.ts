import { useCase } from '../../platform/kernel/index.ts';
import { holds } from '../../platform/policy/index.ts';
import { plan, planHead, search } from '../queries.ts';
import { searchPlan as contract } from './contract.ts';

const excerptLength = 180;

/** Finds words in the plan. Internal nodes and reports are found only by those who may read them. */
export const searchPlan = useCase(contract, async ({ tx, actor, kernel, note }, { planId, q, limit }) => {
  await planHead(tx, planId);
  const found = await search(tx, planId, q, limit);
  note(planId, { found: found.length });
  if (found.length === 0) return [];

  const internal = holds(kernel.roles, actor, 'read plan-internal');
  const nodes = await plan(tx)
    .selectFrom('plan.node')
    .select(['id', 'code', 'title', 'sensitivity'])
    .where('plan_id', '=', planId)
    .where(
      'id',
      'in',
      found.map((f) => f.node_id),
    )
    .execute();
  const updateIds = found.filter((f) => f.kind === 'update').map((f) => f.id);
  const updates =
    updateIds.length === 0
      ? []
      : await plan(tx)
          .selectFrom('plan.status_update')
          .select(['id', 'narrative', 'sensitivity'])
          .where('plan_id', '=', planId)
          .where('id', 'in', updateIds)
          .execute();
  const nodeById = new Map(nodes.map((n) => [n.id, n]));
  const updateById = new Map(updates.map((u) => [u.id, u]));

  return found.flatMap(({ kind, id, node_id }) => {
    const at = nodeById.get(node_id);
    const update = kind === 'update' ? updateById.get(id) : undefined;
    const hidden = !internal && (at?.sensitivity !== 'public' || (update && update.sensitivity !== 'public'));
    if (!at || hidden) return [];
    return [
      {
        kind,
        nodeId: node_id,
        code: at.code,
        title: at.title,
        excerpt: update?.narrative.slice(0, excerptLength) ?? '',
      },
    ];
  });
});
