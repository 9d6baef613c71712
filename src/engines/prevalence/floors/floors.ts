import { type Limits, logNormalLimits } from '../interval/log-normal.ts';
import { type CaptureTable, sizeOf } from '../table/table.ts';

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

/**
 * Chao's lower bound (1987): n + f1²/(2 f2), with f1 and f2 the people on exactly one and two lists. It bounds from below where people differ
 * in how easily they are seen. Without anybody on two lists the form f1(f1 - 1)/2 takes its place.
 */
export const chao = (table: CaptureTable, level: number): Floor & { readonly f1: number; readonly f2: number } => {
  let people = 0;
  let f1 = 0;
  let f2 = 0;
  for (const { history, count } of table.cells) {
    people += count;
    if (sizeOf(history) === 1) f1 += count;
    if (sizeOf(history) === 2) f2 += count;
  }
  const unseen = f2 > 0 ? f1 ** 2 / (2 * f2) : (f1 * (f1 - 1)) / 2;
  const ratio = f1 / f2;
  const variance =
    f2 > 0
      ? f2 * (ratio ** 4 / 4 + ratio ** 3 + ratio ** 2 / 2)
      : Math.max(
          0,
          (f1 * (f1 - 1)) / 2 + (f1 * (2 * f1 - 1) ** 2) / 4 - (unseen > 0 ? f1 ** 4 / (4 * (people + unseen)) : 0),
        );
  return { f1, f2, total: people + unseen, ...logNormalLimits(people, people + unseen, variance, level) };
};
