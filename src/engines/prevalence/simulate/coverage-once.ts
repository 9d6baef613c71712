import { resampled, seenCells, withOneLess } from '../bootstrap/resample.ts';
import { estimatorFor, type Selection } from '../bootstrap/selection.ts';
import { acceleration, bca } from '../interval/bca.ts';
import { poisson } from '../numeric/draws.ts';
import { randomStream } from '../numeric/random.ts';

/** Tables drawn from known means, each estimated with its interval. */
export interface CoverageWork {
  readonly kind: 'coverage';
  readonly lists: number;
  /** Expected people by history; place 0 is not read. */
  readonly means: Float64Array;
  readonly selection: Selection;
  readonly replicates: number;
  readonly levels: readonly number[];
  readonly seed: number;
}

/** [total, lower and upper limit of each level in turn]; NaN where there is none. */
export const coverageOnce = ({ lists, means, selection, replicates, levels, seed }: CoverageWork, index: number) => {
  const random = randomStream(seed, index);
  const counts = means.map((mean, history) => (history === 0 ? 0 : poisson(random, mean)));
  const inner = Math.floor(random.next() * 2 ** 32);
  const estimate = estimatorFor(lists, counts, selection);
  const people = counts.reduce((sum, count) => sum + count, 0);
  const [total = Number.NaN] = estimate(counts);
  const drawn = Array.from(
    { length: replicates },
    (_, i) => estimate(resampled(randomStream(inner, i), counts, people))[0]!,
  );
  const cells = seenCells(counts);
  const a = acceleration(
    cells.map((cell) => ({ total: estimate(withOneLess(counts, cell))[0]!, weight: counts[cell]! })),
  );
  const { limit } = bca(total, drawn, a);
  return [
    total,
    ...levels.flatMap((level) => [limit((1 - level) / 2) ?? Number.NaN, limit((1 + level) / 2) ?? Number.NaN]),
  ];
};
