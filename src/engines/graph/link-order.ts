import type { Column, Columns } from './types.ts';

/**
 * Links with the same two ends are put in order by what they carry; where that is the same too, their order shows nowhere.
 *
 * @param order which link of the columns stands at each place of `source` and `target`; it is changed
 */
export const orderTwins = (order: Uint32Array, source: Uint32Array, target: Uint32Array, columns: Columns): void => {
  const values = Object.entries<Column>(columns)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, column]) => column.values);
  const compare = (a: number, b: number): number => {
    for (const one of values) {
      const [left, right] = [one[a] as number, one[b] as number];
      if (left === right || (Number.isNaN(left) && Number.isNaN(right))) continue;
      // what is not known stands first
      return Number.isNaN(left) || left < right ? -1 : 1;
    }
    return 0;
  };
  for (let i = 0; i < order.length; ) {
    let end = i + 1;
    while (end < order.length && source[end] === source[i] && target[end] === target[i]) end++;
    if (end - i > 1) order.subarray(i, end).sort(compare);
    i = end;
  }
};

/** Words in order, each once, unused ones gone: equal columns are then equal byte by byte. */
export const sortedWords = (columns: Columns): Columns =>
  mapped(columns, (column) => {
    if (column.kind !== 'text') return column;
    const used = new Set<string>();
    for (let i = 0; i < column.values.length; i++) used.add(column.words[column.values[i] as number] ?? '');
    const words = [...used].sort();
    const place = new Map(words.map((word, i) => [word, i]));
    const values = column.values.map((code) => place.get(column.words[code] ?? '') ?? 0);
    return { kind: 'text', values, words };
  });

/** The columns copied, in this order. */
export const rearranged = (columns: Columns, order: Uint32Array | null): Columns =>
  mapped(columns, (column) => {
    const values = column.values.slice();
    if (order !== null) for (let i = 0; i < order.length; i++) values[i] = column.values[order[i] as number] as number;
    return withValues(column, values);
  });

const withValues = (column: Column, values: Column['values']): Column => ({ ...column, values }) as Column;

const mapped = (columns: Columns, change: (column: Column) => Column): Columns =>
  Object.fromEntries(Object.entries<Column>(columns).map(([name, column]) => [name, change(column)]));
