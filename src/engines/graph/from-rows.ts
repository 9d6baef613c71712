import { readTable } from '../sheets/index.ts';
import { buildGraph } from './build.ts';
import { GraphError } from './errors.ts';
import type { Column, Columns, Graph } from './types.ts';
import { ALWAYS_AFTER, ALWAYS_BEFORE, dayNumber } from './validity.ts';

/** What the cells of an attribute say. An empty cell is NaN, an open end of a span, or the empty word. */
export type CellKind = 'number' | 'text' | 'first-day' | 'last-day';

export interface TableShape {
  /** Headings of the two ends; they are compared without case and outer blanks. */
  readonly from: string;
  readonly to: string;
  readonly attributes?: Readonly<Record<string, CellKind>>;
}

/** A link by the names of its ends, with its attributes as text. */
export interface LinkRow {
  readonly from: string;
  readonly to: string;
  readonly [attribute: string]: string;
}

/**
 * A graph of rows. Nodes are the names in them, in the order of their code units, so that the order of rows leaves no trace.
 *
 * @param rowOf where the row stands in its file, for errors
 * @throws GraphError GRAPH_END_UNKNOWN (an end without a name), GRAPH_NUMBER_MALFORMED, GRAPH_DATE_MALFORMED, each with its row
 */
export const graphFromRows = (
  rows: readonly LinkRow[],
  attributes: Readonly<Record<string, CellKind>> = {},
  rowOf: (i: number) => number = (i) => i + 1,
): Graph => {
  const names = new Set<string>();
  rows.forEach((row, i) => {
    for (const column of ['from', 'to'] as const) {
      if (row[column] === '')
        throw new GraphError('GRAPH_END_UNKNOWN', 'A link needs two ends.', { row: rowOf(i), column });
      names.add(row[column]);
    }
  });
  const nodes = [...names].sort();
  const place = new Map(nodes.map((name, i) => [name, i]));
  const linkColumns: Record<string, Column> = {};
  for (const [name, kind] of Object.entries(attributes)) linkColumns[name] = columnOf(rows, name, kind, rowOf);
  return buildGraph({
    nodes,
    from: Uint32Array.from(rows, ({ from }) => place.get(from) as number),
    to: Uint32Array.from(rows, ({ to }) => place.get(to) as number),
    linkColumns: linkColumns satisfies Columns,
  });
};

const columnOf = (rows: readonly LinkRow[], column: string, kind: CellKind, rowOf: (i: number) => number): Column => {
  const cells = rows.map((row) => (row[column] ?? '').trim());
  if (kind === 'text') {
    const words = [...new Set(cells)];
    const place = new Map(words.map((word, i) => [word, i]));
    return { kind: 'text', values: Uint32Array.from(cells, (cell) => place.get(cell) as number), words };
  }
  if (kind === 'number') {
    const values = Float64Array.from(cells, (cell, i) => {
      if (cell === '') return Number.NaN;
      if (!/^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(cell))
        throw new GraphError('GRAPH_NUMBER_MALFORMED', `"${cell}" is no number with a point.`, {
          row: rowOf(i),
          column,
        });
      return Number(cell);
    });
    return { kind: 'f64', values };
  }
  const open = kind === 'first-day' ? ALWAYS_BEFORE : ALWAYS_AFTER;
  const values = Int32Array.from(cells, (cell, i) => {
    if (cell === '') return open;
    try {
      return dayNumber(cell);
    } catch {
      throw new GraphError('GRAPH_DATE_MALFORMED', `"${cell}" is no day.`, { row: rowOf(i), column });
    }
  });
  return { kind: 'i32', values };
};

/**
 * A graph of a CSV or XLSX file, one link a row.
 *
 * @throws GraphError as `graphFromRows`, and GRAPH_COLUMN_MISSING; SheetError where the file is no table
 */
export const graphFromTable = (bytes: Uint8Array, { from, to, attributes = {} }: TableShape): Graph => {
  const [headings = [], ...body] = readTable(bytes).sheets[0]?.rows ?? [];
  const folded = headings.map((heading) => heading.trim().toLowerCase());
  const at = (column: string): number => {
    const place = folded.indexOf(column.trim().toLowerCase());
    if (place < 0) throw new GraphError('GRAPH_COLUMN_MISSING', `There is no column ${column}.`, { row: 1, column });
    return place;
  };
  const places = { from: at(from), to: at(to) };
  const others = Object.keys(attributes).map((name) => [name, at(name)] as const);
  const kept = body
    .map((cells, i) => ({ cells, row: i + 2 }))
    .filter(({ cells }) => cells.some((c) => c.trim() !== ''));
  const rows = kept.map(({ cells }): LinkRow => {
    const text = (place: number): string => (cells[place] ?? '').trim();
    return {
      ...Object.fromEntries(others.map(([name, place]) => [name, text(place)])),
      from: text(places.from),
      to: text(places.to),
    };
  });
  return graphFromRows(rows, attributes, (i) => kept[i]?.row ?? i + 1);
};
