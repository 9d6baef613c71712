import type { PlanDocument } from '../../engines/plan/document.ts';
import { groupBy } from '../../engines/plan/group.ts';
import { type PublishedTable, suppressParts, suppressTable, unitKind } from '../../engines/results/index.ts';
import { breakdown } from './observed.ts';

interface Countable {
  readonly period: string;
  readonly dims: Readonly<Record<string, string>>;
  readonly value: number | null;
  readonly flag: 'estimate' | 'at_least' | 'about' | 'suppressed' | 'missing' | null;
}

type Cell<O> = { readonly o: O; readonly parts: Readonly<Record<string, string>>; readonly value: number };

const isSmall = (value: number): boolean => value >= 1 && value <= 4;
const noCount = /usd|dollar|\$|%|percent|per cent|rate|ratio|index|score/i;

/**
 * The observations of one indicator as they may leave the house: counts from 1 to 4 are taken out, and as many others as are needed so
 * that none of them can be worked out from the rest of the same period. Where that cannot be shown, the whole breakdown stays inside.
 * It guards each period by itself: a year can still be held against its quarters.
 *
 * @param agencyOf whose number it is: each agency's numbers make tables of their own
 */
export const withoutSmallCounts = <O extends Countable>(
  unit: string,
  observations: readonly O[],
  agencyOf: (o: O) => string | null,
): O[] => {
  if (noCount.test(unit)) return [...observations];
  const hidden = new Set<O>();
  const tables = groupBy(observations, (o) => JSON.stringify([o.period, agencyOf(o), o.dims.Series ?? '']));
  for (const table of tables.values())
    for (const o of hiddenIn(table, unitKind(unit) === 'people served')) hidden.add(o);
  return observations.map((o) => (hidden.has(o) ? { ...o, value: null, flag: 'suppressed' as const } : o));
};

/** A whole plan's observations without small counts, for what is published. */
export const documentWithoutSmallCounts = (doc: PlanDocument): PlanDocument => {
  const units = new Map(doc.indicators.map((i) => [i.id, i.unit]));
  const byIndicator = groupBy(doc.observations, (o) => o.indicatorId);
  return {
    ...doc,
    observations: [...byIndicator].flatMap(([id, own]) =>
      withoutSmallCounts(units.get(id) ?? '', own, (o) => o.org ?? null),
    ),
  };
};

/** What must stay inside of the numbers of one period. */
const hiddenIn = <O extends Countable>(table: readonly O[], people: boolean): O[] => {
  const cells = table.flatMap((o): Cell<O>[] =>
    o.value === null ? [] : [{ o, parts: breakdown(o.dims), value: o.value }],
  );
  if (cells.some(({ value }) => !Number.isSafeInteger(value) || value < 0)) return [];
  const small = cells.filter(({ value }) => isSmall(value));
  const depth = (c: Cell<O>) => Object.keys(c.parts).length;
  const headline = cells.filter((c) => depth(c) === 0);
  if (small.length === 0 && cells.length === table.length && !residualIsSmall(cells)) return [];
  const ownHeadline = people ? headline.filter(({ value }) => isSmall(value)).map(({ o }) => o) : [];
  if (cells.every((c) => depth(c) === 0)) return ownHeadline;

  const dimensions = [...new Set(cells.flatMap(({ parts }) => Object.keys(parts)))];
  const everything = () => [
    ...cells.filter((c) => depth(c) > 0).map(({ o }) => o),
    ...headline.filter(({ value }) => isSmall(value)).map(({ o }) => o),
  ];
  if (cells.length < table.length || headline.length > 1)
    return small.length > 0 || ownHeadline.length > 0 ? everything() : [];
  if (cells.every((c) => depth(c) <= 1)) return hiddenInLists(cells, dimensions) ?? everything();
  if (dimensions.length === 2) return hiddenInTable(cells, dimensions as [string, string]) ?? everything();
  return everything();
};

/** Whether what is in no part is itself a small count: it could be worked out from the total. */
const residualIsSmall = <O>(cells: readonly Cell<O>[]): boolean => {
  const at = (parts: Cell<O>['parts']) => Object.entries(parts);
  return cells.some((whole) => {
    const own = at(whole.parts);
    const below = groupBy(
      cells.filter((c) => at(c.parts).length === own.length + 1 && own.every(([k, v]) => c.parts[k] === v)),
      (c) => at(c.parts).find(([k]) => whole.parts[k] === undefined)?.[0] ?? '',
    );
    return [...below.values()].some((parts) => isSmall(whole.value - sum(parts.map(({ value }) => value))));
  });
};

