import { nameOf } from '../../platform/accounts/name-of.ts';
import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { agency as agencyOf, node, openPlanHead, plan } from '../queries.ts';
import { recordUpdate as contract, needsWords } from './contract.ts';

/** Records what an agency reports on a node for a period. Earlier reports stay. */
export const recordUpdate = useCase(contract, async ({ tx, orgId, actor, clock, newId, note }, input) => {
  const { planId, nodeId, agency, period, state, percent, narrative, confidence, sensitivity } = input;
  await openPlanHead(tx, planId);
  await node(tx, planId, nodeId);
  await agencyOf(tx, planId, agency);
  if (needsWords.has(state) && narrative === '') refuse('PLAN_NARRATIVE_NEEDED', { state });

  const id = newId();
  await plan(tx)
    .insertInto('plan.status_update')
    .values({
      org_id: orgId,
      plan_id: planId,
      id,
      node_id: nodeId,
      agency_id: agency,
      period,
      state,
      percent: percent === null ? null : String(percent),
      narrative,
      confidence: confidence ?? null,
      sensitivity,
      author: await nameOf(tx, actor),
      author_id: actor.userId,
      approver: null,
      approver_id: null,
      approved_at: null,
      reported_at: clock.now(),
    })
    .execute();
  note([planId, id]);
  return { id };
});
