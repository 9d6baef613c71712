import { useCase } from '../../platform/kernel/index.ts';
import { openPlanHead, plan } from '../queries.ts';
import { changePlanStatus as contract } from './contract.ts';

/** Starts or closes a plan. */
export const changePlanStatus = useCase(contract, async ({ tx, clock, note }, { planId, status, end }) => {
  const head = await openPlanHead(tx, planId);
  const endOn = end ?? (status === 'closed' ? (head.end_on ?? clock.today()) : head.end_on);
  await plan(tx).updateTable('plan.plan').set({ status, end_on: endOn }).where('id', '=', planId).execute();
  note(planId);
  return { status };
});
