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
import { agreementView, requireInForce } from '../agreements/standing.ts';
import { privateKeyOf } from '../agreements/use-cases.ts';
import { agreementOrRefuse, matching, messagesOf, nodeOrRefuse, roundHere } from '../queries.ts';
import type { AgreementRow, RoundRow } from '../tables.ts';
import { withdrawnOf } from './admit.ts';
import { type Held, isEarly, receive, roleOf, type Step, stageOf, stop } from './engine.ts';
import { heldOf, keepStep, noteMessage } from './keep.ts';

type Taking = Pick<Context, 'tx' | 'orgId' | 'clock' | 'kernel'>;

/** A message by its form; a file that is none ends nothing. @throws Refusal MATCHING_MESSAGE_UNREADABLE */
export const messageIn = (bytes: Uint8Array): Message => {
  try {
    return readMessage(bytes);
  } catch (error) {
    if (!(error instanceof MatchError)) throw error;
    return refuse('MATCHING_MESSAGE_UNREADABLE', {}, [{ code: error.code, says: error.message }]);
  }
};

const isAuthentic = (agreement: AgreementRow, { header, signature }: Message): boolean => {
  const sender = agreement.terms.parties.find(({ id }) => id === header.from);
  return (
    header.agreement === agreement.sha256 &&
    header.to === agreement.party_id &&
    sender !== undefined &&
    isHeaderSignedBy(sender.publicKey, header, signature)
  );
};

/** The agreement a message names, where this organisation is the one addressed and the signature holds. @throws Refusal MATCHING_MESSAGE_FOREIGN */
const agreementFor = async ({ tx }: Taking, message: Message): Promise<AgreementRow> => {
  const row = await matching(tx)
    .selectFrom('matching.agreement')
    .selectAll()
    .where('sha256', '=', message.header.agreement)
    .executeTakeFirst();
  return row && Id.safeParse(message.header.roundId).success && isAuthentic(row, message)
    ? row
    : refuse('MATCHING_MESSAGE_FOREIGN');
};

const newRow = (orgId: string, agreement: AgreementRow, id: string, now: string): RoundRow => ({
  org_id: orgId,
  id,
  agreement_id: agreement.id,
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
});

/** A new round under an agreement in force, with what is left of its quota. @throws Refusal MATCHING_NOT_IN_FORCE, MATCHING_QUOTA_USED */
export const newRound = async (taking: Taking, agreement: AgreementRow, id: string): Promise<RoundRow> => {
  await requireInForce(taking, agreement, { newRound: true });
  const row = newRow(taking.orgId, agreement, id, taking.clock.now());
  await matching(taking.tx)
    .insertInto('matching.round')
    .values({ ...row, counts: json(row.counts), blame: json(null), log: json([]) })
    .execute();
  return row;
};

/** Before the first of the own values leaves, everybody who entered is asked for again. */
const isFirstStep = ({ kind }: Header): boolean => kind === 'start' || kind === 'ask';

/** One message into a round that runs, and those that waited for it. */
export const advance = async (
  taking: Taking,
  row: RoundRow,
  agreement: AgreementRow,
  before: Held,
  messages: readonly Uint8Array[],
): Promise<void> => {
  const privateKey = await privateKeyOf(taking, await nodeOrRefuse(taking.tx));
  const { state } = await agreementView(taking, agreement);
  let step: Step = { held: before, out: [] };
  const waiting = [...messages, ...(await messagesOf(taking.tx, row.id, 'held')).flatMap(({ bytes }) => bytes ?? [])];
  const take = async (bytes: Uint8Array, header: Header): Promise<Step> => {
    if (state !== 'agreed')
      return stop(step.held, ended(agreement, 'The agreement is no longer in force.'), privateKey);
    if (isFirstStep(header) && (await withdrawnOf(taking, agreement, step.held.subjects)).length > 0)
      return stop(step.held, ended(agreement, 'A release was taken back.'), privateKey);
    return receive(step.held, bytes, '', privateKey);
  };
  for (let moved = true; moved && stageOf(step.held) === 'running'; ) {
    moved = false;
    for (const bytes of [...waiting]) {
      const { header } = readMessage(bytes);
      if (stageOf(step.held) !== 'running' || isEarly(step.held, header)) continue;
      const next = await take(bytes, header);
      step = { held: next.held, out: [...step.out, ...next.out] };
      waiting.splice(waiting.indexOf(bytes), 1);
      await noteMessage(taking, row.id, 'in', bytes);
      moved = true;
    }
  }
  for (const bytes of waiting) await noteMessage(taking, row.id, 'held', bytes);
  await keepStep(taking, row, agreement, step);
};

const ended = ({ party_id }: AgreementRow, says: string) => ({ code: 'MATCH_STOPPED' as const, party: party_id, says });

/**
 * Takes a message that was carried here. One that was taken before does nothing, so what is carried twice harms nobody; one that is early
 * waits; one that is not from a party of the agreement is refused and ends nothing.
 *
 * @throws Refusal MATCHING_MESSAGE_UNREADABLE, MATCHING_MESSAGE_FOREIGN, MATCHING_NOT_IN_FORCE, MATCHING_QUOTA_USED, MATCHING_ROUND_ELSEWHERE
 */
export const takeMessage = async (
  taking: Taking,
  bytes: Uint8Array,
): Promise<{ readonly roundId: string; readonly taken: 'new' | 'again' | 'held' }> => {
  const message = messageIn(bytes);
  const { header } = message;
  const agreement = await agreementFor(taking, message);
  const { roundId } = header;
  const known = await roundHere(taking.tx, roundId);
  const row = known ?? (await roundThatBegins(taking, agreement, header));
  if (row.agreement_id !== agreement.id) refuse('MATCHING_MESSAGE_FOREIGN');
  const before = await matching(taking.tx)
    .selectFrom('matching.message')
    .select('message_id')
    .where('round_id', '=', roundId)
    .where('message_id', '=', messageId(header))
    .executeTakeFirst();
  if (before) return { roundId, taken: 'again' };
  if (row.stage === 'finished' || row.stage === 'stopped') refuse('MATCHING_ROUND_ELSEWHERE', { stage: row.stage });
  const held = await heldOf(taking, row);
  if (row.stage !== 'running' || !held || isEarly(held, header)) {
    await noteMessage(taking, roundId, 'held', bytes);
    return { roundId, taken: 'held' };
  }
  await advance(taking, row, agreement, held, [bytes]);
  return { roundId, taken: 'new' };
};

const roundThatBegins = (taking: Taking, agreement: AgreementRow, { kind, roundId }: Header): Promise<RoundRow> =>
  kind === 'call' || kind === 'ask' ? newRound(taking, agreement, roundId) : refuse('MATCHING_MESSAGE_FOREIGN');

export const agreementOfRound = ({ tx }: Taking, row: RoundRow): Promise<AgreementRow> =>
  agreementOrRefuse(tx, row.agreement_id);
