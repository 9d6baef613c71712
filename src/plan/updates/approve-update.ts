import { nameOf } from '../../platform/accounts/name-of.ts';
import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { can } from '../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { plan, update } from '../queries.ts';
import { approveUpdate as contract } from './contract.ts';

/** Approves what somebody else reported. */
export const approveUpdate = useCase(contract, async ({ tx, actor, kernel, clock, note }, { planId, updateId }) => {
  const found = await update(tx, planId, updateId);
  if (!can(kernel.roles, policy, actor, 'approve plan', found)) refuse('PLAN_OWN_UPDATE');
  if (found.approver !== null) refuse('PLAN_ALREADY_APPROVED');
  const approvedAt = clock.now();
  await plan(tx)
    .updateTable('plan.status_update')
    .set({ approver: await nameOf(tx, actor), approver_id: actor.userId, approved_at: approvedAt })
    .where('plan_id', '=', planId)
    .where('id', '=', updateId)
    .execute();
  note([planId, updateId]);
  return { approvedAt };
});
