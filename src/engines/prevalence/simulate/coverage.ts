import type { Selection } from '../bootstrap/selection.ts';
import { wrong } from '../errors.ts';
import { dataOf } from '../fit/data.ts';
import { fitterFor } from '../fit/fit-model.ts';
import { modelName, type Terms } from '../model/terms.ts';
import { type RunOptions, runParts } from '../parallel/run.ts';
import type { CaptureTable } from '../table/table.ts';

export interface CoverageOptions extends RunOptions {
  readonly datasets: number;
  readonly replicates: number;
  readonly levels: readonly number[];
  readonly seed: number;
}

export interface Coverage {
  /** What the data were drawn from. */
  readonly model: string;
  readonly truth: number;
  readonly datasets: number;
  /** Data sets without an estimate. */
  readonly failed: number;
  /** Share of all data sets whose interval held the truth; one without an interval did not. */
  readonly coverage: readonly { readonly level: number; readonly covered: number; readonly without: number }[];
  readonly meanTotal: number;
  readonly rmse: number;
  readonly rmseLog: number;
}

/**
 * How often the interval of a selection holds a truth that is known: data sets are drawn (Poisson) from `terms` fitted to the table, and each is
 * estimated as if nothing were known (Chan, Silverman and Vincent 2021, section 4).
 *
 * @throws PrevalenceError PREVALENCE_NO_ESTIMATE where the model has no estimate on the table
 */
export const simulateCoverage = async (
  table: CaptureTable,
  terms: Terms,
  selection: Selection,
  { datasets, replicates, levels, seed, ...options }: CoverageOptions,
): Promise<Coverage> => {
  const data = dataOf(table);
  const fitter = fitterFor(data.lists);
  const fit = fitter.fit(data, terms);
  if (fit.status !== 0) wrong('PREVALENCE_NO_ESTIMATE', { model: modelName(terms), status: fit.status });
  const means = fitter.newton.means.slice();
  const rows = await runParts(
    { kind: 'coverage', lists: data.lists, means, selection, replicates, levels, seed },
    datasets,
    options,
  );
  const totals = rows.map(([total]) => total!).filter(Number.isFinite);
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
  return {
    model: modelName(terms),
    truth: fit.total,
    datasets,
    failed: datasets - totals.length,
    coverage: levels.map((level, i) => {
      const limits = rows.map((row) => [row[1 + 2 * i]!, row[2 + 2 * i]!] as const);
      const held = limits.filter(([lower, upper]) => lower <= fit.total && fit.total <= upper);
      const without = limits.filter(([lower, upper]) => Number.isNaN(lower + upper));
      return { level, covered: held.length / datasets, without: without.length / datasets };
    }),
    meanTotal: mean(totals),
    rmse: Math.sqrt(mean(totals.map((total) => (total - fit.total) ** 2))),
    rmseLog: Math.sqrt(mean(totals.map((total) => Math.log(total / fit.total) ** 2))),
  };
};
