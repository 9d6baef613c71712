import { useCase } from '../../platform/kernel/index.ts';
import { planHead } from '../queries.ts';
import { listReturns as contract } from './contract.ts';
import { returnPage, sentReturns } from './queries.ts';
import { returnCard } from './views.ts';

/** Answers that came back. Drafts are the agency's own. */
export const listReturns = useCase(contract, async ({ tx, note }, { planId, callId, state, limit, offset }) => {
  await planHead(tx, planId);
  const all = sentReturns(tx, planId, { callId, state });
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  note(planId);
  return { rows: (await returnPage(all, limit, offset)).map(returnCard), total, limit, offset };
});
