import type { Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { orRefuse } from '../../platform/errors/index.ts';
import type { AgreementRow, MessageRow, NodeRow, RoundRow, Tables } from './tables.ts';

export const matching = (tx: Tx) => tx.withTables<Tables>();

export const nodeHere = (tx: Tx): Promise<NodeRow | undefined> =>
  matching(tx).selectFrom('matching.node').selectAll().executeTakeFirst();

/** @throws Refusal MATCHING_NO_NODE */
export const nodeOrRefuse = (tx: Tx): Promise<NodeRow> => nodeHere(tx).then(orRefuse('MATCHING_NO_NODE'));

export const agreementHere = (tx: Tx, id: Id): Promise<AgreementRow | undefined> =>
  matching(tx).selectFrom('matching.agreement').selectAll().where('id', '=', id).executeTakeFirst();

/** Until the end of the transaction nobody else opens a round under the agreement. */
export const lockAgreement = async (tx: Tx, id: string): Promise<void> => {
  await matching(tx).selectFrom('matching.agreement').select('id').where('id', '=', id).forUpdate().execute();
};

/** @throws Refusal MATCHING_AGREEMENT_NOT_FOUND */
export const agreementOrRefuse = (tx: Tx, id: Id): Promise<AgreementRow> =>
  agreementHere(tx, id).then(orRefuse('MATCHING_AGREEMENT_NOT_FOUND'));

export const agreementsHere = (tx: Tx): Promise<AgreementRow[]> =>
  matching(tx).selectFrom('matching.agreement').selectAll().orderBy('made_at', 'desc').orderBy('id').execute();

export const signersOf = async (tx: Tx, agreementId: Id): Promise<ReadonlyMap<string, string>> => {
  const rows = await matching(tx)
    .selectFrom('matching.signature')
    .select(['party_id', 'signature'])
    .where('agreement_id', '=', agreementId)
    .orderBy('party_id')
    .execute();
  return new Map(rows.map(({ party_id, signature }) => [party_id, signature]));
};

/** Rounds that were opened under an agreement in the year before a moment. */
export const roundsSince = async (tx: Tx, agreementId: Id, since: string): Promise<number> => {
  const { count } = await matching(tx)
    .selectFrom('matching.round')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('agreement_id', '=', agreementId)
    .where('opened_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
};

export const roundHere = (tx: Tx, id: Id): Promise<RoundRow | undefined> =>
  matching(tx).selectFrom('matching.round').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Not locked: to look, and to compute from; whoever keeps what came of it looks at the revision again. */
export const roundSeen = (tx: Tx, id: Id): Promise<RoundRow | undefined> =>
  matching(tx).selectFrom('matching.round').selectAll().where('id', '=', id).executeTakeFirst();

/** Locked: one step of a round at a time. @throws Refusal MATCHING_ROUND_NOT_FOUND */
export const roundOrRefuse = (tx: Tx, id: Id): Promise<RoundRow> =>
  roundHere(tx, id).then(orRefuse('MATCHING_ROUND_NOT_FOUND'));

export const messagesOf = (tx: Tx, roundId: Id, direction: MessageRow['direction']): Promise<MessageRow[]> =>
  matching(tx)
    .selectFrom('matching.message')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('direction', '=', direction)
    .orderBy('n')
    .execute();
