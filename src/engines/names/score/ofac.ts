import { prefixBonus } from './jaro-winkler.ts';

const partsOf = (name: string): string[] =>
  name
    .slice(0, 1_000)
    .toUpperCase()
    .replace(/['.,]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');

const taken = new Uint8Array(1_024);
const forth: number[] = [];
const back: number[] = [];

/** The letters of `from` that `other` has within reach, each used once. */
const common = (from: string, other: string, reach: number, into: number[]): void => {
  into.length = 0;
  taken.fill(0, 0, other.length);
  for (let i = 0; i < from.length; i++) {
    const code = from.charCodeAt(i);
    const to = Math.min(i + reach, other.length);
    for (let j = Math.max(0, i - reach); j < to; j++) {
      if (taken[j] === 1 || other.charCodeAt(j) !== code) continue;
      taken[j] = 1;
      into.push(code);
      break;
    }
  }
};

/**
 * Jaro as libraries of the time of Treasury's tool computed it: the reach is half the shorter string and one more, longer to the left than
 * to the right, and where the two ways do not find equally many letters the result is 0.
 */
const lopsidedJaro = (a: string, b: string): number => {
  if (a === b) return 1;
  const reach = (Math.min(a.length, b.length) >> 1) + 1;
  common(a, b, reach, forth);
  if (forth.length === 0) return 0;
  common(b, a, reach, back);
  if (forth.length !== back.length) return 0;
  let moved = 0;
  for (let at = 0; at < forth.length; at++) if (forth[at] !== back[at]) moved++;
  const found = forth.length;
  return (found / a.length + found / b.length + (found - (moved >> 1)) / found) / 3;
};

const gate = 0.7;
const floor = 0.5;

const meanOfParts = (query: readonly string[], listed: readonly string[]): number => {
  const long = query.filter((part) => part.length > 2);
  const asked = long.length > 0 ? long : query;
  let sum = 0;
  for (const part of asked) {
    let best = 0;
    for (const other of listed) best = Math.max(best, prefixBonus(part, other, lopsidedJaro(part, other), gate));
    if (best >= floor) sum += best;
  }
  return sum / asked.length;
};

/**
 * Emulation of the score of Treasury's Sanctions List Search, 0 to 100; not Treasury's answer. The code of the tool is not published;
 * this follows OFAC FAQ 249: the higher of the similarity of the whole names (where the first letters agree) and the mean over the parts of
 * the query of the best similarity with a part of the listed name.
 */
export const ofacScore = (query: string, listed: string): number => {
  const asked = partsOf(query);
  const against = partsOf(listed);
  if (asked.length === 0 || against.length === 0) return 0;
  const one = asked.join(' ');
  const other = against.join(' ');
  const whole = one[0] === other[0] ? prefixBonus(one, other, lopsidedJaro(one, other), 0) : 0;
  return Math.round(100 * Math.max(whole, meanOfParts(asked, against)));
};
