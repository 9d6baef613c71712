import { canonical, sha256 } from '../wire/canonical.ts';

/** How many people stand on exactly these lists. */
export interface Cell {
  /** 1 where they stand on the list, 0 where not, in the order of the lists; never all 0. */
  readonly history: readonly (0 | 1)[];
  readonly count: number;
}

/** Capture histories with their counts: what multiple systems estimation starts from. Cells of nobody are left out. */
export interface CaptureTable {
  readonly lists: readonly string[];
  /** People on one list or more. */
  readonly cases: number;
  /** Those on fewer lists first, then by list. */
  readonly cells: readonly Cell[];
}

const order = (a: Cell, b: Cell): number => {
  const lists = (cell: Cell): number => cell.history.filter((bit) => bit === 1).length;
  return lists(a) - lists(b) || b.history.join('').localeCompare(a.history.join(''));
};

/** @param patterns how many people for each set of lists; bit i stands for list i */
export const tableOf = (lists: readonly string[], patterns: ReadonlyMap<number, number>): CaptureTable => {
  const cells = [...patterns]
    .filter(([, count]) => count > 0)
    .map(([pattern, count]): Cell => ({ history: lists.map((_, i) => ((pattern >> i) & 1) as 0 | 1), count }))
    .sort(order);
  return { lists, cases: cells.reduce((sum, { count }) => sum + count, 0), cells };
};

/** As CSV: one 0/1 column a list, and `count`. */
export const tableCsv = ({ lists, cells }: CaptureTable): string =>
  [
    [...lists.map((name) => (/[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)), 'count'],
    ...cells.map(({ history, count }) => [...history, count]),
  ]
    .map((row) => `${row.join(',')}\n`)
    .join('');

/**
 * What binds the coordinator to a table and shows nothing of it. Without the salt a partner, who knows its own size, would find a small table
 * by trying, and with it the cells that are withheld.
 */
export const tableSeal = ({ lists, cases, cells }: CaptureTable, salt: string): string =>
  sha256(
    canonical({ salt, lists, cases, cells: cells.map(({ history, count }) => ({ history: [...history], count })) }),
  );

export interface GuardedTable {
  readonly lists: readonly string[];
  /** null where it would give a withheld cell away. */
  readonly cases: number | null;
  readonly cells: readonly { readonly history: Cell['history']; readonly count: number | null }[];
  readonly withheld: number;
}

/**
 * Whether cells that are withheld beside the total cannot be worked out: they are several, hold `least` people
 * or more together, and are not all of one size, so that any two of them may have changed places.
 */
const isSafe = (hidden: readonly Cell[], least: number): boolean =>
  hidden.length === 0 ||
  (hidden.length > 1 &&
    hidden.reduce((sum, { count }) => sum + count, 0) >= least &&
    hidden.some(({ count }) => count !== hidden[0]?.count));

/**
 * The table with cells below `least` withheld. Where the total would give those away, the cells of the next size go too, all of them, and
 * where no cell is left to go, the total. What is withheld depends on sizes alone, never on which cell has them, so whoever knows this rule
 * learns no more. Cells of nobody stand nowhere, so a cell that is withheld and one that is empty differ; a bar of 2 therefore hides nothing
 * where every cell is one person.
 */
export const guardTable = ({ lists, cases, cells }: CaptureTable, least: number): GuardedTable => {
  const larger = cells.map(({ count }) => count).filter((count) => count >= least);
  const upTo = (size: number): readonly Cell[] => cells.filter(({ count }) => count <= size);
  const size = [least - 1, ...larger.sort((a, b) => a - b)].find((most) => isSafe(upTo(most), least));
  const hidden = new Set(size === undefined ? cells : upTo(size));
  return {
    lists,
    cases: size === undefined ? null : cases,
    cells: cells.map((cell) => ({ history: cell.history, count: hidden.has(cell) ? null : cell.count })),
    withheld: hidden.size,
  };
};
