import { dataOf } from '../fit/data.ts';
import { type Fitter, fitterFor } from '../fit/fit-model.ts';
import type { Problem } from '../fit/newton.ts';
import { closureOf, generatorsOf, pairsOf, type Terms } from '../model/terms.ts';
import { ascending, quantile8 } from '../numeric/quantile.ts';
import { gamma, normal, type Random, randomStream } from '../numeric/random.ts';
import type { CaptureTable } from '../table/table.ts';

export interface ThresholdOptions {
  /** Prior of each pair's coefficient: flat, or normal around 0 with standard deviation 1. */
  readonly prior?: 'flat' | 'normal';
  readonly samples?: number;
  readonly seed: number;
}

export interface Thresholded {
  readonly prior: 'flat' | 'normal';
  readonly median: number;
  readonly mean: number;
  quantile(level: number): number;
  readonly model: readonly string[];
  /** Share of proposals that were taken: near 0, the sampler stood still and the quantiles mean little. */
  readonly accepted: number;
}

/** A coefficient whose posterior mean is nearer to 0 than this many posterior standard deviations is taken out. */
const threshold = 2;
const freedom = 5;
const burnIn = 500;

/** Independence Metropolis steps with a multivariate t around the mode; each row is the coefficients of the kept terms. */
const sample = (fitter: Fitter, problem: Problem, random: Random, samples: number) => {
  const { newton } = fitter;
  const p = problem.terms.length;
  newton.fit(problem, 500);
  const mode = Float64Array.from({ length: p }, (_, i) => newton.coefficient(i));
  const factor = newton.informationFactor(problem);
  if (factor === null) return null;
  const propose = (): { point: Float64Array; height: number } => {
    const z = Float64Array.from({ length: p }, () => normal(random));
    const stretch = Math.sqrt(freedom / gamma(random, freedom / 2, 0.5));
    const square = z.reduce((sum, v) => sum + (v * stretch) ** 2, 0);
    const point = Float64Array.from(z, (v) => v * stretch);
    // the factor's transpose turns independent noise into the mode's covariance
    for (let i = p - 1; i >= 0; i--) {
      for (let k = i + 1; k < p; k++) point[i]! -= factor[k * p + i]! * point[k]!;
      point[i]! /= factor[i * p + i]!;
    }
    for (let i = 0; i < p; i++) point[i]! += mode[i]!;
    const height = newton.heightAt(problem, point) + ((freedom + p) / 2) * Math.log1p(square / freedom);
    return { point, height: Number.isFinite(height) ? height : Number.NEGATIVE_INFINITY };
  };
  let here: { point: Float64Array; height: number } = { point: mode, height: newton.heightAt(problem, mode) };
  let taken = 0;
  const rows: Float64Array[] = [];
  for (let i = 0; i < burnIn + samples; i++) {
    const there = propose();
    if (Math.log(random.next()) < there.height - here.height) {
      here = there;
      taken++;
    }
    if (i >= burnIn) rows.push(here.point);
  }
  return { rows, accepted: taken / (burnIn + samples) };
};

/**
 * Bayesian thresholding (Silverman, Journal of the Royal Statistical Society A 2020): all pairs, posterior by Markov chain Monte Carlo, the pairs
 * whose posterior mean is under two standard deviations from 0 are dropped, and the rest is sampled anew. With a flat prior a pair nobody
 * is in has minus infinity; where the flat posterior does not exist the normal prior is taken, and said. Null where not even that can be had.
 */
export const bayesianThreshold = (
  table: CaptureTable,
  { prior = 'flat', samples = 20_000, seed }: ThresholdOptions,
): Thresholded | null => {
  const data = dataOf(table);
  const fitter = fitterFor(data.lists);
  const all = closureOf(data.lists, pairsOf(data.lists));
  const flat = prior === 'flat' && fitter.status(data, all) === 0;
  const problemOf = (terms: Terms): Problem => {
    const kept = fitter.keep(data, flat ? terms : closureOf(data.lists, []));
    if (flat) return kept;
    // a list nobody is on has no coefficient, and neither have its pairs
    const withPairs = Int32Array.from(terms).filter((term) => term === 0 || kept.cells.includes(term));
    return {
      terms: withPairs,
      cells: kept.cells,
      margins: data.margins,
      precision: Float64Array.from(withPairs, (term) => ((term & (term - 1)) === 0 ? 0 : 1)),
    };
  };
  // without an estimate under independence the flat prior of the single lists has no posterior either
  if (fitter.status(data, closureOf(data.lists, [])) !== 0) return null;
  const first = sample(fitter, problemOf(all), randomStream(seed, 0), samples);
  if (first === null) return null;
  const { terms } = problemOf(all);
  const weak = Array.from(terms).filter((term, i) => {
    if ((term & (term - 1)) === 0) return false;
    const values = first.rows.map((row) => row[i]!);
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1));
    return Math.abs(mean) < threshold * spread;
  });
  const model = all.filter((term) => !weak.includes(term));
  const second = sample(fitter, problemOf(model), randomStream(seed, 1), samples);
  if (second === null) return null;
  const totals = ascending(second.rows.map((row) => data.people + Math.exp(row[0]!)));
  return {
    prior: flat ? 'flat' : 'normal',
    median: quantile8(totals, 0.5),
    mean: totals.reduce((sum, v) => sum + v, 0) / totals.length,
    quantile: (level) => quantile8(totals, level),
    model: generatorsOf(model),
    accepted: second.accepted,
  };
};
