import type { NameComparison, NameToken, Reading, TokenMatch, TokenReason } from '../types.ts';
import { acronymOf } from './acronym.ts';
import { assign, mostTokens } from './assign.ts';
import { joinNeighbours } from './neighbours.ts';
import { counts, type Part, partsOf } from './parts.ts';
import { rounded } from './settings.ts';
import { outcome, pairSimilarity, rawSimilarity } from './token-similarity.ts';
import type { Weigh } from './weights.ts';

let lastQuery: Reading | null = null;
let lastWeigh: Weigh | null = null;
let lastParts: Part[] = [];

/** A query is compared with many listed names in a row: its parts are made once. */
const queryParts = (query: Reading, weigh: Weigh): Part[] => {
  if (query !== lastQuery || weigh !== lastWeigh) {
    lastParts = partsOf(query, weigh);
    lastQuery = query;
    lastWeigh = weigh;
  }
  return lastParts;
};

const gains = new Float64Array(mostTokens * mostTokens);
const similarities = new Float64Array(mostTokens * mostTokens);
const chosen = new Int32Array(mostTokens);

/** Each side has a word in place of the other's: they contradict each other, and a frequent name contradicts as much as a rare one. */
const conflict = 1.15;
const leastConflict = 6.5;
const contradicted = 0.93;
/** What the other side lacks: a word of the core, another word. */
const missingQuery = [0.55, 0.85] as const;
const missingListed = [0.2, 0.5] as const;
/** Frequent words prove little: where not all agrees, what is amiss counts up to so much more. */
const doubt = 0.9;
const enough = 15;
const numbersDiffer = 0.7;
const numberMissing = 0.78;

const spanOf = (token: NameToken): TokenMatch['query'] => ({ text: token.text, start: token.start, end: token.end });

const pairWeight = (a: Part, b: Part): number => {
  if (a.token.role === 'initial' || b.token.role === 'initial') return 0.5 * Math.max(a.weight, b.weight);
  // a misspelt word is rare in itself: the lighter side tells how much it says
  return Math.min(a.weight, b.weight);
};

const numbersOf = (parts: readonly Part[]): string =>
  parts
    .filter(({ token }) => token.role === 'number')
    .map(({ token }) => token.text)
    .sort()
    .join(' ');

const numbersFactor = (left: readonly Part[], right: readonly Part[]): number => {
  const one = numbersOf(left);
  const other = numbersOf(right);
  if (one === other) return 1;
  return one === '' || other === '' ? numberMissing : numbersDiffer;
};

const byWeight = (a: Part, b: Part): number => b.weight - a.weight;

/** Whether two words that fit no rule may still be one word badly misspelt: all else of the two names agrees. */
const rescued = (left: readonly Part[], right: readonly Part[], person: boolean): number => {
  if (left.length !== 1 || right.length !== 1) return 0;
  const [a, b] = [left[0] as Part, right[0] as Part];
  if (
    a.token.script !== 'latin' ||
    b.token.script !== 'latin' ||
    a.token.role === 'number' ||
    b.token.role === 'number'
  )
    return 0;
  if (a.established && b.established) return 0;
  const raw = rawSimilarity(a.token.text, b.token.text);
  const short = Math.min(a.token.text.length, b.token.text.length) < 5;
  return raw >= (person ? (short ? 0.5 : 0.55) : 0.6) ? raw - 0.06 : 0;
};

/**
 * How alike two names are, with the reason for every token. `weigh` tells how rare a token is among the names that are searched.
 */
