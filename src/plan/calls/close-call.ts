import { closePeriod } from '../../engines/plan/status/close-period.ts';
import { nameOf } from '../../platform/accounts/index.ts';
import { insertMany } from '../../platform/db/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import { removeSchedule } from '../../platform/jobs/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { openPlanHead, plan } from '../queries.ts';
import { updateRow } from '../register/document-rows.ts';
import type { Tables } from '../tables.ts';
import { owedAnswers } from './asked.ts';
import { closeCall as contract } from './contract.ts';
import { lockRecipients, openCallOf, updatesForPeriod, waitingReturns } from './queries.ts';
import { scheduleName } from './remind-due.ts';

/** Closes a call. Silence is an update: one for each agency and part of the plan that owed an answer and got none. */
export const closeCall = useCase(contract, async ({ tx, actor, orgId, clock, newId, note }, { planId, callId }) => {
  await openPlanHead(tx, planId);
  const call = await openCallOf(tx, planId, callId);
  // waits for whoever is sending at this moment
  const asked = await lockRecipients(tx, planId, callId);
  const waiting = await waitingReturns(tx, planId, callId);
  if (waiting > 0) refuse('CALL_RETURNS_WAIT', { count: waiting });

  const owed = await owedAnswers(tx, planId, clock.today());
  const assignments = asked.flatMap(({ agency_id }) => owed.get(agency_id) ?? []);
  const updates = await updatesForPeriod(tx, planId, call.period);
  const author = await nameOf(tx, actor);
  const silent = closePeriod({ assignments, updates }, { period: call.period, at: clock.now(), author, newId });
  const home = { org_id: orgId, plan_id: planId };
  await insertMany<Tables, 'plan.status_update'>(
    tx,
    'plan.status_update',
    silent.map((update) => updateRow(home, update.id, update)),
  );
  await plan(tx)
    .updateTable('plan.data_call')
    .set({ closed_at: clock.now(), closed_by: author })
    .where('plan_id', '=', planId)
    .where('id', '=', callId)
    .execute();
  await removeSchedule(tx, orgId, scheduleName(callId));
  note([planId, callId], { silent: silent.length });
  return { silent: silent.length, agencies: [...new Set(silent.map((update) => update.org))] };
});
