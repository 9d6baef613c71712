import type { Words } from '../words.ts';
import { type CellValue, type Column, cellText, compareCells, fold, rowMatches } from './columns.ts';
import type { TableView } from './view.ts';

export interface RowsInView<Row> {
  /** The rows of the page. */
  readonly page: readonly Row[];
  /** Every row that passed the filters, in order. */
  readonly all: readonly Row[];
  readonly total: number;
  readonly pages: number;
  readonly pageIndex: number;
}

export const shownColumns = <Row>(columns: readonly Column<Row>[], view: TableView): readonly Column<Row>[] =>
  columns.filter((column) => (view.columns ? view.columns.includes(column.id) : !column.offAtFirst));

/** Where the pages are; a page beyond the last is the last. */
export const pagesOf = (total: number, { page, size }: TableView): { pages: number; pageIndex: number } => {
  const pages = Math.max(1, Math.ceil(total / size));
  return { pages, pageIndex: Math.min(page, pages - 1) };
};

const isEmpty = (value: CellValue): boolean => value === null || value === undefined || value === '';

const has = (value: CellValue, wanted: string): boolean =>
  typeof value === 'object' && value !== null ? value.includes(wanted) : String(value ?? '') === wanted;

/** Filters, sorts and pages rows that are all here. Empty cells stand last whichever way the column is sorted; equal ones keep their order. */
export const rowsInView = <Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  view: TableView,
  words: Words,
): RowsInView<Row> => {
  const column = (id: string): Column<Row> | undefined => columns.find((one) => one.id === id);
  const textOf = (row: Row): string => fold(columns.map((one) => cellText(one, row, words)).join('\n'));
  const filters = Object.entries(view.filters).flatMap(([id, wanted]) => {
    const one = column(id);
    return one?.choices ? [{ one, wanted }] : [];
  });
  const kept = rows.filter(
    (row) =>
      filters.every(({ one, wanted }) => has(one.value(row), wanted)) &&
      (view.text === '' || rowMatches(textOf(row), view.text)),
  );

  const by = view.sort && column(view.sort.id);
  const all = by ? sorted(kept, by, view.sort?.desc ?? false, words) : kept;
  const { pages, pageIndex } = pagesOf(all.length, view);
  return {
    page: all.slice(pageIndex * view.size, (pageIndex + 1) * view.size),
    all,
    total: all.length,
    pages,
    pageIndex,
  };
};

const sorted = <Row>(rows: readonly Row[], by: Column<Row>, desc: boolean, words: Words): Row[] => {
  const collator = new Intl.Collator(words.language, { numeric: true, sensitivity: 'base' });
  return rows
    .map((row) => ({ row, value: by.value(row) }))
    .sort((a, b) => {
      if (isEmpty(a.value) || isEmpty(b.value)) return Number(isEmpty(a.value)) - Number(isEmpty(b.value));
      const order = compareCells(a.value, b.value, collator);
      return desc ? -order : order;
    })
    .map(({ row }) => row);
};
