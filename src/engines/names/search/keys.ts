export { plainIdentifier } from '../score/identifiers.ts';

import { phoneticKeys, soundOf } from '../text/phonetic.ts';
import type { NameToken, Reading } from '../types.ts';
import { eachDeletion, hashText, hashWithout } from './hash.ts';

/** Hashes of different things that share a table start from different seeds. */
export const seeds = { metaphone: 1, sound: 2, skeleton: 3, skeletonShorter: 4 } as const;

/** The tokens a name is found by; a name of nothing but legal forms, titles or noise is found by those. */
export const searchedTokens = (tokens: readonly NameToken[]): readonly NameToken[] => {
  const written = tokens.filter(({ text }) => text !== '');
  const telling = written.filter(({ role }) => role !== 'legal-form' && role !== 'noise' && role !== 'title');
  return telling.length > 0 ? telling : written;
};

type Searched = readonly Pick<NameToken, 'text' | 'role'>[];

/** The whole name without blanks, so that `abu bakr` and `abubakr` are one; '' where there is nothing to join. */
export const squeezed = (tokens: Searched): string => {
  let text = '';
  for (const token of tokens) text += token.text;
  return text.length < 4 ? '' : text;
};

/** Initials an organisation may be known by, with its small words and without. */
export const acronymsOf = (kind: Reading['kind'], searched: Searched): readonly string[] => {
  if (kind !== 'organisation' || searched.length < 3) return [];
  const initials = (tokens: Searched): string => tokens.map(({ text }) => text.charAt(0)).join('');
  const words = searched.filter(({ role }) => role !== 'number');
  const all = initials(words);
  const short = initials(words.filter(({ role }) => role !== 'particle'));
  return [...new Set([all, short])].filter(({ length }) => length >= 3 && length <= 10);
};

/** Every hash under which a token that sounds like this one is found. */
export const soundHashes = (token: string): number[] =>
  token.length < 3
    ? []
    : [...phoneticKeys(token).map((key) => hashText(key, seeds.metaphone)), hashText(soundOf(token), seeds.sound)];

/** Shorter skeletons say too little. */
const shortestSkeleton = 2;
const shortestForDeletion = 4;

/** What a listed token's skeleton is stored under: itself, and itself without one letter. */
export const eachSkeletonHash = (skeleton: string, each: (hash: number) => void): void => {
  if (skeleton.length < shortestSkeleton) return;
  each(hashText(skeleton, seeds.skeleton));
  if (skeleton.length >= shortestForDeletion) eachDeletion(skeleton, seeds.skeletonShorter, each);
};

/** What a searched skeleton is looked up under; `near` where one letter is missing on one side. */
export const eachSkeletonQuery = (skeleton: string, each: (hash: number, near: boolean) => void): void => {
  if (skeleton.length < shortestSkeleton) return;
  each(hashText(skeleton, seeds.skeleton), false);
  if (skeleton.length < shortestForDeletion - 1) return;
  each(hashText(skeleton, seeds.skeletonShorter), true);
  if (skeleton.length < shortestForDeletion) return;
  for (let skip = 0; skip < skeleton.length; skip++) each(hashWithout(skeleton, skip, seeds.skeleton), true);
};
