import { useCase } from '../../platform/kernel/index.ts';
import { agency as agencyOf, openPlanHead, plan } from '../queries.ts';
import { setAgencyContact as contract } from './contract.ts';

/** Keeps where an office is reached; open calls follow. A link that went to the old address stays good until it is replaced. */
export const setAgencyContact = useCase(contract, async ({ tx, note }, { planId, agency, email }) => {
  await openPlanHead(tx, planId);
  await agencyOf(tx, planId, agency);
  await plan(tx)
    .updateTable('plan.agency')
    .set({ contact_email: email })
    .where('plan_id', '=', planId)
    .where('id', '=', agency)
    .execute();
  await plan(tx)
    .updateTable('plan.data_call_recipient')
    .set({ email })
    .where('plan_id', '=', planId)
    .where('agency_id', '=', agency)
    .where('call_id', 'in', (eb) =>
      eb.selectFrom('plan.data_call').select('id').where('plan_id', '=', planId).where('closed_at', 'is', null),
    )
    .execute();
  note(planId);
  return { agency, email };
});
