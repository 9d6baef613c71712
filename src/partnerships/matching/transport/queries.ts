import type { Tx } from '../../../platform/db/index.ts';
import { matching } from '../queries.ts';
import type { AgreementRow, PartnerRow } from '../tables.ts';

export const partnerHere = (tx: Tx, publicKey: string): Promise<PartnerRow | undefined> =>
  matching(tx).selectFrom('matching.partner').selectAll().where('public_key', '=', publicKey).executeTakeFirst();

/** The key of a party of an agreement. */
export const keyOf = ({ terms }: Pick<AgreementRow, 'terms'>, partyId: string): string =>
  terms.parties.find(({ id }) => id === partyId)?.publicKey ?? '';

/** Messages that nobody has carried yet, of one round or of all. */
const uncarried = (tx: Tx) =>
  matching(tx)
    .selectFrom('matching.message as m')
    .innerJoin('matching.round as r', 'r.id', 'm.round_id')
    .innerJoin('matching.agreement as a', 'a.id', 'r.agreement_id')
    .select(['m.round_id', 'm.message_id', 'm.to_party', 'a.terms'])
    .where('m.direction', '=', 'out')
    .where('m.bytes', 'is not', null)
    .where('m.fetched_at', 'is', null)
    .orderBy('m.n');

export interface Uncarried {
  readonly roundId: string;
  readonly messageId: string;
  readonly publicKey: string;
}

const withKey = (row: {
  round_id: string;
  message_id: string;
  to_party: string;
  terms: AgreementRow['terms'];
}): Uncarried => ({ roundId: row.round_id, messageId: row.message_id, publicKey: keyOf(row, row.to_party) });

export const uncarriedOf = async (tx: Tx, roundId: string): Promise<Uncarried[]> =>
  (await uncarried(tx).where('m.round_id', '=', roundId).execute()).map(withKey);

export const waitingFor = async (tx: Tx, publicKey: string): Promise<Uncarried[]> =>
  (await uncarried(tx).execute()).map(withKey).filter((one) => one.publicKey === publicKey);
