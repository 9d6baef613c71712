import { bootstrap } from '../bootstrap/interval.ts';
import { seenCells, withOneLess } from '../bootstrap/resample.ts';
import { estimatorFor, type Selection } from '../bootstrap/selection.ts';
import type { RunOptions } from '../parallel/run.ts';
import { dropList, mergeLists, withheldAt, withinList } from '../table/reshape.ts';
import { type CaptureTable, countsOf, peopleIn } from '../table/table.ts';

/** A list is asked about itself only if at least this many of its people are on another list (Binette and Steorts 2021). */
export const leastForConsistency = 30;

/** A total as number or null, for a table that was changed on purpose. */
export interface Changed {
  readonly lists: readonly string[];
  readonly people: number;
  readonly total: number | null;
}

export interface Consistency {
  readonly list: string;
  /** People on the list, which the other lists are asked to estimate from those of them they saw. */
  readonly size: number;
  readonly onAnother: number;
  /** `null` with a reason: too few, or too few lists. */
  readonly total: number | null;
  readonly logRatio: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly covers: boolean | null;
  readonly reason: 'too-few' | 'too-few-lists' | 'no-estimate' | null;
}

export interface Influence {
  readonly lists: readonly string[];
  readonly count: number;
  /** How far the total moves if one person of the cell had not been seen. */
  readonly change: number | null;
}

export interface Sensitivity {
  readonly withoutList: readonly (Changed & { readonly list: string })[];
  readonly mergedPairs: readonly (Changed & { readonly pair: readonly [string, string] })[];
  readonly consistency: readonly Consistency[];
  readonly influence: readonly Influence[];
  /** Totals with every withheld count at its lowest and at its highest; null where nothing is withheld. */
  readonly withheld: { readonly lowest: number | null; readonly highest: number | null } | null;
}

export interface SensitivityOptions extends RunOptions {
  readonly selection?: Selection;
  /** Replicates for the intervals of internal consistency. */
  readonly replicates: number;
  readonly level: number;
  readonly seed: number;
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

const totalOf = (table: CaptureTable, selection: Selection): number | null => {
  const counts = countsOf(table);
  if (table.lists.length < 2 || peopleIn(table) === 0) return null;
  return finite(estimatorFor(table.lists.length, counts, selection)(counts)[0]);
};

/** What becomes of the total when the data are looked at otherwise. A selection over given models cannot follow the lists; stepwise can. */
export const sensitivity = async (
  table: CaptureTable,
  { selection = { kind: 'stepwise' }, replicates, level, seed, ...run }: SensitivityOptions,
): Promise<Sensitivity> => {
  const { lists } = table;
  const changed = (other: CaptureTable): Changed => ({
    lists: other.lists,
    people: peopleIn(other),
    total: totalOf(other, selection),
  });
  const pairs = lists.flatMap((first, i) => lists.slice(i + 1).map((second) => [first, second] as const));
  const consistency: Consistency[] = [];
  for (const list of lists)
    consistency.push(await consistencyOf(table, list, { selection, replicates, level, seed, ...run }));
  return {
    withoutList: lists.length > 2 ? lists.map((list) => ({ list, ...changed(dropList(table, list)) })) : [],
    mergedPairs: lists.length > 2 ? pairs.map((pair) => ({ pair, ...changed(mergeLists(table, pair)) })) : [],
    consistency,
    influence: influenceOf(table, selection),
    withheld: table.cells.some(({ censored }) => censored)
      ? { lowest: changed(withheldAt(table, 'from')).total, highest: changed(withheldAt(table, 'to')).total }
      : null,
  };
};

const consistencyOf = async (
  table: CaptureTable,
  list: string,
  { selection = { kind: 'stepwise' }, replicates, level, seed, ...run }: SensitivityOptions,
): Promise<Consistency> => {
  const within = withinList(table, list);
  const onAnother = within.size - within.onNoOther;
  const bare = { list, size: within.size, onAnother, logRatio: null, lower: null, upper: null, covers: null };
  if (within.table.lists.length < 2) return { ...bare, total: null, reason: 'too-few-lists' };
  if (onAnother < leastForConsistency) return { ...bare, total: null, reason: 'too-few' };
  const [found] = await bootstrap(within.table, selection, { replicates, seed, ...run });
  const total = finite(found?.total);
  if (!found || total === null) return { ...bare, total: null, reason: 'no-estimate' };
  const [lower, upper] = [found.bca.limit((1 - level) / 2), found.bca.limit((1 + level) / 2)];
  const covers = lower !== null && upper !== null ? lower <= within.size && within.size <= upper : null;
  return { ...bare, total, logRatio: Math.log(total / within.size), lower, upper, covers, reason: null };
};

const influenceOf = (table: CaptureTable, selection: Selection): Influence[] => {
  const counts = countsOf(table);
  const estimate = estimatorFor(table.lists.length, counts, selection);
  const [whole = Number.NaN] = estimate(counts);
  return seenCells(counts)
    .map((history) => ({
      lists: table.lists.filter((_, j) => history & (1 << j)),
      count: counts[history]!,
      change: finite(estimate(withOneLess(counts, history))[0]! - whole),
    }))
    .sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0));
};
