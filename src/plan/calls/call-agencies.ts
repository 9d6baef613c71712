import { useCase } from '../../platform/kernel/index.ts';
import { plan, planHead } from '../queries.ts';
import { owedAnswers } from './asked.ts';
import { owedBy as contract } from './contract.ts';

/** Who would be asked today, and where. Those who owe nothing are listed too: their address may be kept. */
export const owedBy = useCase(contract, async ({ tx, clock, note }, { planId }) => {
  await planHead(tx, planId);
  const owed = await owedAnswers(tx, planId, clock.today());
  const agencies = await plan(tx)
    .selectFrom('plan.agency')
    .select(['id', 'name', 'contact_email'])
    .where('plan_id', '=', planId)
    .orderBy('id')
    .execute();
  note(planId);
  return agencies.map(({ id, name, contact_email }) => ({
    agency: id,
    name,
    nodes: owed.get(id)?.length ?? 0,
    email: contact_email,
    owes: owed.has(id),
  }));
});
