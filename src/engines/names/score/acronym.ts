import type { Part } from './parts.ts';
import { counts } from './parts.ts';

/** Words of business that an acronym may leave out. */
const unsaid = new Set(['company', 'group', 'holding', 'corporation']);

/** Whether the letters are the initials of the words, in their order; little words and legal forms may be left out. */
const spells = (letters: string, words: readonly Part[]): boolean => {
  let places = new Set([0]);
  for (const word of words) {
    const next = new Set<number>();
    for (const at of places) {
      if (letters[at] === word.token.text[0]) next.add(at + 1);
      if (!counts(word) || unsaid.has(word.token.text)) next.add(at);
      if (word.token.form !== '' && letters.startsWith(word.token.text, at)) next.add(at + word.token.text.length);
    }
    places = next;
  }
  return places.has(letters.length);
};

export interface Acronym {
  readonly short: 'query' | 'listed';
  readonly similarity: number;
}

/** Of the acronym, in letters, and of what it stands for, in words. */
const shortest = 3;
const fewest = 2;

const oneWay = (short: readonly Part[], long: readonly Part[], all: readonly Part[]): number => {
  const token = short[0]?.token;
  if (short.length !== 1 || long.length < fewest || token === undefined || token.text.length < shortest) return 0;
  if (token.role !== 'name' || token.text.length > 8) return 0;
  return spells(token.text, all) ? (token.text.length > shortest ? 0.85 : 0.8) : 0;
};

/**
 * Whether what is left of one organisation's name is the initials of what is left of the other's.
 *
 * @param query the words of the query that found no partner, and so `listed`
 * @param allQuery all its words
 */
export const acronymOf = (
  query: readonly Part[],
  listed: readonly Part[],
  allQuery: readonly Part[],
  allListed: readonly Part[],
): Acronym | null => {
  const ofListed = oneWay(query, listed, allListed);
  if (ofListed > 0) return { short: 'query', similarity: ofListed };
  const ofQuery = oneWay(listed, query, allQuery);
  return ofQuery > 0 ? { short: 'listed', similarity: ofQuery } : null;
};
