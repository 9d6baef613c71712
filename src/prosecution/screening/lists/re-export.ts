import { csvRows } from './csv.ts';
import type { ListedEntity } from './entity.ts';

/**
 * The list as it came, out of what its entities kept: the rows or elements of each table, unchanged and in order. OFAC's legacy files
 * come out in their four tables, every other format in one.
 */
export async function* reExport(
  entities: AsyncIterable<ListedEntity> | Iterable<ListedEntity>,
  format: string,
): AsyncGenerator<{ readonly table: string; readonly raw: string }> {
  for await (const { raw } of entities)
    for (const [index, row] of raw.entries())
      yield { table: format === 'ofac-legacy-csv' ? legacyTable(row, index) : '', raw: row };
}

function legacyTable(row: string, index: number): string {
  if (index === 0) return 'prim';
  const width = csvRows(row, ',')[0]?.cells.length ?? 0;
  return width === 5 ? 'alt' : width === 6 ? 'add' : 'comments';
}
