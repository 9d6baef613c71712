import { ledger } from '../../engines/plan/index.ts';
import { nameOf } from '../../platform/accounts/name-of.ts';
import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { plan } from '../queries.ts';
import { loadDocument } from '../register/load-document.ts';
import { answerFinding as contract } from './contract.ts';

/** Keeps a person's answer to a question of the ledger. Also a closed plan's questions may be answered. */
export const answerFinding = useCase(contract, async ({ tx, orgId, actor, clock, note }, input) => {
  const { planId, finding, verdict, why } = input;
  const { findings } = ledger(await loadDocument(tx, planId), { asOf: clock.today() });
  if (!findings.some((f) => f.id === finding)) refuse('PLAN_FINDING_NOT_FOUND');
  const answer = { verdict, why, answered_by: await nameOf(tx, actor), answered_on: clock.today() };
  await plan(tx)
    .insertInto('plan.finding_answer')
    .values({ org_id: orgId, plan_id: planId, finding, ...answer })
    .onConflict((on) => on.columns(['org_id', 'plan_id', 'finding']).doUpdateSet(answer))
    .execute();
  note(planId);
  return { finding };
});
