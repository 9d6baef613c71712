import { acceleration, type Bca, bca } from '../interval/bca.ts';
import { type RunOptions, runParts } from '../parallel/run.ts';
import { type CaptureTable, countsOf } from '../table/table.ts';
import { seenCells } from './resample.ts';
import { estimatorFor, type Selection } from './selection.ts';

export interface BootstrapOptions extends RunOptions {
  readonly replicates: number;
  readonly seed: number;
}

export interface Bootstrapped {
  readonly total: number;
  readonly replicates: readonly number[];
  /** Replicates without an estimate; they count as beyond all others. */
  readonly failed: number;
  readonly bca: Bca;
}

/**
 * Bootstrap that repeats the selection in every replicate and in every step of the jackknife (Chan, Silverman and Vincent 2021), one result
 * for each column of the selection. The same seed gives the same numbers, however many threads.
 */
export const bootstrap = async (
  table: CaptureTable,
  selection: Selection,
  { replicates, seed, threads = 1, progress, signal }: BootstrapOptions,
): Promise<readonly Bootstrapped[]> => {
  const lists = table.lists.length;
  const counts = countsOf(table);
  const cells = seenCells(counts);
  const all = replicates + cells.length;
  const options = (before: number): RunOptions => ({
    threads,
    ...(signal ? { signal } : {}),
    ...(progress ? { progress: (done: number) => progress(before + done, all) } : {}),
  });
  const drawn = await runParts({ kind: 'bootstrap', lists, counts, selection, seed }, replicates, options(0));
  // a jackknife is a few fits, unless each of them is a search over all models
  const jackknifeOptions = selection.kind === 'bic' ? options(replicates) : { ...options(replicates), threads: 1 };
  const left = await runParts({ kind: 'jackknife', lists, counts, selection }, cells.length, jackknifeOptions);
  return estimatorFor(
    lists,
    counts,
    selection,
  )(counts).map((total, column) => {
    const values = drawn.map((row) => row[column]!);
    const a = acceleration(left.map((row, i) => ({ total: row[column]!, weight: counts[cells[i]!]! })));
    return {
      total,
      replicates: values,
      failed: values.filter((v) => !Number.isFinite(v)).length,
      bca: bca(total, values, a),
    };
  });
};
