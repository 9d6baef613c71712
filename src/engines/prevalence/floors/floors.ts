import { exactStatus, type Status } from '../exact/existence.ts';
import { dataOf } from '../fit/data.ts';
import { fitterFor } from '../fit/fit-model.ts';
import { type Limits, logNormalLimits } from '../interval/log-normal.ts';
import { closureOf } from '../model/terms.ts';
import { type CaptureTable, peopleIn, sizeOf } from '../table/table.ts';

const mostSteps = 500;

export interface Floor extends Limits {
  readonly total: number;
}

/**
 * Two lists of n1 and n2 people with m on both: the Lincoln-Petersen estimate n1 n2 / m with the correction of Chapman (1951),
 * (n1 + 1)(n2 + 1)/(m + 1) - 1, and the variance of Seber (1970). Holds where the lists are independent. Finite without overlap too.
 */
export const chapman = (
  n1: number,
  n2: number,
  m: number,
  level: number,
): Floor & { readonly petersen: number | null } => {
  const total = ((n1 + 1) * (n2 + 1)) / (m + 1) - 1;
  const variance = ((n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m)) / ((m + 1) ** 2 * (m + 2));
  return { total, petersen: m > 0 ? (n1 * n2) / m : null, ...logNormalLimits(n1 + n2 - m, total, variance, level) };
};

/** Chapman's estimate from the lists i and j alone, whoever else saw the people. */
export const chapmanOfPair = (table: CaptureTable, i: number, j: number, level: number) => {
  const on = (mask: number): number =>
    table.cells.reduce((sum, { history, count }) => ((history & mask) === mask ? sum + count : sum), 0);
  return chapman(on(1 << i), on(1 << j), on((1 << i) | (1 << j)), level);
};

/** The lower bound, or why there is none. */
export type LowerBound = { readonly status: 0; readonly floor: Floor } | { readonly status: Exclude<Status, 0> };

/**
 * Chao's lower bound for lists of unequal reach: the model of independent lists on the people of one or two lists alone (model Mth; Rivest and
 * Baillargeon, Biometrics 2007, who share one term among the cells of as many lists where here each cell beyond two has its own). It bounds from below where people differ in how easily they are seen. The well-known n + f1²/(2 f2) takes
 * all lists for equally good and many: with few unequal lists it lies above the truth, so it is no bound there.
 */
export const chao = (table: CaptureTable, level: number): LowerBound => {
  const lists = table.lists.length;
  const fitter = fitterFor(lists);
  const few = table.cells.filter(({ history }) => sizeOf(history) <= 2);
  const data = dataOf({ lists: table.lists, cells: few });
  if (data.people === 0) return { status: 1 };
  const kept = fitter.keep(data, closureOf(lists, []));
  const problem = { ...kept, cells: kept.cells.filter((cell) => sizeOf(cell) <= 2) };
  const seen = (cell: number): boolean => data.counts[cell]! > 0;
  const [some, none] = [problem.cells.filter(seen), problem.cells.filter((cell) => !seen(cell))];
  const status = exactStatus(Array.from(problem.terms), Array.from(some), Array.from(none));
  if (status !== 0) return { status };
  const { intercept } = fitter.newton.fit(problem, mostSteps);
  const unseen = Math.exp(intercept);
  const total = peopleIn(table) + unseen;
  const variance = unseen + unseen ** 2 * fitter.newton.variance(problem, 0);
  return { status: 0, floor: { total, ...logNormalLimits(peopleIn(table), total, variance, level) } };
};
