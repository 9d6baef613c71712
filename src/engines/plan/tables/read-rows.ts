import { type Field, fieldOf } from './columns.ts';
import type { Say } from './problem.ts';

/** A row of the table: its number and its filled cells by field. */
export interface TableRow {
  readonly row: number;
  readonly get: (field: Field) => string;
  /** Column of a field, from 1; 0 where the table has none. */
  readonly column: (field: Field) => number;
}

export interface ReadRows {
  readonly rows: readonly TableRow[];
  /** Which column was taken for what, by header. */
  readonly mapping: Readonly<Record<string, Field | null>>;
}

/** Reads the header and the rows below it. Empty rows are skipped. */
export const readRows = (table: readonly (readonly string[])[], say: Say): ReadRows => {
  const [header = [], ...body] = table;
  if (header.every((cell) => cell.trim() === '')) {
    say('TABLE_EMPTY', { row: 0 }, 'the first row must hold the names of the columns');
    return { rows: [], mapping: {} };
  }
  const columns = columnsOf(header, say);
  if (!columns.has('title')) {
    say('TABLE_NO_TITLE_COLUMN', { row: 1 }, 'name one column "title" or "action"');
    return { rows: [], mapping: mappingOf(header) };
  }
  const rows = body.flatMap((cells, i): TableRow[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    return [
      { row: i + 2, column: (f) => columns.get(f) ?? 0, get: (f) => cells[(columns.get(f) ?? 0) - 1]?.trim() ?? '' },
    ];
  });
  return { rows, mapping: mappingOf(header) };
};

const columnsOf = (header: readonly string[], say: Say): Map<Field, number> => {
  const columns = new Map<Field, number>();
  for (const [i, cell] of header.entries()) {
    if (cell.trim() === '') continue;
    const field = fieldOf(cell);
    const at = { row: 1, column: i + 1, value: cell };
    if (!field) say('TABLE_COLUMN_IGNORED', at, 'this column is not understood and is left out; rename it to keep it');
    else if (columns.has(field))
      say('TABLE_COLUMN_TWICE', at, `column ${columns.get(field)} already holds the ${field}; remove or rename one`);
    else columns.set(field, i + 1);
  }
  return columns;
};

const mappingOf = (header: readonly string[]): Record<string, Field | null> =>
  Object.fromEntries(header.filter((h) => h.trim() !== '').map((h) => [h, fieldOf(h)]));
