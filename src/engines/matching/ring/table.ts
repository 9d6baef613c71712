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

export const tableHash = ({ lists, cases, cells }: CaptureTable): string =>
  sha256(canonical({ lists, cases, cells: cells.map(({ history, count }) => ({ history: [...history], count })) }));

export interface GuardedTable {
  readonly lists: readonly string[];
  /** null where it would give a withheld cell away. */
  readonly cases: number | null;
  readonly cells: readonly { readonly history: Cell['history']; readonly count: number | null }[];
  readonly withheld: number;
}

/**
 * The table with cells below `least` withheld. Where the total is told, one withheld cell alone, or several that together hold fewer than
 * `least` people, could be worked out: then the next smallest goes too, and where no cell is left to go, the total.
 * Cells of nobody stand nowhere, so a cell that is withheld and one that is empty differ: a withheld cell has 1 to `least` - 1 people.
 */
export const guardTable = ({ lists, cases, cells }: CaptureTable, least: number): GuardedTable => {
  const bySize = [...cells].sort((a, b) => a.count - b.count);
  const hidden = new Set(bySize.filter(({ count }) => count < least));
  const together = (): number => [...hidden].reduce((sum, { count }) => sum + count, 0);
  for (const cell of bySize) {
    if (hidden.size === 0 || (hidden.size > 1 && together() >= least)) break;
    hidden.add(cell);
  }
  const safe = hidden.size === 0 || (hidden.size > 1 && together() >= least);
  return {
    lists,
    cases: safe ? cases : null,
    cells: cells.map((cell) => ({ history: cell.history, count: hidden.has(cell) ? null : cell.count })),
    withheld: hidden.size,
  };
};
