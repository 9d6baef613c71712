import {
  type Header,
  isHeaderSignedBy,
  MatchError,
  type Message,
  messageId,
  readMessage,
} from '../../../engines/matching/index.ts';
import { Id } from '../../../platform/contract/index.ts';
import { json } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { requireInForce } from '../agreements/standing.ts';
import { lockAgreement, matching, roundHere } from '../queries.ts';
import type { AgreementRow, RoundRow } from '../tables.ts';
import { roleOf } from './engine.ts';
import { noteMessage } from './keep.ts';

export type Taking = Pick<Context, 'tx' | 'orgId' | 'clock' | 'kernel'>;

/** A message by its form; a file that is none ends nothing. @throws Refusal MATCHING_MESSAGE_UNREADABLE */
const messageIn = (bytes: Uint8Array): Message => {
  try {
    return readMessage(bytes);
  } catch (error) {
    if (!(error instanceof MatchError)) throw error;
    return refuse('MATCHING_MESSAGE_UNREADABLE', {}, [{ code: error.code, says: error.message }]);
  }
};

/** @param carrier the key of the node that brought it: then it must be the sender's own; null where a person carried it */
const isAuthentic = (agreement: AgreementRow, { header, signature }: Message, carrier: string | null): boolean => {
  const sender = agreement.terms.parties.find(({ id }) => id === header.from);
  return (
    header.agreement === agreement.sha256 &&
    header.to === agreement.party_id &&
    sender !== undefined &&
    (carrier === null || sender.publicKey === carrier) &&
    isHeaderSignedBy(sender.publicKey, header, signature)
  );
};

/** The agreement a message names, where this organisation is the one addressed and the signature holds. @throws Refusal MATCHING_MESSAGE_FOREIGN */
const agreementFor = async ({ tx }: Taking, message: Message, carrier: string | null): Promise<AgreementRow> => {
  const row = await matching(tx)
    .selectFrom('matching.agreement')
    .selectAll()
    .where('sha256', '=', message.header.agreement)
    .executeTakeFirst();
  return row && Id.safeParse(message.header.roundId).success && isAuthentic(row, message, carrier)
    ? row
    : refuse('MATCHING_MESSAGE_FOREIGN');
};

const newRow = (orgId: string, agreement: AgreementRow, id: string, now: string): RoundRow => ({
  org_id: orgId,
  id,
  agreement_id: agreement.id,
  revision: 0,
  role: roleOf(agreement.terms, agreement.party_id),
  stage: 'waiting',
  state_sealed: null,
  counts: { entered: 0, withoutKey: 0, refused: {} },
  done: 0,
  steps: 0,
  result_sealed: null,
  blame: null,
  log: [],
  opened_at: now,
  prepared_by: null,
  started_by: null,
  ended_at: null,
  keep_until: null,
  study_ids: [],
});

/** A new round under an agreement in force, with what is left of its quota. @throws Refusal MATCHING_NOT_IN_FORCE, MATCHING_QUOTA_USED */
export const newRound = async (taking: Taking, agreement: AgreementRow, id: string): Promise<RoundRow> => {
  // locked, so that two rounds that are opened at once do not both take the last of the quota
  await lockAgreement(taking.tx, agreement.id);
  await requireInForce(taking, agreement, { newRound: true });
  const row = newRow(taking.orgId, agreement, id, taking.clock.now());
  await matching(taking.tx)
    .insertInto('matching.round')
    .values({ ...row, counts: json(row.counts), blame: json(null), log: json([]) })
    .execute();
  return row;
};

/** A round begins with the first message of whoever may open it; anybody else would use up the quota of all. */
const roundThatBegins = (
  taking: Taking,
  agreement: AgreementRow,
  { kind, from, roundId }: Header,
): Promise<RoundRow> => {
  const role = roleOf(agreement.terms, from);
  const opens = (kind === 'call' && role === 'coordinator') || (kind === 'ask' && role === 'asks');
  return opens ? newRound(taking, agreement, roundId) : refuse('MATCHING_MESSAGE_FOREIGN');
};

const valueBytes = 32;
const longestNote = 64 * 1024;

/**
 * A partner that keeps to the round sends its opening, a list and a receipt for each step, and the end; and no list is longer than was agreed.
 * What goes beyond is refused before it is kept.
 *
 * @throws Refusal MATCHING_MESSAGE_TOO_MUCH
 */
const requireRoom = async ({ tx }: Taking, { terms }: AgreementRow, { header, payload }: Message): Promise<void> => {
  const isList = header.kind === 'hop' || header.kind === 'ask' || header.kind === 'answer';
  const longest = isList ? 2 * terms.most * terms.keys.length * valueBytes : longestNote;
  const { count } = await matching(tx)
    .selectFrom('matching.message')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('round_id', '=', header.roundId)
    .where('from_party', '=', header.from)
    .where('direction', '<>', 'out')
    .executeTakeFirstOrThrow();
  if (payload.length > longest || Number(count) >= terms.parties.length + 3) refuse('MATCHING_MESSAGE_TOO_MUCH');
};

export interface Arrival {
  readonly roundId: Id;
  readonly messageId: string;
  /** Known since before, so nothing comes of it. */
  readonly again: boolean;
}

/**
 * Notes a message that came, by hand or by a node; a step of its round (`stepRound`) takes it. One that was taken before does nothing, so
 * what is carried twice harms nobody; one that is early waits; one that is not from a party of the agreement is refused and ends nothing.
 *
 * @throws Refusal MATCHING_MESSAGE_UNREADABLE, MATCHING_MESSAGE_FOREIGN, MATCHING_MESSAGE_TOO_MUCH, MATCHING_NOT_IN_FORCE,
 *   MATCHING_QUOTA_USED, MATCHING_ROUND_ELSEWHERE
 */
export const noteArrival = async (
  taking: Taking,
  bytes: Uint8Array,
  carrier: string | null = null,
): Promise<Arrival> => {
  const message = messageIn(bytes);
  const { header } = message;
  const agreement = await agreementFor(taking, message, carrier);
  const { roundId } = header;
  const known = await roundHere(taking.tx, roundId);
  const row = known ?? (await roundThatBegins(taking, agreement, header));
  if (row.agreement_id !== agreement.id) refuse('MATCHING_MESSAGE_FOREIGN');
  const id = messageId(header);
  const before = await matching(taking.tx)
    .selectFrom('matching.message')
    .select('message_id')
    .where('round_id', '=', roundId)
    .where('message_id', '=', id)
    .executeTakeFirst();
  if (before) return { roundId, messageId: id, again: true };
  if (row.stage === 'finished' || row.stage === 'stopped') refuse('MATCHING_ROUND_ELSEWHERE', { stage: row.stage });
  await requireRoom(taking, agreement, message);
  await noteMessage(taking, roundId, 'held', bytes);
  return { roundId, messageId: id, again: false };
};
