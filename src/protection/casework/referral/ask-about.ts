import { membersOf } from '../../../platform/accounts/index.ts';
import type { Actor } from '../../../platform/actor/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { behindLink, linkedView } from './answer-link.ts';
import { addressedTo } from './answer-referral.ts';
import { askReferral as hereContract, askReferralLink as linkContract } from './contract.ts';
import { isEnd } from './machine.ts';
import { type Moving, movingIn, recordEvent, requireMove } from './move.ts';
import { referrals } from './queries.ts';
import { type AskingReceived, arrivalById, arrivalView } from './received.ts';
import { tellWaiting } from './reminders.ts';
import { footingOf } from './standing.ts';
import type { ReferralEventRow, ReferralRow } from './tables.ts';
import { packetOf } from './view.ts';

interface Question {
  readonly question: string;
  readonly way: ReferralEventRow['way'];
}

/**
 * Keeps a question of the receiver on the sender's side, and tells whoever drafted that something waits. The answer is given by phone, or
 * by sending more under a release: no words of one's own travel with a referral.
 */
const askAbout = async (moving: Moving, row: ReferralRow, { question, way }: Question): Promise<ReferralRow> => {
  const { tx, kernel, orgId, clock, t } = moving;
  if (isEnd(row.state)) requireMove(t, { from: row.state, to: row.state, by: 'target' });
  const now = clock.now();
  const asked = await referrals(tx)
    .updateTable('casework.referral')
    .set({ asked_at: now, changed_at: now })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordEvent(moving, asked, { kind: 'asked', by_party: 'target', way, words: question });
  const drafter = (await membersOf(tx, orgId)).find(
    ({ personId, disabledAt }) => personId === row.drafted_by && disabledAt === null,
  );
  if (drafter) await tellWaiting(tx, kernel, orgId, drafter, 'read referral');
  return asked;
};

/** Asks about a referral that came to the own organisation, by the same narrow path as an answer. */
export const askReferral = useCaseInParts(hereContract, async (context, { referralId, question }) => {
  const { kernel, actor, orgId, clock } = context;
  const asReceiver = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => kernel.db.transaction(actor, work);
  const asking = (tx: Tx): AskingReceived => ({ tx, orgId, kernel, clock });
  const note = (as: Actor, tx: Tx, other: Readonly<Record<string, Id>>): Promise<void> =>
    appendAudit(tx, clock, as, { act: hereContract.name, outcome: 'done', records: [referralId], details: other });
  const { sender_id: senderId } = await asReceiver((tx) => arrivalById(asking(tx), referralId));

  await kernel.db.transaction<void>({ orgId: senderId, userId: null }, async (tx) => {
    const sender = movingIn(context, { tx, orgId: senderId, actor: { ...actor, orgId: senderId } });
    const row = await addressedTo(tx, orgId, referralId);
    if (footingOf(await packetOf(sender, row), clock.now()) !== 'live') refuse('REFERRAL_ACCESS_ENDED');
    await askAbout(sender, row, { question, way: 'here' });
    await note(sender.actor, tx, { receiver: orgId });
  });
  return asReceiver(async (tx) => {
    await note(actor, tx, { sender: senderId });
    return arrivalView(asking(tx), await arrivalById(asking(tx), referralId));
  });
});

/** The same without an account. */
export const askReferralLink = useCaseInParts(linkContract, (context, { link, code, question }) =>
  behindLink(context, { link, code, act: linkContract.name }, async (held) => {
    const { tx, orgId, row, proof } = held;
    const asked = await askAbout(movingIn(context, { tx, orgId, actor: proof.actor }), row, { question, way: 'link' });
    return linkedView(context, { ...held, row: asked });
  }),
);
