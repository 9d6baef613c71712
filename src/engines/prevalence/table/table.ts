/** Who was seen by which lists. Bit j of a history is the list j (from 0); the history 0, seen by nobody, is never in a table. */
export interface Cell {
  readonly history: number;
  readonly count: number;
  /** The count was withheld: it is only known to lie in this range (both ends in). `count` is then what stands in for it. */
  readonly censored?: { readonly from: number; readonly to: number };
}

/** A capture-history table of 2 to 10 lists. Histories that are missing were seen zero times. */
export interface CaptureTable {
  readonly lists: readonly string[];
  readonly cells: readonly Cell[];
}

export const mostLists = 10;

export const cellSpace = ({ lists }: CaptureTable): number => 2 ** lists.length;

/** How many different people the lists hold together. */
export const peopleIn = ({ cells }: CaptureTable): number => cells.reduce((sum, { count }) => sum + count, 0);

/** Counts by history; place 0 stays empty. */
export const countsOf = (table: CaptureTable): Float64Array => {
  const counts = new Float64Array(cellSpace(table));
  for (const { history, count } of table.cells) counts[history]! += count;
  return counts;
};

/** The same lists with other counts, by history. */
export const tableOf = (lists: readonly string[], counts: ArrayLike<number>): CaptureTable => ({
  lists,
  cells: Array.from({ length: counts.length }, (_, history) => ({ history, count: counts[history]! })).filter(
    ({ history, count }) => history > 0 && count > 0,
  ),
});

/** How many lists a history or a term names. */
export const sizeOf = (mask: number): number => {
  let size = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) size++;
  return size;
};

/** Sum over all supersets, in place: afterwards `values[m]` is the sum of what stood at every mask that holds m. */
export const sumOverSupersets = (values: Float64Array, lists: number): Float64Array => {
  for (let j = 0; j < lists; j++) {
    const bit = 1 << j;
    for (let m = 0; m < values.length; m++) if ((m & bit) === 0) values[m]! += values[m | bit]!;
  }
  return values;
};

/** A table as text that is the same however its rows stood: what a hash of the data is taken of. */
export const canonicalText = ({ lists, cells }: CaptureTable): string =>
  [
    JSON.stringify(lists),
    ...[...cells]
      .filter(({ count, censored }) => count > 0 || censored)
      .sort((a, b) => a.history - b.history)
      .map(({ history, count, censored }) => `${history}:${censored ? `${censored.from}-${censored.to}` : count}`),
  ].join('\n');