/** Lists by one dimension each, which share their total. Null where a list exceeds it, or where the total itself would have to go. */
const hiddenInLists = <O>(cells: readonly Cell<O>[], dimensions: readonly string[]): O[] | null => {
  const total = cells.find(({ parts }) => Object.keys(parts).length === 0);
  const hidden: O[] = [];
  for (const dimension of dimensions) {
    const list = cells.filter(({ parts }) => dimension in parts);
    const rest = total ? total.value - sum(list.map(({ value }) => value)) : 0;
    if (rest < 0) return null;
    const named = list.map(({ value }, i) => ({ name: String(i), value }));
    const safe = suppressParts(rest > 0 ? [...named, { name: 'rest', value: rest }] : named);
    if (total && safe.total === null) return null;
    hidden.push(...list.flatMap(({ o }, i) => (safe.parts[i]?.value === null ? [o] : [])));
  }
  return hidden;
};

/** A table of two dimensions with its margins; what is in no cell gets a row and a column of its own. */
const hiddenInTable = <O>(cells: readonly Cell<O>[], [down, across]: [string, string]): O[] | null => {
  const rows = [...new Set(cells.flatMap(({ parts }) => parts[down] ?? []))];
  const columns = [...new Set(cells.flatMap(({ parts }) => parts[across] ?? []))];
  const at = (row: string | undefined, column: string | undefined) =>
    cells.find(({ parts }) => parts[down] === row && parts[across] === column);
  const inner = rows.map((row) => columns.map((column) => at(row, column)?.value ?? 0));
  const rowTotals = rows.map((row, i) => at(row, undefined)?.value ?? sum(inner[i] ?? []));
  const columnTotals = columns.map((column, j) => at(undefined, column)?.value ?? sum(inner.map((row) => row[j] ?? 0)));
  const rowRest = rowTotals.map((total, i) => total - sum(inner[i] ?? []));
  const columnRest = columnTotals.map((total, j) => total - sum(inner.map((row) => row[j] ?? 0)));
  const total = at(undefined, undefined)?.value ?? sum(rowTotals) + sum(columnRest);
  const corner = total - sum(rowTotals) - sum(columnRest);
  if ([...rowRest, ...columnRest, corner].some((rest) => rest < 0)) return null;

  const cellsWithRest = [...inner.map((row, i) => [...row, rowRest[i] ?? 0]), [...columnRest, corner]];
  const { published } = suppressTable({ rows: [...rows, ''], columns: [...columns, ''], cells: cellsWithRest });
  if (standsAlone(published, cellsWithRest)) return null;
  return cells.flatMap(({ o, parts }) => {
    const i = parts[down] === undefined ? rows.length + 1 : rows.indexOf(parts[down]);
    const j = parts[across] === undefined ? columns.length + 1 : columns.indexOf(parts[across]);
    return withTotals(published)[i]?.[j] === null ? [o] : [];
  });
};

/** Cells with a last column of row totals and a last row of column totals. */
const withTotals = (table: PublishedTable): (number | null)[][] => [
  ...table.cells.map((row, i) => [...row, table.rowTotals[i] ?? null]),
  [...table.columnTotals, table.total],
];

/**
 * Whether a hidden number has no other hidden one to be confused with. Nothing in no cell is no such number: a reader takes for granted
 * that there is nothing beside the cells that are printed.
 */
const standsAlone = (table: PublishedTable, cells: readonly (readonly number[])[]): boolean => {
  const [lastRow, lastColumn] = [cells.length - 1, (cells[0]?.length ?? 0) - 1];
  const values = [
    ...cells.map((row) => [...row, sum(row)]),
    [...(cells[0] ?? []).map((_, j) => sum(cells.map((row) => row[j] ?? 0))), sum(cells.flat())],
  ];
  // each number ties its row to its column; the totals are a row and a column of their own
  const ties = withTotals(table).flatMap((row, i) =>
    row.flatMap((value, j) => {
      const beside = i === lastRow || j === lastColumn;
      return value !== null || (beside && values[i]?.[j] === 0) ? [] : [{ row: `row ${i}`, column: `column ${j}` }];
    }),
  );
  return ties.some(
    (tie) =>
      !joined(
        tie.row,
        tie.column,
        ties.filter((other) => other !== tie),
      ),
  );
};

const joined = (from: string, to: string, ties: readonly { row: string; column: string }[]): boolean => {
  const seen = new Set([from]);
  for (const place of seen) {
    for (const { row, column } of ties) {
      if (row === place) seen.add(column);
      if (column === place) seen.add(row);
    }
  }
  return seen.has(to);
};

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
