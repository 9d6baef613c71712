import { refuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { roundsSince, signersOf } from '../queries.ts';
import type { AgreementRow } from '../tables.ts';
import type { AgreementState, AgreementView } from './contract.ts';
import { hashOf, isSignature } from './terms.ts';

type Asking = Pick<Context, 'tx' | 'clock'>;

const year = 365 * 86_400_000;

/** How an agreement stands today, from its dates and its signatures; signatures are checked anew each time. */
const stateOf = (row: AgreementRow, signers: ReadonlyMap<string, string>, today: string): AgreementState => {
  const { terms, sha256, ended_at, party_id } = row;
  if (ended_at !== null) return 'ended';
  if (today > terms.until) return 'expired';
  const signed = terms.parties.filter(({ id, publicKey }) => isSignature(publicKey, sha256, signers.get(id) ?? ''));
  if (!signed.some(({ id }) => id === party_id)) return 'to sign';
  if (signed.length < terms.parties.length || hashOf(terms) !== sha256) return 'waiting';
  return today < terms.from ? 'not yet' : 'agreed';
};

export const agreementView = async ({ tx, clock }: Asking, row: AgreementRow): Promise<AgreementView> => {
  const signers = await signersOf(tx, row.id);
  const opened = await roundsSince(tx, row.id, new Date(clock.millis() - year).toISOString());
  return {
    terms: row.terms,
    sha256: row.sha256,
    partyId: row.party_id,
    state: stateOf(row, signers, clock.today()),
    signed: [...signers.keys()],
    recipients: row.recipients,
    roundsLeft: Math.max(0, row.terms.roundsPerYear - opened),
    madeAt: row.made_at,
    endedAt: row.ended_at,
  };
};

/** No round without an agreement in force. @throws Refusal MATCHING_NOT_IN_FORCE, MATCHING_QUOTA_USED */
export const requireInForce = async (
  asking: Asking,
  row: AgreementRow,
  wanted: { newRound: boolean },
): Promise<void> => {
  const { state, roundsLeft } = await agreementView(asking, row);
  if (state !== 'agreed') refuse('MATCHING_NOT_IN_FORCE', { state });
  if (wanted.newRound && roundsLeft === 0) refuse('MATCHING_QUOTA_USED', { most: row.terms.roundsPerYear });
};
