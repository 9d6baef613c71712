import { nicknamesOf } from '../text/tables/nicknames.ts';
import type { NameToken } from '../types.ts';
import { findToken } from './dictionary.ts';
import { eachDeletion, hashText } from './hash.ts';
import { similarityTo } from './jaro-winkler.ts';
import { eachSkeletonQuery, soundHashes } from './keys.ts';
import type { Scratch } from './scratch.ts';
import type { Segment } from './segment.ts';
import { lookUp } from './table.ts';
import { longestCompared, trigramsOf } from './trigrams.ts';

/** A token of the dictionary that the searched token may mean. */
export interface Expansion {
  readonly id: number;
  readonly similarity: number;
}

const least = 0.84;
const leastJoined = 0.9;
/** What sounds alike may be spelt further apart. */
const leastAlikeInSound = 0.7;
const similarities = { sound: 0.85, skeleton: 0.92, shortSkeleton: 0.86, nearSkeleton: 0.75, nickname: 0.85 } as const;

const grams = new Uint32Array(longestCompared);

const firstAtLeast = (values: Uint32Array, start: number, end: number, wanted: number): number => {
  let from = start;
  let to = end;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((values[middle] as number) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
};

/** Calls `each` with the tokens that share at least half of the trigrams and are not more than three letters longer or shorter. */
const eachTrigramNeighbour = (
  segment: Segment,
  { lengthFrom, counts }: Scratch,
  text: string,
  each: (id: number) => void,
): void => {
  const length = Math.min(longestCompared, text.length);
  const count = trigramsOf((i) => text.charCodeAt(i), length, grams);
  const half = (count + 1) >> 1;
  const from = lengthFrom[Math.max(0, text.length - 3)] as number;
  const to = lengthFrom[Math.min(lengthFrom.length - 1, text.length + 4)] as number;
  const { offsets, values } = segment.trigrams;
  const seen: number[] = [];
  for (let k = 0; k < count; k++) {
    const gram = grams[k] as number;
    const end = offsets[gram + 1] as number;
    for (let at = firstAtLeast(values, offsets[gram] as number, end, from); at < end; at++) {
      const id = values[at] as number;
      if (id >= to) break;
      // ids that reach half are noted once, at that moment
      if (++counts[id]! === half) seen.push(id);
    }
  }
  counts.fill(0, from, to);
  for (const id of seen) each(id);
};

/**
 * The tokens of a segment that a searched token may mean, in no order: itself, one letter apart, like-sounding, of the same consonants,
 * half its trigrams shared, nicknames. Whether a token is among them depends on the two tokens alone, never on what else is listed.
 */
export const expand = (segment: Segment, scratch: Scratch, token: NameToken): Expansion[] => {
  const { dictionary } = segment;
  const { text, skeleton, role } = token;
  const found: Expansion[] = [];
  const { best, letters } = scratch;
  const keep = (id: number, similarity: number): void => {
    if (similarity <= (best[id] as number)) return;
    if (best[id] === 0) found.push({ id, similarity: 0 });
    best[id] = similarity;
  };
  const exact = text === '' ? -1 : findToken(dictionary, text);
  if (exact >= 0) keep(exact, 1);
  if (text.length > 1 && role !== 'number' && role !== 'initial') {
    const size = Math.min(text.length, letters.length);
    for (let i = 0; i < size; i++) letters[i] = text.charCodeAt(i);
    const compare = (id: number): number => {
      const at = dictionary.offsets[id] as number;
      return similarityTo(letters, size, dictionary.pool, at, (dictionary.offsets[id + 1] as number) - at);
    };
    const spelt = (id: number): void => {
      if (best[id] !== 0) return;
      const similarity = compare(id);
      if (similarity >= least) keep(id, similarity);
    };
    const sounding = (id: number): void => {
      const similarity = compare(id);
      if (similarity >= leastAlikeInSound) keep(id, Math.max(similarity, similarities.sound));
    };
    for (const hash of soundHashes(text)) lookUp(segment.sounds, hash, sounding);
    if (text.length <= longestCompared) {
      lookUp(segment.deletions, hashText(text), spelt);
      eachDeletion(text, 0, (hash) => lookUp(segment.deletions, hash, spelt));
    }
    if (text.length > 3) eachTrigramNeighbour(segment, scratch, text, spelt);
    for (const other of nicknamesOf(text)) {
      const id = findToken(dictionary, other);
      if (id >= 0) keep(id, similarities.nickname);
    }
  }
  const foreign = token.script === 'arabic' || token.script === 'hebrew';
  const equal = skeleton.length > 2 ? similarities.skeleton : similarities.shortSkeleton;
  eachSkeletonQuery(skeleton, (hash, near) =>
    lookUp(foreign ? segment.skeletons : segment.foreignSkeletons, hash, (id) =>
      keep(id, near ? similarities.nearSkeleton : equal),
    ),
  );
  return found.map(({ id }) => {
    const similarity = best[id] as number;
    best[id] = 0;
    return { id, similarity };
  });
};

/** The tokens that are this text or one letter apart. */
export const expandClosely = (segment: Segment, { letters }: Scratch, text: string): Expansion[] => {
  const { dictionary } = segment;
  const found = new Map<number, Expansion>();
  const size = Math.min(text.length, letters.length);
  for (let i = 0; i < size; i++) letters[i] = text.charCodeAt(i);
  const keep = (id: number): void => {
    const at = dictionary.offsets[id] as number;
    const similarity = similarityTo(letters, size, dictionary.pool, at, (dictionary.offsets[id + 1] as number) - at);
    if (similarity >= leastJoined) found.set(id, { id, similarity });
  };
  if (text.length <= longestCompared) {
    lookUp(segment.deletions, hashText(text), keep);
    eachDeletion(text, 0, (hash) => lookUp(segment.deletions, hash, keep));
  }
  return [...found.values()];
};
