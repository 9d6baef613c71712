import { MatchError } from '../errors.ts';
import type { KeyClass } from '../keys/match-keys.ts';
import type { Json } from '../wire/canonical.ts';
import { type CommonTerms, checkParties, type Party } from '../wire/check.ts';

/** What the parties of a ring have agreed. The order of the parties is the order of the ring and of the table's columns. */
export interface RingTerms {
  readonly roundId: string;
  readonly agreement: string;
  readonly keyClass: KeyClass;
  /** 2 to 10, each with one list. */
  readonly lists: readonly Party[];
  /** Holds no list and no scalar; sees the values when all have raised them, and nothing before. */
  readonly coordinator: Party;
  /** Every list is filled up to this many values, so that its size stays hidden from the other lists; 0: not filled up. */
  readonly padTo: number;
  /** The most values a list may hold. */
  readonly most: number;
}

export const commonOf = ({ roundId, agreement, lists, coordinator }: RingTerms): CommonTerms => ({
  roundId,
  agreement,
  parties: [...lists, coordinator],
});

/** @throws MatchError MATCH_TERMS_WRONG */
export const checkRing = (terms: RingTerms): void => {
  checkParties(commonOf(terms), 3, 11);
  if (terms.most < 1 || terms.padTo < 0 || terms.padTo > terms.most)
    throw new MatchError(
      'MATCH_TERMS_WRONG',
      'The terms of the round are wrong: a list is filled up to more than it may hold.',
    );
};

export const termsJson = (terms: RingTerms): Json => ({
  roundId: terms.roundId,
  agreement: terms.agreement,
  keyClass: terms.keyClass,
  lists: terms.lists.map(({ id, publicKey }) => ({ id, publicKey })),
  coordinator: { id: terms.coordinator.id, publicKey: terms.coordinator.publicKey },
  padTo: terms.padTo,
  most: terms.most,
});

/** Whose list is in node `place`'s hands when it has been raised `hop` times. */
export const listAt = (place: number, hop: number, k: number): number => (place - hop + 1 + k) % k;
