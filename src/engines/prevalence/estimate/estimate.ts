import { bootstrap } from '../bootstrap/interval.ts';
import type { Selection } from '../bootstrap/selection.ts';
import { notesOn, type TableNote } from '../table/notes.ts';
import type { CaptureTable } from '../table/table.ts';
import { peopleIn } from '../table/table.ts';
import { fillWithheld } from '../table/withheld.ts';
import { bayesEstimate } from './bayes-estimates.ts';
import { classicEstimates } from './classic-estimates.ts';
import { type Estimate, type EstimateOptions, type Method, methods } from './types.ts';
import { type Verdict, verdictOn } from './verdict.ts';

export interface Estimates {
  readonly lists: readonly string[];
  readonly cases: number;
  readonly cells: number;
  readonly notes: readonly TableNote[];
  readonly estimates: readonly Estimate[];
  /** How many models were fitted for the search, and how many of them have no estimate; null where none was made. */
  readonly models: {
    readonly tried: number;
    readonly valid: number;
    readonly noEstimate: number;
    readonly notIdentified: number;
  } | null;
  readonly verdict: Verdict;
}

const classic: readonly Method[] = ['chapman', 'chao', 'main', 'stepwise', 'older', 'bic', 'average'];

/** Chapman's estimate is of two lists; with more it is a look at each pair, and asked for by name. */
const wanted = (asked: readonly Method[] | undefined, lists: number): readonly Method[] =>
  asked ?? methods.filter((method) => method !== 'chapman' || lists === 2);

/**
 * Estimates side by side, each with its interval, and how far they agree. Nothing is NaN: what cannot be estimated has the total null and a
 * status or a reason. Withheld counts are filled first.
 *
 * @throws PrevalenceError PREVALENCE_CANCELLED, PREVALENCE_THREAD_STOPPED
 */
export const estimate = async (given: CaptureTable, options: EstimateOptions): Promise<Estimates> => {
  const table = fillWithheld(given);
  const asked = wanted(options.methods, table.lists.length);
  const shares = asked.length;
  const estimates: Estimate[] = [];
  let models: Estimates['models'] = null;
  for (const [i, method] of asked.entries()) {
    const progress = (done: number, total: number): void =>
      options.progress?.(method, (i + (total > 0 ? done / total : 0)) / shares);
    progress(0, 1);
    const run = {
      ...(options.threads ? { threads: options.threads } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
      progress,
    };
    if (!classic.includes(method)) {
      estimates.push(await bayesEstimate(table, method, options, run));
      continue;
    }
    const found = classicEstimates(table, method, options);
    models = found.models ?? models;
    for (const one of found.estimates)
      estimates.push(
        found.selection && one.total !== null ? await withBca(table, one, found.selection, options, run) : one,
      );
  }
  options.progress?.(null, 1);
  return {
    lists: table.lists,
    cases: peopleIn(table),
    cells: table.cells.filter(({ count }) => count > 0).length,
    notes: notesOn(given),
    estimates,
    models,
    verdict: verdictOn(estimates),
  };
};

/** Puts the bootstrap's interval in the place of the model's own, where replicates are asked for. */
const withBca = async (
  table: CaptureTable,
  one: Estimate,
  selection: Selection,
  { bootstrap: replicates = 1000, level = 0.95, seed }: EstimateOptions,
  run: Parameters<typeof bootstrap>[2] extends infer O ? Omit<O, 'replicates' | 'seed'> : never,
): Promise<Estimate> => {
  if (replicates === 0) return one;
  const columns = await bootstrap(table, selection, { ...run, replicates, seed });
  const { bca, failed } = columns.at(-1)!;
  const [lower, upper] = [bca.limit((1 - level) / 2), bca.limit((1 + level) / 2)];
  const interval = lower !== null && upper !== null ? ({ level, lower, upper, kind: 'bca' } as const) : null;
  const notes = [
    ...(interval ? [] : (['no-interval'] as const)),
    ...(failed > 0 ? (['replicates-without-estimate'] as const) : []),
  ];
  return { ...one, interval, notes: [...one.notes, ...notes] };
};
