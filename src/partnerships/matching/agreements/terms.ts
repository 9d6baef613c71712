import { canonical, digestOf, isSignedBy, isSoundKey, type Json, signBytes } from '../../../engines/matching/index.ts';
import type { CivilDate, Where } from '../../../platform/contract/index.ts';
import type { AgreementTerms } from './contract.ts';

/** The terms as one text, the same for all: JSON with the names in order. */
export const textOf = (terms: AgreementTerms): string => canonical(terms as unknown as Json);
export const hashOf = (terms: AgreementTerms): string => digestOf(textOf(terms));

const signedText = (sha256: string): Uint8Array =>
  new TextEncoder().encode(`fourfold/matching/agreement/v1\n${sha256}\n`);

export const signTerms = (privateKey: string, sha256: string): string =>
  Buffer.from(signBytes(privateKey, signedText(sha256))).toString('base64url');

export const isSignature = (publicKey: string, sha256: string, signature: string): boolean =>
  isSignedBy(publicKey, signedText(sha256), Buffer.from(signature, 'base64url'));

/** What a set of terms must be beside its form: each trouble with the field it stands in. */
export const troublesOf = (terms: AgreementTerms, today: CivilDate): Where[] => {
  const { output, parties, keys, basis, padTo, most, from, until } = terms;
  const bringing = parties.filter(({ bringsList }) => bringsList);
  const troubles: [field: string, code: string][] = [];
  if (new Set(parties.map(({ id }) => id)).size < parties.length) troubles.push(['parties', 'MATCHING_PARTY_TWICE']);
  if (new Set(parties.map(({ publicKey }) => publicKey)).size < parties.length)
    troubles.push(['parties', 'MATCHING_KEY_TWICE']);
  for (const [i, { publicKey }] of parties.entries())
    if (!isSoundKey(publicKey)) troubles.push([`parties.${i}.publicKey`, 'MATCHING_KEY_UNSOUND']);
  if (output === 'capture-table') {
    if (bringing.length < 2 || bringing.length > 10 || parties.length - bringing.length !== 1)
      troubles.push(['parties', 'MATCHING_RING_PARTIES']);
    if (keys.length !== 1) troubles.push(['keys', 'MATCHING_RING_ONE_KEY']);
  } else if (parties.length !== 2 || bringing.length !== 2) troubles.push(['parties', 'MATCHING_PAIR_PARTIES']);
  if (new Set(keys).size < keys.length) troubles.push(['keys', 'MATCHING_KEY_CLASS_TWICE']);
  if (basis === 'suspects-only' && bringing.some(({ kind }) => kind !== 'law-enforcement'))
    troubles.push(['basis', 'MATCHING_SUSPECTS_LE_ONLY']);
  if (basis === 'statistics' && output === 'membership') troubles.push(['output', 'MATCHING_STATISTICS_COUNT_ONLY']);
  if (padTo > most) troubles.push(['padTo', 'MATCHING_PAD_ABOVE_MOST']);
  if (until <= from) troubles.push(['until', 'MATCHING_DATES_REVERSED']);
  if (until < today) troubles.push(['until', 'MATCHING_DATES_PAST']);
  if (until > yearsLater(from, 2)) troubles.push(['until', 'MATCHING_TOO_LONG']);
  return troubles.map(([field, code]) => ({ field, code }));
};

const yearsLater = (day: CivilDate, years: number): CivilDate => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
