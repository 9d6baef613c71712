import { appendAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { type PartsContext, useCaseInParts } from '../../../platform/kernel/index.ts';
import { type LinkProof, organisationName, proveLink, readLink } from '../../consent/index.ts';
import { answerReferralLink as answerContract, openReferralLink as openContract } from './contract.ts';
import { move, movingIn } from './move.ts';
import { referrals } from './queries.ts';
import { isLate, openMoves } from './standing.ts';
import type { ReferralRow } from './tables.ts';

type Proved = Extract<LinkProof, { packetId: string }>;
interface Held {
  readonly tx: Tx;
  readonly orgId: string;
  readonly row: ReferralRow;
  readonly proof: Proved;
}

/** What whoever holds the link sees of the referral, beside its packet. */
export const linkedView = async ({ clock }: PartsContext, { tx, orgId, row, proof }: Held) => ({
  code: row.code,
  from: await organisationName(tx, orgId),
  priority: row.priority,
  state: row.state,
  outcome: row.outcome,
  sentAt: row.requested_at ?? row.changed_at,
  changedAt: row.changed_at,
  access: 'open' as const,
  accessUntil: proof.accessUntil,
  moves: openMoves(row.state, 'target', true),
  late: isLate({ ...row, sent_at: row.requested_at }, clock.now()),
});

/**
 * Lets in who holds link and code of the packet of a referral, in a transaction of its sender. A wrong code is counted also though the
 * answer is a refusal, so the refusal follows the transaction.
 */
export const behindLink = async <T>(
  { kernel }: PartsContext,
  { link, code, act }: { readonly link: string; readonly code: string; readonly act: string },
  work: (held: Held) => Promise<T>,
): Promise<T> => {
  const { orgId, secret } = readLink(link) ?? refuse('PACKET_LINK_NOT_VALID');
  const done = await kernel.db.transaction({ orgId, userId: null }, async (tx) => {
    const proof = await proveLink(kernel, tx, { orgId, secret, code, act });
    if (!('packetId' in proof) || proof.ended) return { proof };
    const row = await referrals(tx)
      .selectFrom('casework.referral')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('packet_id', '=', proof.packetId)
      .forUpdate()
      .executeTakeFirst()
      .then(orRefuse('PACKET_LINK_NOT_VALID'));
    const answer = await work({ tx, orgId, row, proof });
    await appendAudit(tx, kernel.clock, proof.actor, { act, outcome: 'done', records: [row.id, proof.packetId] });
    return { answer };
  });
  if ('answer' in done) return done.answer;
  if ('notValid' in done.proof) return refuse('PACKET_LINK_NOT_VALID');
  if ('codesLeft' in done.proof) return refuse('PACKET_CODE_WRONG', { left: done.proof.codesLeft });
  return refuse('PACKET_ENDED');
};

/** What a receiver without an account can answer now. */
export const openReferralLink = useCaseInParts(openContract, (context, { link, code }) =>
  behindLink(context, { link, code, act: openContract.name }, (held) => linkedView(context, held)),
);

/** Answers without an account. */
export const answerReferralLink = useCaseInParts(answerContract, (context, { link, code, to, outcome }) =>
  behindLink(context, { link, code, act: answerContract.name }, async (held) => {
    const { tx, orgId, row, proof } = held;
    const sender = movingIn(context, { tx, orgId, actor: proof.actor });
    const moved = await move(sender, row, { to, outcome, by: 'target', way: 'link', person: null });
    return linkedView(context, { ...held, row: moved });
  }),
);