export const compareNames = (query: Reading, listed: Reading, weigh: Weigh): NameComparison => {
  let left = queryParts(query, weigh);
  let right = partsOf(listed, weigh);
  if (left.length === 0 || right.length === 0)
    return {
      score: 0,
      matches: [],
      unmatchedQuery: left.map(({ token }) => token.text),
      unmatchedListed: right.map(({ token }) => token.text),
    };
  left = joinNeighbours(left, right);
  right = joinNeighbours(right, left);
  const columns = right.length;
  for (let i = 0; i < left.length; i++) {
    for (let j = 0; j < columns; j++) {
      const a = left[i] as Part;
      const b = right[j] as Part;
      const similarity = pairSimilarity(a, b);
      similarities[i * columns + j] = similarity;
      gains[i * columns + j] = similarity * pairWeight(a, b);
    }
  }
  assign(gains, left.length, columns, chosen);

  const matches: TokenMatch[] = [];
  let lonelyLeft: Part[] = [];
  const taken = new Set<number>();
  let matched = 0;
  let total = 0;
  let told = 0;
  let initials = 0;
  const pair = (a: Part, b: Part, similarity: number, reason: TokenReason): void => {
    const weight = pairWeight(a, b);
    matches.push({
      query: spanOf(a.token),
      listed: spanOf(b.token),
      similarity: rounded(similarity),
      weight: rounded(weight),
      reason,
    });
    matched += similarity * weight;
    total += weight;
    if (counts(a) || counts(b)) told += similarity * weight;
  };
  for (let i = 0; i < left.length; i++) {
    const a = left[i] as Part;
    const j = chosen[i] as number;
    if (j < 0) {
      lonelyLeft.push(a);
      continue;
    }
    const b = right[j] as Part;
    taken.add(j);
    const similarity = similarities[i * columns + j] as number;
    pairSimilarity(a, b);
    const reason: TokenReason =
      similarity === 1 && a.token.form !== ''
        ? 'legal-form'
        : (a.joined || b.joined) && outcome.reason === 'exact'
          ? 'joined'
          : outcome.reason;
    if (reason === 'initial' && (a.token.role === 'initial' ? b : a).core) initials++;
    pair(a, b, similarity, reason);
  }
  let lonelyRight = right.filter((_, j) => !taken.has(j));

  const fullLeft = lonelyLeft.filter(counts);
  const fullRight = lonelyRight.filter(counts);
  const acronym = query.kind === 'person' ? null : acronymOf(fullLeft, fullRight, left, right);
  if (acronym !== null) {
    const short = acronym.short === 'query' ? fullLeft : fullRight;
    const long = acronym.short === 'query' ? fullRight : fullLeft;
    const weight = (short[0] as Part).weight + long.reduce((sum, part) => sum + part.weight, 0);
    const whole = {
      text: long.map(({ token }) => token.text).join(' '),
      start: Math.min(...long.map(({ token }) => token.start)),
      end: Math.max(...long.map(({ token }) => token.end)),
    };
    const brief = spanOf((short[0] as Part).token);
    const [mine, theirs] = acronym.short === 'query' ? [brief, whole] : [whole, brief];
    matches.push({
      query: mine,
      listed: theirs,
      similarity: acronym.similarity,
      weight: rounded(weight),
      reason: 'acronym',
    });
    matched += acronym.similarity * weight;
    total += weight;
    told += weight;
    lonelyLeft = lonelyLeft.filter((part) => !fullLeft.includes(part));
    lonelyRight = lonelyRight.filter((part) => !fullRight.includes(part));
  } else {
    const saved = matched > 0 ? rescued(fullLeft, fullRight, query.kind !== 'organisation') : 0;
    if (saved > 0) {
      pair(fullLeft[0] as Part, fullRight[0] as Part, saved, 'typo');
      lonelyLeft = lonelyLeft.filter((part) => part !== fullLeft[0]);
      lonelyRight = lonelyRight.filter((part) => part !== fullRight[0]);
    }
  }

  const lostLeft = lonelyLeft.filter(counts).sort(byWeight);
  const lostRight = lonelyRight.filter(counts).sort(byWeight);
  // an initial that stands for a name leaves its own side's other names unexplained
  const conflicts = Math.min(
    lostLeft.length + initials,
    lostRight.length + initials,
    Math.max(lostLeft.length, lostRight.length),
  );
  for (let at = 0; at < Math.max(lostLeft.length, lostRight.length); at++) {
    const mine = lostLeft[at];
    const theirs = lostRight[at];
    if (at < conflicts) total += conflict * Math.max(leastConflict, mine?.weight ?? 0, theirs?.weight ?? 0);
    else if (mine !== undefined) total += mine.weight * missingQuery[mine.core ? 1 : 0];
    else if (theirs !== undefined) total += theirs.weight * missingListed[theirs.core ? 1 : 0];
  }
  for (const part of lonelyLeft) if (!counts(part)) total += part.weight * missingQuery[0];
  for (const part of lonelyRight) if (!counts(part)) total += part.weight * missingListed[0];

  const plain = total === 0 ? 0 : matched / total;
  const lack = Math.max(0, 1 - told / enough);
  const doubted = Math.max(0, 1 - (1 - plain) * (1 + doubt * lack));
  return {
    score: rounded(numbersFactor(left, right) * (conflicts > 0 ? contradicted : 1) * doubted),
    matches,
    unmatchedQuery: lonelyLeft.map(({ token }) => token.text),
    unmatchedListed: lonelyRight.map(({ token }) => token.text),
  };
};
