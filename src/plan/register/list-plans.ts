import { useCase } from '../../platform/kernel/index.ts';
import { plan } from '../queries.ts';
import { listPlans as contract } from './contract.ts';
import { planCards } from './views.ts';

/** The organisation's plans, the newest first. */
export const listPlans = useCase(contract, async ({ tx, note }) => {
  const plans = await plan(tx).selectFrom('plan.plan').selectAll().orderBy('start_on', 'desc').orderBy('id').execute();
  note([], { found: plans.length });
  return planCards(tx, plans);
});
