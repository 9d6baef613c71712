import { areChineseSurnames, areKoreanSurnames } from '../text/east-asian.ts';
import { factsOf, keysOf } from '../text/facts.ts';
import { areNicknames } from '../text/tables/nicknames.ts';
import type { NameToken, TokenReason } from '../types.ts';
import { editCost } from './edit-distance.ts';
import type { Part } from './parts.ts';

/** The outcome of the last comparison; read at once, it is written over by the next. */
export const outcome: { similarity: number; reason: TokenReason } = { similarity: 0, reason: 'exact' };

const settle = (similarity: number, reason: TokenReason): number => {
  outcome.similarity = similarity;
  outcome.reason = reason;
  return similarity;
};

const budgets = Array.from({ length: 41 }, (_, length) =>
  length < 3 ? 0 : length < 5 ? 1 : Math.max(1, Math.log(length - 2) / Math.log(2.35)),
);
/** How much a token of this length may differ and still be the same. */
const budgetOf = (length: number): number => budgets[Math.min(length, 40)] as number;

const isSyllabic = ({ script }: NameToken): boolean => script === 'han' || script === 'hangul' || script === 'kana';

/** One syllable more or less, one letter changed: in Chinese and Korean that is another name. */
const shortestSyllabic = 6;

const isArabic = (token: NameToken): boolean => token.script === 'arabic' || token.script === 'hebrew';

const oneDeletionApart = (a: string, b: string): boolean => {
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  if (long.length - short.length !== 1) return false;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at++;
  return long.slice(at + 1) === short.slice(at);
};

// letters that are read in two ways: th as t or s, dh as d or z, j as g
const twoWays = new Set(['ts', 'st', 'dz', 'zd', 'gj', 'jg', 'gk', 'kg', 'bf', 'fb', 'hx', 'xh']);

const oneSoundApart = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false;
  let apart = 0;
  for (let at = 0; at < a.length; at++) {
    if (a[at] === b[at]) continue;
    if (!twoWays.has(`${a[at]}${b[at]}`)) return false;
    apart++;
  }
  return apart === 1;
};

const bySkeleton = (a: NameToken, b: NameToken): number => {
  if (a.skeleton === '' || b.skeleton === '') return 0;
  const length = Math.min(a.skeleton.length, b.skeleton.length);
  if (a.skeleton === b.skeleton) return length >= 3 ? 0.92 : length === 2 ? 0.86 : 0.6;
  if (length >= 3 && oneDeletionApart(a.skeleton, b.skeleton)) return 0.75;
  return length >= 2 && oneSoundApart(a.skeleton, b.skeleton) ? 0.8 : 0;
};

const shareKey = (a: readonly string[], b: readonly string[]): boolean => a.some((key) => b.includes(key));

const bits = (letters: number): number => {
  let left = letters;
  let count = 0;
  for (; left !== 0; count++) left &= left - 1;
  return count;
};

/** What a letter that only one of two words has costs at least. */
const leastCost = 0.6;

/** People rarely misspell the first letter: names that begin otherwise are more often two names. */
const otherBeginning = 0.92;

/** How alike two spellings are, 0 beyond the budget; which letters stand in them tells at once that most words are none of each other. */
const spellingSimilarity = (a: string, b: string, lettersA: number, lettersB: number): number => {
  const most = Math.min(budgetOf(a.length), budgetOf(b.length));
  const apart = Math.max(bits(lettersA & ~lettersB), bits(lettersB & ~lettersA));
  if (apart * leastCost > most) return 0;
  const cost = editCost(a, b, most);
  if (cost > most) return 0;
  const similarity = 1 - cost / Math.max(a.length, b.length);
  return a.charCodeAt(0) === b.charCodeAt(0) ? similarity : similarity * otherBeginning;
};

/** `trade` and `trading`, `industry` and `industrial`: words of business are the same from this many letters on. */
const stem = 4;

const syllabicSimilarity = (a: NameToken, b: NameToken): number => {
  if (a.text !== '' && factsOf(a.text).sound === factsOf(b.text).sound) return settle(0.94, 'phonetic');
  if (areKoreanSurnames(a.text, b.text)) return settle(0.92, 'phonetic');
  return settle(areChineseSurnames(a.text, b.text) ? 0.85 : 0, 'phonetic');
};

