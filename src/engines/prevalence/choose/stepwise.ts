import type { Data } from '../fit/data.ts';
import type { Fit, Fitter } from '../fit/fit-model.ts';
import { closureOf, pairsOf } from '../model/terms.ts';
import { logSmallerPoissonTail } from '../numeric/poisson-tail.ts';

/** The threshold of Chan, Silverman and Vincent (2021). */
export const usualThreshold = 0.02;

/** Coefficients by term, the next fit's start. */
const warmStart = (fitter: Fitter, data: Data, fit: Fit): Float64Array => {
  const start = new Float64Array(2 ** data.lists);
  fitter.keep(data, fit.terms).terms.forEach((term, i) => {
    start[term] = fitter.newton.coefficient(i);
  });
  return start;
};

/**
 * Forward selection of Chan, Silverman and Vincent (JASA 2021): from the single lists, adds the pair whose overlap is the least likely under
 * the model so far, while its Poisson tail is below `threshold` and the larger model has an estimate. Status as for the single lists.
 */
export const stepwise = (fitter: Fitter, data: Data, threshold = usualThreshold): Fit => {
  let best = fitter.fit(data, closureOf(data.lists, []));
  if (best.status !== 0) return best;
  const absent = new Set(pairsOf(data.lists));
  let start = warmStart(fitter, data, best);
  for (;;) {
    const { sums } = fitter.newton;
    const surprising = [...absent]
      .map((pair) => ({ pair, tail: logSmallerPoissonTail(data.margins[pair]!, sums[pair]!) }))
      .filter(({ tail }) => tail < Math.log(threshold))
      .sort((a, b) => a.tail - b.tail || a.pair - b.pair);
    const larger = firstOf(surprising, ({ pair }) => {
      const fit = fitter.fit(data, closureOf(data.lists, [...best.terms, pair]), start);
      return fit.status === 0 ? { fit, pair } : null;
    });
    if (larger === null) return best;
    absent.delete(larger.pair);
    best = larger.fit;
    start = warmStart(fitter, data, best);
  }
};

const firstOf = <T, R>(items: readonly T[], find: (item: T) => R | null): R | null => {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
};
