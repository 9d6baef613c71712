import { z } from 'zod';
import type { SigningKeys } from '../../../engines/matching/index.ts';
import { systemActor } from '../../../platform/actor/index.ts';
import { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import { Code, enqueue, type FailedJob, jobKind } from '../../../platform/jobs/index.ts';
import type { Context, Kernel } from '../../../platform/kernel/index.ts';
import { ask, OutboundError } from '../../../platform/outbound/index.ts';
import { privateKeyOf } from '../agreements/use-cases.ts';
import { agreementOrRefuse, matching, nodeOrRefuse, roundHere, roundSeen } from '../queries.ts';
import { stop } from '../rounds/engine.ts';
import { heldOf, keepStep } from '../rounds/keep.ts';
import type { AgreementRow, RoundRow } from '../tables.ts';
import { keyOf, partnerHere, type Uncarried, uncarriedOf, waitingFor } from './queries.ts';
import { signedHeaders } from './signed.ts';

type Sending = Pick<Context, 'tx' | 'orgId' | 'clock' | 'kernel'>;

const SendJob = z.object({ roundId: Id, messageId: Code });

/** So long a message is tried; then its partner is called silent and the round ends. */
export const silentDays = 7;
const day = 86_400_000;

const queue = async ({ tx, kernel, orgId }: Sending, messages: readonly Uncarried[]): Promise<void> => {
  for (const { roundId, messageId, publicKey } of messages) {
    if ((await partnerHere(tx, publicKey))?.address)
      await enqueue(tx, kernel, systemActor(orgId), sendKind, { roundId, messageId }, { key: messageId });
  }
};

/** Queues what waits for a partner whose address has just been said. */
export const sendWaiting = async (sending: Sending, publicKey: string): Promise<void> =>
  queue(sending, await waitingFor(sending.tx, publicKey));

/** Keeps a step of a round, and lets its messages go to those partners whose node is known; the others' are carried by hand. */
export const keepAndSend = async (
  sending: Sending,
  row: RoundRow,
  agreement: AgreementRow,
  step: Parameters<typeof keepStep>[3],
): Promise<void> => {
  await keepStep(sending, row, agreement, step);
  await queue(sending, await uncarriedOf(sending.tx, row.id));
};

const prepared = async (sending: Sending, { roundId, messageId }: z.output<typeof SendJob>) => {
  const { tx } = sending;
  const message = await matching(tx)
    .selectFrom('matching.message')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('message_id', '=', messageId)
    .where('direction', '=', 'out')
    .executeTakeFirst();
  const row = await roundSeen(tx, roundId);
  if (!row || !message?.bytes || message.fetched_at !== null) return null;
  const agreement = await agreementOrRefuse(tx, row.agreement_id);
  const publicKey = keyOf(agreement, message.to_party);
  const partner = await partnerHere(tx, publicKey);
  if (!partner?.address) return null;
  const node = await nodeOrRefuse(tx);
  const own = { publicKey: node.public_key, privateKey: await privateKeyOf(sending, node) };
  return {
    bytes: message.bytes,
    at: message.at,
    to: message.to_party,
    publicKey,
    own,
    pin: partner.pin,
    url: partner.address,
  };
};

const codeIn = (text: string): string | null => /"code":"([A-Z_]{3,60})"/.exec(text)?.[1] ?? null;

/** @returns `taken`, or why not: the code the partner's node gave, or what stood in the way */
export const sendTo = async (
  kernel: Kernel,
  {
    url,
    bytes,
    own,
    pin,
  }: { readonly url: string; readonly bytes: Uint8Array; readonly own: SigningKeys; readonly pin: string | null },
): Promise<string> => {
  const now = {
    seconds: Math.floor(kernel.clock.millis() / 1000),
    nonce: Buffer.from(kernel.random(16)).toString('base64url'),
  };
  const headers = signedHeaders({ url, body: bytes }, own, now);
  try {
    const call = { url, headers, body: bytes, pin, timeoutMs: 60_000 };
    const { status, text } = await ask(call, kernel.env);
    if (status === 200) return 'taken';
    return codeIn(text) ?? `HTTP_${status}`;
  } catch (error) {
    if (error instanceof OutboundError) return error.code;
    throw error;
  }
};

const noteAnswer = async (
  { tx, clock }: Sending,
  { messageId, publicKey, answer, carried }: { messageId: string; publicKey: string; answer: string; carried: boolean },
): Promise<void> => {
  await matching(tx)
    .updateTable('matching.message')
    .set({ answer, ...(carried ? { fetched_at: clock.now() } : {}) })
    .where('message_id', '=', messageId)
    .where('direction', '=', 'out')
    .execute();
  await matching(tx)
    .updateTable('matching.partner')
    .set(
      carried
        ? { reached_at: clock.now(), trouble: null, trouble_at: null }
        : { trouble: answer, trouble_at: clock.now() },
    )
    .where('public_key', '=', publicKey)
    .execute();
};

/** A round over there takes no more; the message has come as far as it can. */
const isCarried = (answer: string): boolean => answer === 'taken' || answer === 'MATCHING_ROUND_ELSEWHERE';

/** The round ends, and says who is silent. */
const giveUp = async ({ kernel, tx, orgId, outcome }: FailedJob, { roundId, messageId }: z.output<typeof SendJob>) => {
  const sending = { kernel, tx, orgId, clock: kernel.clock };
  const row = outcome === 'dead' ? await roundHere(tx, roundId) : undefined;
  const held = row?.stage === 'running' ? await heldOf(sending, row) : null;
  const { to_party: party = '' } =
    (await matching(tx)
      .selectFrom('matching.message')
      .select('to_party')
      .where('round_id', '=', roundId)
      .where('message_id', '=', messageId)
      .executeTakeFirst()) ?? {};
  if (!row || !held) return;
  const blame = { code: 'MATCH_PARTY_SILENT' as const, party, says: `Nothing reached it for ${silentDays} days.` };
  const privateKey = await privateKeyOf(sending, await nodeOrRefuse(tx));
  await keepAndSend(sending, row, await agreementOrRefuse(tx, row.agreement_id), stop(held, blame, privateKey));
};

/** Brings one message to the node of its partner. No transaction is open while it is under way. */
export const sendKind = jobKind('matching.send', {
  may: 'write matching',
  takes: SendJob,
  gives: z.object({ answer: z.string() }),
  // with pauses of an hour at most these are more than the days a message is tried
  retries: { attempts: 1_000, baseMs: 5_000, codes: ['MATCHING_PARTNER_UNREACHED'] },
  run: async ({ kernel, actor }, input) => {
    const orgId = actor.orgId as Id;
    const within = <T>(act: (sending: Sending) => Promise<T>): Promise<T> =>
      kernel.db.transaction(actor, (tx: Tx) => act({ tx, kernel, orgId, clock: kernel.clock }));
    const message = await within((sending) => prepared(sending, input));
    if (!message) return { answer: 'gone' };
    const answer = await sendTo(kernel, message);
    const carried = isCarried(answer);
    const { publicKey } = message;
    await within((sending) => noteAnswer(sending, { messageId: input.messageId, publicKey, answer, carried }));
    if (carried) return { answer };
    const late = kernel.clock.millis() >= Date.parse(message.at) + silentDays * day;
    throw new Refusal(late ? 'MATCHING_PARTNER_SILENT' : 'MATCHING_PARTNER_UNREACHED', { party: message.to, answer });
  },
  failed: giveUp,
});
