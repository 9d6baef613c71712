import { MatchError, prepareNode, preparePair } from '../../../engines/matching/index.ts';
import { json } from '../../../platform/db/index.ts';
import { orRefuse, Refusal, refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { secureRandom } from '../../../platform/processes/index.ts';
import { requireInForce } from '../agreements/standing.ts';
import { privateKeyOf } from '../agreements/use-cases.ts';
import { readPeople } from '../lists/read-people.ts';
import { agreementOrRefuse, matching, nodeOrRefuse, roundOrRefuse } from '../queries.ts';
import type { AgreementRow, RoundRow } from '../tables.ts';
import { type Admitted, admit, withdrawnOf } from './admit.ts';
import * as contract from './contract.ts';
import {
  beginAsking,
  beginCoordinator,
  giveUpRound,
  type Held,
  pairTermsOf,
  ringTermsOf,
  roleOf,
  stop,
} from './engine.ts';
import { heldOf, keepStep, keptResultOf, sealHeld } from './keep.ts';
import { makeStudy } from './make-study.ts';
import { tableCsvOf } from './table-csv.ts';
import { advance, agreementOfRound, newRound, takeMessage } from './take.ts';
import { roundView } from './view.ts';

const viewOf = async (context: Context, roundId: string) =>
  roundView(context, await roundOrRefuse(context.tx, roundId));

export const openRound = useCase(contract.openRound, async (context, { agreementId }) => {
  const { tx, actor, newId, note } = context;
  const agreement = await agreementOrRefuse(tx, agreementId);
  const role = roleOf(agreement.terms, agreement.party_id);
  if (role === 'list' || role === 'answers') refuse('MATCHING_NOT_YOURS_TO_OPEN');
  const { id } = await newRound(context, agreement, newId());
  // a coordinator brings no list: what is left is the second person
  if (role === 'coordinator')
    await matching(tx)
      .updateTable('matching.round')
      .set({ stage: 'prepared', prepared_by: actor.userId })
      .where('id', '=', id)
      .execute();
  note([id, agreementId]);
  return viewOf(context, id);
});

/** Keys of those who were let in, as the engine holds them until the round begins. */
const prepared = async (
  { terms, party_id, sha256 }: AgreementRow,
  row: RoundRow,
  admitted: Admitted,
): Promise<Held> => {
  const { records, refs, subjects } = admitted;
  const tools = { random: secureRandom };
  if (row.role === 'list') {
    const ring = ringTermsOf(terms, row.id, sha256);
    const keys = records.flatMap((record) => record[ring.keyClass] ?? []);
    return { engine: { role: 'list', state: await prepareNode(ring, party_id, keys, tools) }, subjects, refs: [] };
  }
  const state = await preparePair(pairTermsOf(terms, row.id, sha256), party_id, records, tools);
  return { engine: { role: row.role === 'asks' ? 'asks' : 'answers', state }, subjects, refs };
};

export const prepareRound = useCase(contract.prepareRound, async (context, { roundId }) => {
  const { tx, actor, file, note, t } = context;
  const row = await roundOrRefuse(tx, roundId);
  if (row.role === 'coordinator' || (row.stage !== 'waiting' && row.stage !== 'prepared'))
    refuse('MATCHING_ROUND_ELSEWHERE', { stage: row.stage });
  const agreement = await agreementOfRound(context, row);
  await requireInForce(context, agreement, { newRound: false });
  const { people } = readPeople(file.bytes, file.name);
  const admitted = await admit(context, agreement, people);
  const { entered, refused, withoutKey } = admitted.counts;
  if (entered === 0) {
    const where = Object.entries(refused).map(([code, count]) => ({
      code,
      says: `${t(`matching.reason.${code}`)}: ${count}`,
    }));
    throw new Refusal('MATCHING_NOBODY_ENTERS', { count: people.length }, where);
  }
  const held = await prepared(agreement, row, admitted).catch((error: unknown) => {
    if (error instanceof MatchError && error.code === 'MATCH_SET_TOO_LARGE')
      throw new Refusal('MATCHING_SET_TOO_LARGE', {
        file: file.name,
        most: agreement.terms.padTo || agreement.terms.most,
      });
    throw error;
  });
  await matching(tx)
    .updateTable('matching.round')
    .set({
      stage: 'prepared',
      prepared_by: actor.userId,
      counts: json(admitted.counts),
      state_sealed: await sealHeld(context, roundId, held),
    })
    .where('id', '=', roundId)
    .execute();
  const stayed = Object.values(refused).reduce((sum, count) => sum + count, 0);
  note([roundId], { entered, refused: stayed, withoutKey });
  return viewOf(context, roundId);
});

/** Dual control: whoever prepared a round does not start it. */
export const startRound = useCase(contract.startRound, async (context, { roundId }) => {
  const { tx, actor, note } = context;
  const row = await roundOrRefuse(tx, roundId);
  if (row.stage !== 'prepared') refuse('MATCHING_ROUND_ELSEWHERE', { stage: row.stage });
  if (actor.userId === null || row.prepared_by === actor.userId) refuse('MATCHING_SECOND_PERSON');
  const agreement = await agreementOfRound(context, row);
  await requireInForce(context, agreement, { newRound: false });
  await matching(tx)
    .updateTable('matching.round')
    .set({ started_by: actor.userId })
    .where('id', '=', roundId)
    .execute();
  note([roundId, row.agreement_id]);
  if (row.role === 'coordinator') {
    const privateKey = await privateKeyOf(context, await nodeOrRefuse(tx));
    const step = beginCoordinator(ringTermsOf(agreement.terms, roundId, agreement.sha256), privateKey);
    await keepStep(context, row, agreement, step);
    return viewOf(context, roundId);
  }
  const held = await heldOf(context, row).then(orRefuse('MATCHING_ROUND_NOT_FOUND'));
  const gone = await withdrawnOf(context, agreement, held.subjects);
  if (gone.length > 0) refuse('MATCHING_WITHDRAWN', { count: gone.length });
  if (row.role === 'asks') {
    const step = beginAsking(held, await privateKeyOf(context, await nodeOrRefuse(tx)));
    await keepStep(context, row, agreement, step);
  } else await advance(context, row, agreement, held, []);
  return viewOf(context, roundId);
});

export const takeCarried = useCase(contract.takeMessage, async (context) => {
  const { roundId, taken } = await takeMessage(context, context.file.bytes);
  context.note([roundId], { taken });
  return { round: await viewOf(context, roundId), taken };
});

export const stopRound = useCase(contract.stopRound, async (context, { roundId, silent }) => {
  const { tx, clock, note } = context;
  const row = await roundOrRefuse(tx, roundId);
  if (row.stage === 'finished' || row.stage === 'stopped') refuse('MATCHING_ROUND_ELSEWHERE', { stage: row.stage });
  const agreement = await agreementOfRound(context, row);
  const held = await heldOf(context, row);
  note([roundId], { silent });
  if (!held) {
    const blame = { code: 'MATCH_STOPPED', party: agreement.party_id, says: '' };
    await matching(tx)
      .updateTable('matching.round')
      .set({ stage: 'stopped', ended_at: clock.now(), blame: json(blame) })
      .where('id', '=', roundId)
      .execute();
    return viewOf(context, roundId);
  }
  const privateKey = await privateKeyOf(context, await nodeOrRefuse(tx));
  const blame = { code: 'MATCH_STOPPED' as const, party: agreement.party_id, says: 'Ended by hand.' };
  await keepStep(context, row, agreement, silent ? giveUpRound(held, privateKey) : stop(held, blame, privateKey));
  return viewOf(context, roundId);
});

export const listRounds = useCase(contract.listRounds, async (context, { agreementId }) => {
  let query = matching(context.tx).selectFrom('matching.round').selectAll();
  if (agreementId) query = query.where('agreement_id', '=', agreementId);
  const rows = await query.orderBy('opened_at', 'desc').orderBy('id').limit(200).execute();
  const rounds = [];
  for (const row of rows) rounds.push(await roundView(context, row));
  return { rounds };
});

export const openRoundView = useCase(contract.openRoundView, async (context, { roundId }) => {
  const view = await viewOf(context, roundId);
  context.note([roundId], { result: view.result !== null });
  return view;
});

export const messageFile = useCase(contract.messageFile, async ({ tx, clock, note }, { roundId, messageId }) => {
  const row = await matching(tx)
    .selectFrom('matching.message')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('message_id', '=', messageId)
    .where('direction', '=', 'out')
    .executeTakeFirst()
    .then(orRefuse('MATCHING_ROUND_NOT_FOUND'));
  await matching(tx)
    .updateTable('matching.message')
    .set({ fetched_at: clock.now() })
    .where('round_id', '=', roundId)
    .where('message_id', '=', messageId)
    .execute();
  note([roundId]);
  return {
    bytes: row.bytes ?? refuse('MATCHING_ROUND_NOT_FOUND'),
    type: 'application/octet-stream',
    name: `match-${roundId.slice(-12)}-${row.n}-to-${row.to_party}.match`,
  };
});

/** The way from a round into a study of prevalence. */
export const resultTable = useCase(contract.resultTable, async (context, { roundId }) => {
  const row = await roundOrRefuse(context.tx, roundId);
  const table = (await keptResultOf(context, row))?.result.table;
  const text = table ? tableCsvOf(table) : null;
  if (text === null) return refuse('MATCHING_NO_TABLE');
  context.note([roundId]);
  return {
    bytes: new TextEncoder().encode(text),
    type: 'text/csv; charset=utf-8',
    name: `ring-${roundId.slice(-12)}.csv`,
  };
});

export const roundUseCases = [
  openRound,
  prepareRound,
  startRound,
  takeCarried,
  stopRound,
  listRounds,
  openRoundView,
  messageFile,
  resultTable,
  makeStudy,
];
