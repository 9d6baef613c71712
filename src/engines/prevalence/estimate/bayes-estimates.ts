import { decomposable, mostListsForGraphs } from '../bayes/decomposable.ts';
import { latentClasses } from '../bayes/latent-classes.ts';
import { bayesianThreshold } from '../bayes/threshold.ts';
import { dataOf } from '../fit/data.ts';
import { fitterFor } from '../fit/fit-model.ts';
import { closureOf } from '../model/terms.ts';
import type { RunOptions } from '../parallel/run.ts';
import type { CaptureTable } from '../table/table.ts';
import type { Estimate, EstimateNote, EstimateOptions, Method } from './types.ts';

/** The share of probability at the upper end from which a sum counts as cut. */
const visible = 0.001;
const chainsHaveMet = 1.1;
const fewTaken = 0.05;

const posterior = (
  method: Method,
  total: number | null,
  quantile: (level: number) => number,
  level: number,
  more: { readonly model?: readonly string[]; readonly notes?: readonly EstimateNote[]; readonly rHat?: number | null },
): Estimate => ({
  method,
  total,
  model: [],
  aic: null,
  bic: null,
  interval:
    total === null
      ? null
      : { level, lower: quantile((1 - level) / 2), upper: quantile((1 + level) / 2), kind: 'posterior' },
  status: 0,
  notes: [],
  ...more,
});

const hasEstimate = (table: CaptureTable): boolean => {
  const { length } = table.lists;
  return fitterFor(length).status(dataOf(table), closureOf(length, [])) === 0;
};

/** Medians of the posterior, with its quantiles as limits. */
export const bayesEstimate = async (
  table: CaptureTable,
  method: Method,
  options: EstimateOptions,
  run: RunOptions,
): Promise<Estimate> => {
  const { level = 0.95, seed } = options;
  const none = (note: EstimateNote): Estimate => posterior(method, null, () => 0, level, { notes: [note] });
  const alone: readonly EstimateNote[] = hasEstimate(table) ? [] : ['prior-alone'];
  if (method === 'dga') {
    if (table.lists.length > mostListsForGraphs) return none('too-many-models');
    const { quantile, graphs, massAtTheEnd } = decomposable(table, options.mostUnseen);
    return posterior(method, quantile(0.5), quantile, level, {
      model: graphs[0]?.model ?? [],
      notes: [...alone, ...(massAtTheEnd > visible ? (['sum-cut'] as const) : [])],
    });
  }
  if (method === 'lcmcr') {
    const { chains = 4, burnIn = 10_000, samples = 500, thinning = 50 } = options;
    const { quantile, rHat } = await latentClasses(table, { ...run, chains, burnIn, samples, thinning, seed });
    return posterior(method, quantile(0.5), quantile, level, {
      rHat,
      notes: [...alone, ...(rHat === null || rHat > chainsHaveMet ? (['chains-disagree'] as const) : [])],
    });
  }
  const found = bayesianThreshold(table, { ...(options.prior ? { prior: options.prior } : {}), seed });
  if (found === null) return none('no-model-valid');
  return posterior(method, found.median, found.quantile, level, {
    model: found.model,
    notes: [
      ...(found.prior === 'normal' && options.prior !== 'normal' ? (['normal-prior'] as const) : []),
      ...(found.accepted < fewTaken ? (['sampler-stuck'] as const) : []),
    ],
  });
};
