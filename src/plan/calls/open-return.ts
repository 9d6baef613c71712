import { orRefuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { plan } from '../queries.ts';
import { changesOf } from './changes.ts';
import { openReturn as contract, openReturnFile as fileContract } from './contract.ts';
import { sentReturn } from './queries.ts';
import { returnCard } from './views.ts';

/** Shows what an answer would change. */
export const openReturn = useCase(contract, async ({ tx, clock, t, note }, { planId, returnId }) => {
  const sent = await sentReturn(tx, planId, returnId);
  const { changes, problems } = await changesOf(tx, planId, sent, clock.today(), t);
  note([planId, returnId]);
  return {
    return: returnCard(sent),
    callTitle: sent.call_title,
    changes,
    problems: sent.state === 'received' ? problems : [],
    ready: sent.state === 'received' && problems.length === 0,
  };
});

/** The sheet as the agency sent it. */
export const openReturnFile = useCase(fileContract, async ({ tx, note }, { planId, returnId }) => {
  await sentReturn(tx, planId, returnId);
  const found = await plan(tx)
    .selectFrom('plan.data_call_return')
    .select(['file', 'file_name'])
    .where('plan_id', '=', planId)
    .where('id', '=', returnId)
    .where('file', 'is not', null)
    .executeTakeFirst()
    .then(orRefuse('RETURN_WITHOUT_FILE'));
  note([planId, returnId]);
  return {
    bytes: found.file ?? new Uint8Array(),
    type: 'application/octet-stream',
    name: found.file_name ?? 'answer',
  };
});
