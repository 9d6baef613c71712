import { multinomial } from '../numeric/draws.ts';
import type { Random } from '../numeric/random.ts';

/** As many people as were seen, drawn anew over the cells that were seen. */
export const resampled = (random: Random, counts: Float64Array, people: number): Float64Array =>
  multinomial(random, people, counts, new Float64Array(counts.length));

/** The histories that were seen, in order: the cells a jackknife leaves one person out of. */
export const seenCells = (counts: Float64Array): readonly number[] =>
  Array.from(counts.keys()).filter((history) => counts[history]! > 0);

export const withOneLess = (counts: Float64Array, history: number): Float64Array => {
  const less = counts.slice();
  less[history]! -= 1;
  return less;
};
