import { type ChainSettings, latentChain } from '../bayes/latent-chain.ts';
import { resampled, seenCells, withOneLess } from '../bootstrap/resample.ts';
import { estimatorFor, type Selection } from '../bootstrap/selection.ts';
import { randomStream } from '../numeric/random.ts';
import { type CoverageWork, coverageOnce } from '../simulate/coverage-once.ts';

/** A job that falls into numbered parts; part i gives the same numbers in whichever thread it is done. */
export type Work =
  | {
      readonly kind: 'bootstrap';
      readonly lists: number;
      readonly counts: Float64Array;
      readonly selection: Selection;
      readonly seed: number;
    }
  | {
      readonly kind: 'jackknife';
      readonly lists: number;
      readonly counts: Float64Array;
      readonly selection: Selection;
    }
  | CoverageWork
  | ({ readonly kind: 'latent-chain' } & ChainSettings);

export type Part = (index: number) => readonly number[];

/** Makes what all parts share, once a thread. */
export const partsOf = (work: Work): Part => {
  switch (work.kind) {
    case 'bootstrap': {
      const estimate = estimatorFor(work.lists, work.counts, work.selection);
      const people = work.counts.reduce((sum, count) => sum + count, 0);
      return (index) => estimate(resampled(randomStream(work.seed, index), work.counts, people));
    }
    case 'jackknife': {
      const estimate = estimatorFor(work.lists, work.counts, work.selection);
      const cells = seenCells(work.counts);
      return (index) => estimate(withOneLess(work.counts, cells[index]!));
    }
    case 'coverage':
      return (index) => coverageOnce(work, index);
    case 'latent-chain':
      return (index) => latentChain(work, randomStream(work.seed, index));
  }
};
