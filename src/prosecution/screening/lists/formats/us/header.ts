import type { PartHead, Recognition } from '../../formats.ts';

/** Where each column stands, by its name in the header. */
export interface Columns {
  readonly at: ReadonlyMap<string, number>;
  readonly width: number;
}

const plain = (name: string): string =>
  name
    .replace(/[^a-z0-9]+/gi, ' ')
    .trim()
    .toLowerCase();

export function columnsIn(header: readonly string[]): Columns {
  return { at: new Map(header.map((name, index) => [plain(name), index])), width: header.length };
}

/** Reads a row by the names of its columns; '' where the column is missing. */
export const rowReader =
  (columns: Columns) =>
  (cells: readonly string[]) =>
  (name: string): string =>
    cells[columns.at.get(plain(name)) ?? -1]?.trim() ?? '';

/**
 * Whether the parts begin with this header. One with more than half of the names and a needed one missing is nearly it: another
 * edition, or a file somebody cut columns from.
 */
export function headerFits(
  heads: readonly PartHead[],
  delimiter: string,
  names: readonly string[],
  needed: readonly string[],
): Recognition {
  let near: Recognition = false;
  for (const head of heads) {
    if (head.shape !== 'table') return false;
    const { at } = columnsIn(head.rows(delimiter)[0] ?? []);
    const found = names.filter((name) => at.has(plain(name)));
    const missing = needed.filter((name) => !at.has(plain(name)));
    if (found.length <= names.length / 2) return false;
    if (missing.length > 0)
      near = {
        code: 'LIST_WRONG_COLUMNS',
        file: head.part.name,
        line: 1,
        field: missing.join(', '),
        value: [...at.keys()].join(', '),
      };
  }
  return near || heads.length > 0;
}
