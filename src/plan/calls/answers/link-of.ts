import type { Selectable } from 'kysely';
import { refuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { plan } from '../../queries.ts';
import type { DataCallRow, RecipientRow, ReturnRow } from '../../tables.ts';
import { isOpen } from '../link.ts';
import type { Answer } from './contract.ts';

/** The one agency and the one call behind a link. */
export interface Link {
  readonly recipient: Selectable<RecipientRow>;
  readonly call: DataCallRow;
  /** What it is writing or has sent last. */
  readonly latest: LatestReturn | null;
}
export type LatestReturn = Pick<ReturnRow, 'id' | 'state' | 'received_at' | 'why'> & { answers: readonly Answer[] };

/**
 * Finds the agency of the actor's link. Its row stays locked until the act is over, so that two windows do not write over each other and
 * nothing comes in while the call is closed.
 *
 * @throws Refusal LINK_NOT_VALID
 */
export const linkOf = async ({ tx, actor, clock }: Pick<Context, 'tx' | 'actor' | 'clock'>): Promise<Link> => {
  if (actor.kind !== 'link' || actor.sessionId === null) return refuse('LINK_NOT_VALID');
  const recipient = await plan(tx)
    .selectFrom('plan.data_call_recipient')
    .selectAll()
    .where('link_id', '=', actor.sessionId)
    .forUpdate()
    .executeTakeFirst();
  if (!recipient) return refuse('LINK_NOT_VALID');
  // asked only now: while this waited for the row, the call may have been closed
  const call = await plan(tx)
    .selectFrom('plan.data_call')
    .selectAll()
    .where('plan_id', '=', recipient.plan_id)
    .where('id', '=', recipient.call_id)
    .executeTakeFirstOrThrow();
  if (!isOpen({ ...recipient, ...call }, clock.today())) return refuse('LINK_NOT_VALID');
  const latest = await plan(tx)
    .selectFrom('plan.data_call_return')
    .select(['id', 'state', 'received_at', 'why', 'answers'])
    .where('plan_id', '=', call.plan_id)
    .where('call_id', '=', call.id)
    .where('agency_id', '=', recipient.agency_id)
    .orderBy((eb) => eb('state', 'in', ['draft', 'received', 'applied']), 'desc')
    .orderBy('received_at', 'desc')
    .executeTakeFirst();
  return { recipient, call, latest: latest ? { ...latest, answers: latest.answers as readonly Answer[] } : null };
};

/** `sent` waits to be read, `taken` was taken over; everything else may be written. */
export const sheetState = (latest: LatestReturn | null): 'open' | 'sent' | 'taken' =>
  latest?.state === 'received' ? 'sent' : latest?.state === 'applied' ? 'taken' : 'open';

/** @throws Refusal LINK_NOT_VALID; ANSWER_SENT where the answer waits to be read or was taken over */
export const writableLinkOf = async (context: Pick<Context, 'tx' | 'actor' | 'clock'>): Promise<Link> => {
  const link = await linkOf(context);
  if (sheetState(link.latest) !== 'open') refuse('ANSWER_SENT');
  return link;
};
