import type { NameComparison, NameToken, Reading, TokenMatch, TokenReason } from '../types.ts';
import { assign, mostTokens } from './assign.ts';
import { rounded } from './settings.ts';
import { outcome, tokenSimilarity } from './token-similarity.ts';
import { type Weigh, weightOf } from './weights.ts';

/** Several neighbouring tokens taken as one, or one token. */
interface Part {
  readonly token: NameToken;
  readonly weight: number;
  readonly joined: boolean;
}

const partsOf = (reading: Reading, weigh: Weigh): Part[] => {
  const parts = reading.tokens.map((token) => ({ token, weight: weightOf(token, weigh), joined: false }));
  return parts.length <= mostTokens ? parts : heaviest(parts);
};

/** Of a very long name the tokens that count most, in their order. */
const heaviest = (parts: readonly Part[]): Part[] => {
  const kept = new Set([...parts].sort((a, b) => b.weight - a.weight).slice(0, mostTokens));
  return parts.filter((part) => kept.has(part));
};

const joinable = (part: Part): boolean =>
  part.token.role !== 'initial' &&
  part.token.role !== 'legal-form' &&
  part.token.role !== 'number' &&
  part.token.role !== 'title';

const joinedToken = (run: readonly Part[]): NameToken => {
  const first = (run[0] as Part).token;
  const heaviestOf = run.reduce((a, b) => (b.weight > a.weight ? b : a)).token;
  return {
    text: run.map(({ token }) => token.text).join(''),
    start: first.start,
    end: (run.at(-1) as Part).token.end,
    role: heaviestOf.role,
    script: first.script,
    skeleton: run
      .map(({ token }) => token.skeleton)
      .join('')
      .replace(/(.)\1+/g, '$1'),
    form: '',
  };
};

/** Joins neighbours of one side that are one token on the other: `abu bakr` and `abubakr`. */
const joinNeighbours = (parts: Part[], others: readonly Part[]): Part[] => {
  for (const { token } of others) {
    if (token.text.length < 4) continue;
    for (let from = 0; from + 1 < parts.length; from++) {
      for (let to = from + 2; to <= Math.min(parts.length, from + 3); to++) {
        const run = parts.slice(from, to);
        if (!run.every(joinable)) break;
        const length = run.reduce((sum, part) => sum + part.token.text.length, 0);
        if (length > token.text.length + 2) break;
        if (length < token.text.length - 2) continue;
        const joined = joinedToken(run);
        const together = tokenSimilarity(joined, token);
        if (together < 0.85) continue;
        if (run.some((part) => tokenSimilarity(part.token, token) >= together)) continue;
        const part = { token: joined, weight: Math.max(...run.map(({ weight }) => weight)), joined: true };
        return joinNeighbours([...parts.slice(0, from), part, ...parts.slice(to)], others);
      }
    }
  }
  return parts;
};

const gains = new Float64Array(mostTokens * mostTokens);
const chosen = new Int32Array(mostTokens);

const spanOf = (token: NameToken): TokenMatch['query'] => ({ text: token.text, start: token.start, end: token.end });

const pairWeight = (a: Part, b: Part): number => {
  if (a.token.role === 'initial' || b.token.role === 'initial') return 0.5 * Math.max(a.weight, b.weight);
  // a misspelt word is rare in itself: the lighter side tells how much it says
  return Math.min(a.weight, b.weight);
};

const counts = ({ token }: Part): boolean =>
  token.role === 'given' ||
  token.role === 'family' ||
  token.role === 'name' ||
  token.role === 'generic' ||
  token.role === 'number';

/** Each side misses what the other has: these words contradict each other, they are not merely left out. */
const conflict = 1.1;
const missingQuery = 0.8;
const missingListed = 0.25;

const numbersOf = (parts: readonly Part[]): string =>
  parts
    .filter(({ token }) => token.role === 'number')
    .map(({ token }) => token.text)
    .sort()
    .join(' ');

/**
 * How alike two names are, with the reason for every token. `weigh` tells how rare a token is among the names that are searched.
 */
export const compareNames = (query: Reading, listed: Reading, weigh: Weigh): NameComparison => {
  let left = partsOf(query, weigh);
  let right = partsOf(listed, weigh);
  left = joinNeighbours(left, right);
  right = joinNeighbours(right, left);
  if (left.length === 0 || right.length === 0)
    return {
      score: 0,
      matches: [],
      unmatchedQuery: left.map(({ token }) => token.text),
      unmatchedListed: right.map(({ token }) => token.text),
    };
  for (let i = 0; i < left.length; i++) {
    for (let j = 0; j < right.length; j++) {
      const a = left[i] as Part;
      const b = right[j] as Part;
      gains[i * right.length + j] = tokenSimilarity(a.token, b.token) * pairWeight(a, b);
    }
  }
  assign(gains, left.length, right.length, chosen);

  const matches: TokenMatch[] = [];
  const lonelyLeft: Part[] = [];
  const takenRight = new Set<number>();
  let matched = 0;
  let total = 0;
  left.forEach((a, i) => {
    const j = chosen[i] as number;
    if (j < 0) {
      lonelyLeft.push(a);
      return;
    }
    const b = right[j] as Part;
    takenRight.add(j);
    const similarity = tokenSimilarity(a.token, b.token);
    const weight = pairWeight(a, b);
    const reason: TokenReason =
      similarity === 1 && a.token.form !== ''
        ? 'legal-form'
        : (a.joined || b.joined) && outcome.reason === 'exact'
          ? 'joined'
          : outcome.reason;
    matches.push({
      query: spanOf(a.token),
      listed: spanOf(b.token),
      similarity: rounded(similarity),
      weight: rounded(weight),
      reason,
    });
    matched += similarity * weight;
    total += weight;
  });
  const lonelyRight = right.filter((_, j) => !takenRight.has(j));

  const conflicting = Math.min(lonelyLeft.filter(counts).length, lonelyRight.filter(counts).length);
  const byWeight = (a: Part, b: Part): number => b.weight - a.weight;
  const lostLeft = [...lonelyLeft].sort(byWeight);
  const lostRight = [...lonelyRight].sort(byWeight);
  lostLeft.forEach((part, at) => {
    total += part.weight * (at < conflicting ? conflict : missingQuery);
  });
  lostRight.forEach((part, at) => {
    total += part.weight * (at < conflicting ? 0 : missingListed);
  });
  const numbersLeft = numbersOf(left);
  const numbersRight = numbersOf(right);
  const numbers = numbersLeft === numbersRight ? 1 : 0.7;
  return {
    score: total === 0 ? 0 : rounded((numbers * matched) / total),
    matches,
    unmatchedQuery: lonelyLeft.map(({ token }) => token.text),
    unmatchedListed: lonelyRight.map(({ token }) => token.text),
  };
};
