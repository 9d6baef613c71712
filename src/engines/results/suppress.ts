import { ResultsError } from './errors.ts';
import { protectSuppressed, type SumArc } from './sum-network.ts';

export interface SmallCells {
  /** Smallest count that is hidden; 1 unless set. Zero is shown. */
  from?: number;
  /** Largest count that is hidden; 4 unless set. */
  to?: number;
}

export interface CountTable {
  rows: readonly string[];
  columns: readonly string[];
  /** One list a row, whole counts from zero on. */
  cells: readonly (readonly number[])[];
}

/** What may be published; null is suppressed, and nothing tells why. */
export interface PublishedTable {
  cells: (number | null)[][];
  rowTotals: (number | null)[];
  columnTotals: (number | null)[];
  total: number | null;
}

/** What was suppressed and why. Keep it inside: the reason alone says that a count is small. */
export interface SuppressedCell {
  /** Null in the row of totals. */
  row: string | null;
  /** Null in the column of totals. */
  column: string | null;
  value: number;
  reason: 'small' | 'complement';
}

/**
 * Suppresses small counts in a table with its totals, and as many more as are needed so that none of them can be worked out from
 * what is published. Throws COUNT_NOT_WHOLE, TABLE_RAGGED.
 */
export function suppressTable(
  table: CountTable,
  small: SmallCells = {},
): { published: PublishedTable; suppressed: SuppressedCell[] } {
  checkTable(table);
  const { rows, columns, cells } = table;
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  const rowTotals = cells.map(sum);
  const columnTotals = columns.map((_, column) => sum(cells.map((row) => row[column]!)));

  const row = (index: number) => `row ${index}`;
  const column = (index: number) => `column ${index}`;
  const cellArcs = cells.map((counts, r) => counts.map((count, c) => arc(row(r), column(c), count, false, small)));
  const rowArcs = rowTotals.map((count, r) => arc('row totals', row(r), count, true, small));
  const columnArcs = columnTotals.map((count, c) => arc(column(c), 'column totals', count, true, small));
  const totalArc = arc('column totals', 'row totals', sum(rowTotals), true, small);

  protectSuppressed([...cellArcs.flat(), ...rowArcs, ...columnArcs, totalArc]);

  const places: [SumArc, string | null, string | null][] = [
    ...cellArcs.flatMap((arcs, r) => arcs.map((arc, c): [SumArc, string, string] => [arc, rows[r]!, columns[c]!])),
    ...rowArcs.map((arc, r): [SumArc, string, null] => [arc, rows[r]!, null]),
    ...columnArcs.map((arc, c): [SumArc, null, string] => [arc, null, columns[c]!]),
    [totalArc, null, null],
  ];
  return {
    published: {
      cells: cellArcs.map((arcs) => arcs.map(shown)),
      rowTotals: rowArcs.map(shown),
      columnTotals: columnArcs.map(shown),
      total: shown(totalArc),
    },
    suppressed: places.flatMap(([arc, row, column]) =>
      arc.suppressed ? [{ row, column, value: arc.value, reason: reasonOf(arc, small) }] : [],
    ),
  };
}

/**
 * The same for one list of parts and its total. The parts must make up the total: add what is in no part as a part of its own.
 * Throws COUNT_NOT_WHOLE.
 */
export function suppressParts(
  parts: readonly { name: string; value: number }[],
  small: SmallCells = {},
): { parts: { name: string; value: number | null }[]; total: number | null; suppressed: SuppressedCell[] } {
  for (const { value } of parts) checkCount(value);
  const arcs = parts.map(({ value }) => arc('total', 'parts', value, false, small));
  const total = arc(
    'parts',
    'total',
    arcs.reduce((all, { value }) => all + value, 0),
    true,
    small,
  );
  protectSuppressed([...arcs, total]);
  const hidden = (arc: SumArc, row: string | null): SuppressedCell[] =>
    arc.suppressed ? [{ row, column: null, value: arc.value, reason: reasonOf(arc, small) }] : [];
  return {
    parts: parts.map(({ name }, index) => ({ name, value: shown(arcs[index]!) })),
    total: shown(total),
    suppressed: [...parts.flatMap(({ name }, index) => hidden(arcs[index]!, name)), ...hidden(total, null)],
  };
}

function arc(from: string, to: string, value: number, isTotal: boolean, small: SmallCells): SumArc {
  return { from, to, value, isTotal, suppressed: isSmall(value, small) };
}

const isSmall = (value: number, { from = 1, to = 4 }: SmallCells) => value >= from && value <= to;
const shown = ({ value, suppressed }: SumArc) => (suppressed ? null : value);
const reasonOf = ({ value }: SumArc, small: SmallCells) => (isSmall(value, small) ? 'small' : 'complement');

function checkTable({ rows, columns, cells }: CountTable): void {
  if (cells.length !== rows.length || cells.some((row) => row.length !== columns.length))
    throw new ResultsError('TABLE_RAGGED', `The table needs ${rows.length} rows of ${columns.length} counts.`);
  for (const count of cells.flat()) checkCount(count);
}

function checkCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new ResultsError(
      'COUNT_NOT_WHOLE',
      `${count} is not a count. Only whole numbers from zero on can be suppressed.`,
    );
}
