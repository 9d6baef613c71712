import { nameOf } from '../../platform/accounts/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { permit } from '../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { openPlanHead, plan } from '../queries.ts';
import { updateRow } from '../register/document-rows.ts';
import { keepLink } from '../updates/add-evidence.ts';
import type { Answer } from './answers/contract.ts';
import { changesOf } from './changes.ts';
import { applyReturn as contract } from './contract.ts';
import { decide, receivedReturn } from './decide.ts';

/** Takes an answer over: one update for each part of the plan, by the agency, approved by the actor. */
export const applyReturn = useCase(contract, async (context, { planId, returnId, sensitivity }) => {
  const { tx, orgId, actor, kernel, clock, newId, t, note } = context;
  await openPlanHead(tx, planId);
  const sent = await receivedReturn(tx, planId, returnId);
  permit(kernel.roles, policy, actor, 'approve plan', { org_id: orgId, author_id: null });
  const { answers, problems } = await changesOf(tx, planId, sent, clock.today(), t);
  if (problems.length > 0) refuse('RETURN_HAS_PROBLEMS', { count: problems.length }, problems);

  const now = clock.now();
  const approval = { approver: await nameOf(tx, actor), approver_id: actor.userId, approved_at: now };
  for (const answer of answers) {
    const id = newId();
    const said = { period: sent.period, author: sent.agency_id, at: now, approver: null, sensitivity };
    await plan(tx)
      .insertInto('plan.status_update')
      .values({
        ...updateRow({ org_id: orgId, plan_id: planId }, id, {
          ...answer,
          ...said,
          state: stateOf(answer),
          org: sent.agency_id,
        }),
        ...approval,
      })
      .execute();
    if (answer.evidence !== null) {
      const title = t('plan.answer.evidence');
      await keepLink(context, { planId, updateId: id, title, uri: answer.evidence, sensitivity });
    }
  }
  await decide(context, planId, returnId, { state: 'applied', why: null });
  note([planId, sent.call_id, returnId], { updates: answers.length });
  return { updates: answers.length };
});

/** An answer without a state lacks something and does not come this far. */
const stateOf = ({ state }: Answer) => state ?? refuse('RETURN_HAS_PROBLEMS', { count: 1 });
