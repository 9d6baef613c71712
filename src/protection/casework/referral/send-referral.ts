import type { Input } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import {
  organisationName,
  reasonsAsPlaces,
  recall,
  releaseOfSubject,
  type Sent,
  sendPacket,
} from '../../consent/index.ts';
import { currentValues } from '../record/current-values.ts';
import { sendReferralAgain as againContract, sendReferral as contract } from './contract.ts';
import { isEnd } from './machine.ts';
import { move, recordEvent, requireMove } from './move.ts';
import { referrals, referralToWrite } from './queries.ts';
import type { ReferralRow } from './tables.ts';
import { cardOf } from './view.ts';

type Sending = Input<typeof contract>;

/**
 * Hands the record to the gate of consent: under a release of this survivor, and of no other, that names this recipient. What may leave
 * is decided there.
 */
const sendUnder = async (context: Context, row: ReferralRow, { releaseId, fields, until }: Sending) => {
  const release = await releaseOfSubject(context, row.survivor_id, releaseId);
  if (release.recipient_id !== row.recipient_id || release.recipient_kind !== row.recipient_kind)
    refuse('REFERRAL_RELEASE_OTHER_RECIPIENT', {}, [{ field: 'releaseId' }]);
  const asked = fields ?? row.fields;
  if (asked.length === 0) refuse('REFERRAL_NOTHING_ASKED', {}, [{ field: 'fields' }]);
  const values = Object.fromEntries(await currentValues(context, row.survivor_id, asked));
  const sent = await sendPacket(context, { releaseId, fields: asked, values, ...(until ? { until } : {}) });
  const changed = await referrals(context.tx)
    .updateTable('casework.referral')
    .set({
      fields: [...asked],
      release_id: releaseId,
      packet_id: sent.packetId,
      requested_at: row.requested_at ?? context.clock.now(),
    })
    .where('org_id', '=', row.org_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { row: changed, sent };
};

/** Puts it into the inbox of an organisation on the platform: a code, a packet, a priority. */
const deliver = async ({ tx, orgId, clock }: Context, row: ReferralRow, packetId: string): Promise<void> => {
  if (row.recipient_kind !== 'organisation') return;
  const changes = { packet_id: packetId, sent_at: clock.now(), changed_at: clock.now(), reminded_at: null };
  const there = await referrals(tx)
    .updateTable('casework.referral_arrival')
    .set(changes)
    .where('sender_id', '=', orgId)
    .where('referral_id', '=', row.id)
    .returning('referral_id')
    .executeTakeFirst();
  if (there) return;
  await referrals(tx)
    .insertInto('casework.referral_arrival')
    .values({
      ...changes,
      org_id: row.recipient_id,
      referral_id: row.id,
      sender_id: orgId,
      sender_name: await organisationName(tx, orgId),
      code: row.code,
      priority: row.priority,
      state: row.state,
      outcome: row.outcome,
    })
    .execute();
};

const answerOf = async (context: Context, row: ReferralRow, { packetId, code, decision, ...sent }: Sent) => ({
  referral: await cardOf(context, row),
  packetId,
  packetCode: code,
  sent: [...sent.fields],
  kept: reasonsAsPlaces(decision, context.t).map(({ field = '', code: reason = '', says = '' }) => ({
    field,
    reason,
    says,
  })),
  accessUntil: sent.accessUntil,
  // where it can be answered as well as read
  link: sent.link && { ...sent.link, path: sent.link.path.replace(/^\/packet/, '/reply') },
});

/** Sends a draft. */
export const sendReferral = useCase(contract, async (context, input) => {
  const { actor, t, note } = context;
  const { row: draft } = await referralToWrite(context, input.referralId);
  requireMove(t, { from: draft.state, to: 'requested', by: 'requester' });
  const { row, sent } = await sendUnder(context, draft, input);
  const moved = await move(context, row, { to: 'requested', by: 'requester', way: 'here', person: actor.userId });
  await deliver(context, moved, sent.packetId);
  note([moved.survivor_id, moved.id]);
  return answerOf(context, moved, sent);
});

/** Sends once more what is still open: the release before has ended, or lets out too little. */
export const sendReferralAgain = useCase(againContract, async (context, input) => {
  const { actor, t, note } = context;
  const { row: open } = await referralToWrite(context, input.referralId);
  if (open.state === 'draft' || open.packet_id === null) return refuse('REFERRAL_NOT_SENT');
  if (isEnd(open.state)) requireMove(t, { from: open.state, to: 'requested', by: 'requester' });
  await recall(context, { packetIds: [open.packet_id] }, 'sender');
  const { row, sent } = await sendUnder(context, open, input);
  await recordEvent(context, row, {
    kind: 'sent-again',
    by_party: 'requester',
    way: 'here',
    by_person: actor.userId,
  });
  await deliver(context, row, sent.packetId);
  note([row.survivor_id, row.id]);
  return answerOf(context, { ...row, asked_at: null }, sent);
});
