import { nameOf } from '../../platform/accounts/index.ts';
import type { Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { orRefuse, refuse } from '../../platform/errors/index.ts';
import type { Context } from '../../platform/kernel/index.ts';
import { plan } from '../queries.ts';
import { type SentReturn, sentReturn } from './queries.ts';

/** An answer that still waits, locked: it is decided once. @throws Refusal RETURN_NOT_FOUND, RETURN_DECIDED */
export const receivedReturn = async (tx: Tx, planId: Id, returnId: Id): Promise<SentReturn> => {
  await plan(tx)
    .selectFrom('plan.data_call_return')
    .select('id')
    .where('plan_id', '=', planId)
    .where('id', '=', returnId)
    .forUpdate()
    .executeTakeFirst()
    .then(orRefuse('RETURN_NOT_FOUND'));
  const sent = await sentReturn(tx, planId, returnId);
  if (sent.state !== 'received') refuse('RETURN_DECIDED');
  return sent;
};

export const decide = async (
  { tx, actor, clock }: Pick<Context, 'tx' | 'actor' | 'clock'>,
  planId: Id,
  returnId: Id,
  decision: { state: 'applied' | 'sent_back'; why: string | null },
): Promise<void> => {
  await plan(tx)
    .updateTable('plan.data_call_return')
    .set({ ...decision, decided_by: await nameOf(tx, actor), decided_at: clock.now() })
    .where('plan_id', '=', planId)
    .where('id', '=', returnId)
    .execute();
};
