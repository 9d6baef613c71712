import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { agreementOrRefuse, matching, roundOrRefuse } from '../queries.ts';
import * as contract from './contract.ts';
import { endRound } from './end-round.ts';
import { roleOf } from './engine.ts';
import { keptResultOf } from './keep.ts';
import { makeStudy } from './make-study.ts';
import { prepareRound } from './prepare-round.ts';
import { startRound } from './start-round.ts';
import { tableCsvOf } from './table-csv.ts';
import { newRound } from './take.ts';
import { takeCarried } from './take-carried.ts';
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

export const stopRound = useCase(contract.stopRound, async (context, { roundId, silent }) => {
  const row = await roundOrRefuse(context.tx, roundId);
  if (row.stage === 'finished' || row.stage === 'stopped') refuse('MATCHING_ROUND_ELSEWHERE', { stage: row.stage });
  context.note([roundId], { silent });
  await endRound(context, row, { says: 'Ended by hand.', silent });
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
