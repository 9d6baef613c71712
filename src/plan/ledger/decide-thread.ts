import { nameOf } from '../../platform/accounts/name-of.ts';
import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { plan, planHead } from '../queries.ts';
import { decideThread as contract } from './contract.ts';

/** A person says whether the promises of a thread are one promise. Where they are not, the thread falls apart. */
export const decideThread = useCase(contract, async ({ tx, orgId, actor, clock, note }, input) => {
  const { planId, thread, confirmed, note: why } = input;
  await planHead(tx, planId);
  const inThread = plan(tx)
    .selectFrom('plan.commitment')
    .select('id')
    .where('plan_id', '=', planId)
    .where('thread', '=', thread);
  if (!(await inThread.executeTakeFirst())) refuse('PLAN_THREAD_NOT_FOUND');

  const decision = { confirmed, decided_by: await nameOf(tx, actor), decided_on: clock.today(), note: why };
  await plan(tx)
    .insertInto('plan.thread')
    .values({ org_id: orgId, plan_id: planId, id: thread, ...decision })
    .onConflict((on) => on.columns(['org_id', 'plan_id', 'id']).doUpdateSet(decision))
    .execute();
  if (!confirmed) {
    await plan(tx)
      .updateTable('plan.commitment')
      .set({ thread: null })
      .where('plan_id', '=', planId)
      .where('thread', '=', thread)
      .execute();
  }
  note(planId);
  return { thread };
});
