import { useCase } from '../../platform/kernel/index.ts';
import { plan, planHead } from '../queries.ts';
import { listCalls as contract } from './contract.ts';
import { cardOf, progressOf } from './views.ts';

/** The data calls of a plan with how far each is. */
export const listCalls = useCase(contract, async ({ tx, clock, note }, { planId, limit, offset }) => {
  await planHead(tx, planId);
  const all = plan(tx).selectFrom('plan.data_call').where('plan_id', '=', planId);
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const calls = await all
    .selectAll()
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  note(planId);
  return { rows: (await progressOf(tx, planId, calls, clock.today())).map(cardOf), total, limit, offset };
});
