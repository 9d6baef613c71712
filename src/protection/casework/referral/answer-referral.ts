import type { Actor } from '../../../platform/actor/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { useCase, useCaseInParts } from '../../../platform/kernel/index.ts';
import {
  answerReferral as answerContract,
  receivedReferrals as listContract,
  receivedReferral as oneContract,
} from './contract.ts';
import { move, movingIn, requireMove } from './move.ts';
import { referrals } from './queries.ts';
import { type AskingReceived, arrivalById, arrivalView, arrivalViews } from './received.ts';
import { statesOf } from './see-referrals.ts';
import { footingOf, needsRelease } from './standing.ts';
import { packetOf } from './view.ts';

/** Referrals addressed to the own organisation. */
export const receivedReferrals = useCase(listContract, async (context, { state, limit, offset }) => {
  const { tx, orgId, note } = context;
  const mine = referrals(tx)
    .selectFrom('casework.referral_arrival')
    .where('org_id', '=', orgId)
    .where('state', 'in', statesOf(state));
  const { total } = await mine.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await mine
    .selectAll()
    .orderBy('changed_at', 'desc')
    .orderBy('referral_id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  note(
    rows.map((row) => row.referral_id),
    { found: Number(total) },
  );
  return { rows: await arrivalViews(context, rows), total: Number(total), limit, offset };
});

export const receivedReferral = useCase(oneContract, async (context, { referralId }) => {
  context.note(referralId);
  return arrivalView(context, await arrivalById(context, referralId));
});

/**
 * The narrow path between two organisations: the receiver's own row says who sent; then a transaction of the sender runs that finds the
 * referral by its id and by the receiver's organisation, asks the table, moves it and writes the sender's audit entry. The receiver's entry
 * follows, then the answer.
 */
export const answerReferral = useCaseInParts(answerContract, async (context, { referralId, to, outcome }) => {
  const { kernel, actor, orgId, clock } = context;
  const asReceiver = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => kernel.db.transaction(actor, work);
  const asking = (tx: Tx): AskingReceived => ({ tx, orgId, kernel, clock });
  const note = (as: Actor, tx: Tx, other: Readonly<Record<string, Id>>): Promise<void> =>
    appendAudit(tx, clock, as, {
      act: answerContract.name,
      outcome: 'done',
      records: [referralId],
      details: { to, ...(outcome ? { outcome } : {}), ...other },
    });
  const { sender_id: senderId } = await asReceiver((tx) => arrivalById(asking(tx), referralId));

  await kernel.db.transaction<void>({ orgId: senderId, userId: null }, async (tx) => {
    const sender = movingIn(context, { tx, orgId: senderId, actor: { ...actor, orgId: senderId } });
    const row = await addressedTo(tx, orgId, referralId);
    requireMove(context.t, { from: row.state, to, by: 'target', outcome });
    if (needsRelease(to) && footingOf(await packetOf(sender, row), clock.now()) !== 'live')
      refuse('REFERRAL_ACCESS_ENDED');
    await move(sender, row, { to, outcome, by: 'target', way: 'here', person: null });
    await note(sender.actor, tx, { receiver: orgId });
  });
  return asReceiver(async (tx) => {
    await note(actor, tx, { sender: senderId });
    return arrivalView(asking(tx), await arrivalById(asking(tx), referralId));
  });
});

/** The referral on the sender's side, locked, if it is addressed to this organisation. */
export const addressedTo = (tx: Tx, receiverId: Id, referralId: Id) =>
  referrals(tx)
    .selectFrom('casework.referral')
    .selectAll()
    .where('id', '=', referralId)
    .where('recipient_kind', '=', 'organisation')
    .where('recipient_id', '=', receiverId)
    .forUpdate()
    .executeTakeFirst()
    .then(orRefuse());
