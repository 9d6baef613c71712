import type { LegalBasis, PartyKind } from '../agreements/contract.ts';

/** What a list says of one record, as far as the law asks. */
export interface Eligible {
  /** The survivor's id at the door of consent; '' where the list names none. */
  readonly subject: string;
  readonly role: 'survivor' | 'suspect' | 'unsaid';
}

/** Reasons of matching itself; beside them a record stays out for every reason a release may have (`engines/consent`). */
export type OwnReason = 'no-subject' | 'not-a-suspect' | 'basis-not-for-this-office';

/** Whether a release is asked for: always of those who serve survivors, and of every survivor wherever she is listed. */
export const needsRelease = (kind: PartyKind, basis: LegalBasis, { role }: Eligible): boolean =>
  kind === 'victim-services' || basis === 'consent' || role === 'survivor';

/**
 * Why a record may not enter a round, or null. A survivor enters under a live release for every partner and the purpose, and under nothing
 * else: 34 U.S.C. 12291(b)(2) and 28 CFR 94.115 bind what is encoded, encrypted or hashed as they bind a name. There is no override.
 *
 * @param coverage what the door of consent says of the survivor: null where live releases cover all partners and the purpose
 */
export const refusalOf = <Reason extends string>(
  { kind, basis }: { readonly kind: PartyKind; readonly basis: LegalBasis },
  record: Eligible,
  coverage: (subject: string) => Reason | null,
): Reason | OwnReason | null => {
  if (needsRelease(kind, basis, record)) return record.subject === '' ? 'no-subject' : coverage(record.subject);
  if (basis === 'statistics') return null;
  if (kind !== 'law-enforcement') return 'basis-not-for-this-office';
  return record.role === 'suspect' ? null : 'not-a-suspect';
};
