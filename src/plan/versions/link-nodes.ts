import { useCase } from '../../platform/kernel/index.ts';
import { node, plan, planHead } from '../queries.ts';
import { linkNodes as linkContract, unlinkNodes as unlinkContract } from './contract.ts';

/** States that two nodes of two plans belong together. Also a closed plan may be linked: the link says nothing new of it. */
export const linkNodes = useCase(linkContract, async ({ tx, orgId, note }, input) => {
  const { planId, nodeId, otherPlanId, otherNodeId, type, note: why } = input;
  const [here, there] = [await planHead(tx, planId), await planHead(tx, otherPlanId)];
  await node(tx, planId, nodeId);
  await node(tx, otherPlanId, otherNodeId);
  const stated = { confirmed: true, note: why ?? null };
  await plan(tx)
    .insertInto('plan.link')
    .values({
      org_id: orgId,
      plan_id: planId,
      from_plan: here.document_id,
      from_node: nodeId,
      to_plan: there.document_id,
      to_node: otherNodeId,
      type,
      ...stated,
    })
    .onConflict((on) =>
      on.columns(['org_id', 'plan_id', 'from_plan', 'from_node', 'to_plan', 'to_node', 'type']).doUpdateSet(stated),
    )
    .execute();
  note([planId, otherPlanId]);
  return { linked: true };
});

/** Takes a link away. */
export const unlinkNodes = useCase(unlinkContract, async ({ tx, note }, input) => {
  const there = await planHead(tx, input.otherPlanId);
  const gone = await plan(tx)
    .deleteFrom('plan.link')
    .where('plan_id', '=', input.planId)
    .where('from_node', '=', input.nodeId)
    .where('to_plan', '=', there.document_id)
    .where('to_node', '=', input.otherNodeId)
    .where('type', '=', input.type)
    .returning('type')
    .execute();
  note([input.planId, input.otherPlanId]);
  return { removed: gone.length > 0 };
});
