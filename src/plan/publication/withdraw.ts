import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { plan } from '../queries.ts';
import { withdraw as contract } from './contract.ts';

/** Takes the public copy down; the record of it stays. */
export const withdraw = useCase(contract, async ({ tx, orgId, clock, note }, { planId, why }) => {
  const gone = await plan(tx)
    .updateTable('plan.publication')
    .set({ withdrawn_at: clock.now(), withdrawn_why: why })
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .execute();
  if (gone.length === 0) refuse('PLAN_NOT_PUBLISHED');
  note([planId, ...gone.map((p) => p.id)]);
  return { withdrawn: true };
});
