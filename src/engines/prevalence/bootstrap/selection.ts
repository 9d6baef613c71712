import { olderStepwise } from '../choose/older.ts';
import { stepwise, usualThreshold } from '../choose/stepwise.ts';
import { type Data, dataFromCounts } from '../fit/data.ts';
import { fitterFor } from '../fit/fit-model.ts';
import { closureOf, type Terms } from '../model/terms.ts';

/** A way from counts to a total: everything that was decided on the data is decided anew on every resample. */
export type Selection =
  | { readonly kind: 'main' }
  | { readonly kind: 'stepwise'; readonly threshold?: number }
  | { readonly kind: 'older' }
  | { readonly kind: 'model'; readonly terms: Terms }
  /** The best BIC among the first `tops[i]` of the models, for each i. Models stand in the order of their BIC on the data. */
  | { readonly kind: 'bic'; readonly models: readonly Terms[]; readonly tops: readonly number[] };

/** Totals of a table's counts, one for each column of the selection (`bic` has one for each top); NaN where there is no estimate. */
export type Estimator = (counts: Float64Array) => readonly number[];

/** @param original the data as they are; a search over many models starts each fit from its fit there */
export const estimatorFor = (lists: number, original: Float64Array, selection: Selection): Estimator => {
  const fitter = fitterFor(lists);
  const one =
    (total: (data: Data) => number): Estimator =>
    (counts) => [total(dataFromCounts(lists, counts))];
  switch (selection.kind) {
    case 'main':
      return one((data) => fitter.fit(data, closureOf(lists, [])).total);
    case 'model':
      return one((data) => fitter.fit(data, selection.terms).total);
    case 'older':
      return one((data) => olderStepwise(fitter, data).total);
    case 'stepwise':
      return one((data) => stepwise(fitter, data, selection.threshold ?? usualThreshold).total);
    case 'bic':
      return bestOfModels(lists, original, selection.models, selection.tops);
  }
};

const bestOfModels = (
  lists: number,
  original: Float64Array,
  models: readonly Terms[],
  tops: readonly number[],
): Estimator => {
  const fitter = fitterFor(lists);
  const data = dataFromCounts(lists, original);
  const known = models.map((terms) => {
    fitter.fit(data, terms);
    const start = new Float64Array(2 ** lists);
    fitter.keep(data, terms).terms.forEach((term, i) => {
      start[term] = fitter.newton.coefficient(i);
    });
    return { terms: Int32Array.from(terms), start };
  });
  return (counts) => {
    const resample = dataFromCounts(lists, counts);
    const totals: number[] = [];
    let best = { bic: Number.POSITIVE_INFINITY, total: Number.NaN };
    known.forEach(({ terms, start }, rank) => {
      const tried = fitter.tryFit(resample, terms, start);
      // only who would win is asked whether it has an estimate at all
      if (tried.bic < best.bic && tried.status() === 0) best = { bic: tried.bic, total: tried.total };
      if (tops.includes(rank + 1)) totals.push(best.total);
    });
    return totals;
  };
};
