import { nameOf } from '../../platform/accounts/name-of.ts';
import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { node, openPlanHead, plan } from '../queries.ts';
import { setTimeframe as contract } from './contract.ts';

/** Appends a statement of when a node is due. Moving a date that was already stated needs a reason. */
export const setTimeframe = useCase(contract, async ({ tx, orgId, actor, clock, note }, input) => {
  const { planId, nodeId, start, due, words, basis, why } = input;
  await openPlanHead(tx, planId);
  await node(tx, planId, nodeId);
  if (start !== null && start > due) refuse('PLAN_DATES_REVERSED', { start, due });
  const last = await plan(tx)
    .selectFrom('plan.timeframe')
    .select(['seq', 'due_on'])
    .where('plan_id', '=', planId)
    .where('node_id', '=', nodeId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.due_on && last.due_on !== due && !why) refuse('PLAN_WHY_NEEDED', { before: last.due_on });

  const seq = (last?.seq ?? 0) + 1;
  await plan(tx)
    .insertInto('plan.timeframe')
    .values({
      org_id: orgId,
      plan_id: planId,
      node_id: nodeId,
      seq,
      start_on: start,
      due_on: due,
      words,
      basis,
      stated_on: clock.today(),
      stated_by: await nameOf(tx, actor),
      why: why ?? null,
    })
    .execute();
  note(planId, { revision: seq });
  return { revision: seq };
});