/** How alike two tokens are, 0 to 1, with the reason in `outcome`. Symmetric. */
export const tokenSimilarity = (a: NameToken, b: NameToken): number => {
  if (a.text === b.text && a.text !== '') return settle(1, 'exact');
  if (a.form !== '' && b.form !== '') return a.form === b.form ? settle(1, 'legal-form') : settle(0, 'legal-form');
  if (a.role === 'number' || b.role === 'number') return settle(0, 'typo');
  if (a.role === 'initial' || b.role === 'initial') {
    const short = a.role === 'initial' ? a : b;
    const long = short === a ? b : a;
    return long.text.startsWith(short.text) && long.role !== 'particle' && long.role !== 'title'
      ? settle(0.9, 'initial')
      : settle(0, 'initial');
  }
  if ((isSyllabic(a) || isSyllabic(b)) && Math.min(a.text.length, b.text.length) < shortestSyllabic)
    return syllabicSimilarity(a, b);
  let best = 0;
  let reason: TokenReason = 'typo';
  if (isArabic(a) !== isArabic(b)) {
    best = bySkeleton(a, b);
    reason = 'skeleton';
  }
  const one = factsOf(a.text);
  const other = factsOf(b.text);
  const letters = spellingSimilarity(a.text, b.text, one.letters, other.letters);
  if (letters > best) {
    best = letters;
    reason = 'typo';
  }
  if (best < 0.97 && a.text.length > 2 && b.text.length > 2) {
    const sound =
      one.sound === other.sound
        ? 0.96
        : 0.97 * spellingSimilarity(one.sound, other.sound, one.soundLetters, other.soundLetters);
    if (sound > best) {
      best = sound;
      reason = 'phonetic';
    }
    if (best < 0.85 && best > 0.5 && shareKey(keysOf(a.text, one), keysOf(b.text, other))) {
      best = 0.85;
      reason = 'phonetic';
    }
    if (best < 0.88 && best > 0.6 && a.skeleton.length > 2 && a.skeleton === b.skeleton) {
      best = 0.88;
      reason = 'skeleton';
    }
  }
  if (best < 0.88 && a.role === 'generic' && b.role === 'generic' && a.text.slice(0, stem) === b.text.slice(0, stem)) {
    best = 0.88;
    reason = 'typo';
  }
  if (best < 0.9 && (a.role === 'family' || b.role === 'family') && areKoreanSurnames(a.text, b.text)) {
    best = 0.9;
    reason = 'phonetic';
  }
  if (best < 0.85 && a.role !== 'family' && b.role !== 'family' && areNicknames(a.text, b.text)) {
    best = 0.85;
    reason = 'nickname';
  }
  return settle(best, reason);
};

/** How alike two spellings are without any budget, for a word of which all else is sure. */
export const rawSimilarity = (a: string, b: string): number =>
  Math.max(0, 1 - editCost(a, b, 4) / Math.max(a.length, b.length));

/** Two names that are both borne by others are two names, not one misspelt. */
const bothEstablished = 0.15;

/** `kal` for `al`: a little word misspelt, not a name. */
const slipOfParticle = (a: Part, b: Part): number => {
  const [particle, other] = a.token.role === 'particle' ? [a, b] : [b, a];
  const near =
    other.token.text.length <= 4 && !other.established && other.token.role !== 'initial' && other.token.form === '';
  return settle(near && editCost(particle.token.text, other.token.text, 1) <= 1 ? 0.7 : 0, 'typo');
};

/** As `tokenSimilarity`, with what is known of how frequent the two are. */
export const pairSimilarity = (a: Part, b: Part): number => {
  const similarity = tokenSimilarity(a.token, b.token);
  if (similarity === 0 && (a.token.role === 'particle') !== (b.token.role === 'particle')) return slipOfParticle(a, b);
  if (outcome.reason !== 'typo' && outcome.reason !== 'phonetic') return similarity;
  if (!a.established || !b.established || similarity >= 0.96) return similarity;
  return settle(Math.max(0, similarity - bothEstablished), outcome.reason);
};
