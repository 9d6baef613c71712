import { useCase } from '../../platform/kernel/index.ts';
import { agency as agencyOf, node, openPlanHead, plan } from '../queries.ts';
import { assign as contract } from './contract.ts';

/** Names who answers for a node. The lead before, if any, ends today; "named" without a role is settled by this. */
export const assign = useCase(contract, async ({ tx, orgId, clock, note }, input) => {
  const { planId, nodeId, agency, role, officialName } = input;
  await openPlanHead(tx, planId);
  await node(tx, planId, nodeId);
  await agencyOf(tx, planId, agency);
  const today = clock.today();
  const here = { org_id: orgId, plan_id: planId, node_id: nodeId };

  const ended =
    role === 'lead'
      ? await plan(tx)
          .updateTable('plan.assignment')
          .set({ to_on: today })
          .where('plan_id', '=', planId)
          .where('node_id', '=', nodeId)
          .where('role', '=', 'lead')
          .where('to_on', 'is', null)
          .where('agency_id', '!=', agency)
          .returning('agency_id')
          .executeTakeFirst()
      : undefined;
  await plan(tx)
    .deleteFrom('plan.assignment')
    .where('plan_id', '=', planId)
    .where('node_id', '=', nodeId)
    .where('agency_id', '=', agency)
    .where('role', '=', 'named')
    .execute();
  await plan(tx)
    .insertInto('plan.assignment')
    .values({
      ...here,
      agency_id: agency,
      role,
      official_name: officialName ?? null,
      from_on: today,
      to_on: null,
      source: null,
    })
    .onConflict((on) =>
      on
        .columns(['org_id', 'plan_id', 'node_id', 'agency_id', 'role'])
        .doUpdateSet({ official_name: officialName ?? null, from_on: today, to_on: null }),
    )
    .execute();
  note(planId);
  return { endedLead: ended?.agency_id ?? null };
});
