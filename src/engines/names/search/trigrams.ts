import type { Dictionary } from './dictionary.ts';
import { buildLists, type Lists } from './table.ts';

/** Trigrams of a token with a mark before and behind it, as numbers below 2^18: `ana` is ^an, ana, na$. */
export const trigramKeys = 2 ** 18;

const edge = 37;
// a-z 1 to 26, digits 27 to 36; whatever else there may be shares the rest
const letterOf = (unit: number): number =>
  unit >= 97 && unit <= 122 ? unit - 96 : unit >= 48 && unit <= 57 ? unit - 21 : 38 + (unit % 26);

/** Writes the distinct trigrams of `length` units into `into`, ascending in place; returns how many. */
export const trigramsOf = (unitAt: (i: number) => number, length: number, into: Uint32Array): number => {
  let found = 0;
  let first = edge;
  let second = letterOf(unitAt(0));
  for (let i = 1; i <= length && found < into.length; i++) {
    const third = i === length ? edge : letterOf(unitAt(i));
    const gram = (first << 12) | (second << 6) | third;
    let k = 0;
    while (k < found && into[k] !== gram) k++;
    if (k === found) into[found++] = gram;
    first = second;
    second = third;
  }
  return found;
};

/** Longer tokens are compared by their beginning. */
export const longestCompared = 32;

/** For every trigram the ids of the tokens that have it, ascending: so, too, by length of token. */
export const buildTrigrams = ({ size, pool, offsets }: Dictionary): Lists => {
  const grams = new Uint32Array(longestCompared);
  return buildLists(trigramKeys, (emit) => {
    for (let id = 0; id < size; id++) {
      const at = offsets[id] as number;
      const length = Math.min(longestCompared, (offsets[id + 1] as number) - at);
      const count = trigramsOf((i) => pool[at + i] as number, length, grams);
      for (let k = 0; k < count; k++) emit(grams[k] as number, id);
    }
  });
};
