import { type CivilDate, isCivilDate } from '../../../engines/calendar/index.ts';
import { countryOf, htmlPieces, ListError } from '../../../prosecution/screening/index.ts';
import type { Rejected, StoredPair } from './contract.ts';
import { GoodsError, rowsOf } from './read-goods.ts';

const columns = {
  good: ['product', 'good', 'goods', 'item'],
  country: ['country', 'country or area', 'source country'],
  date: ['date', 'listed', 'effective date', 'date listed'],
} as const;
type Column = keyof typeof columns;

type Row = readonly string[];
interface ProductTable {
  readonly head: Row;
  readonly rows: readonly { readonly cells: Row; readonly row: number }[];
  /** In a page a row with fewer cells has lost its place; a sheet leaves empty ones off. */
  readonly strict: boolean;
}

/**
 * A table of products by country, as CSV, XLSX or a saved web page: the list under Executive Order 13126, or any other with the same three
 * columns. It says that a product of a country is on that list and nothing else: the flags of the list of the Department of Labor are not
 * its own, and stay unset.
 *
 * @throws GoodsError where a column is missing
 */
export const readProductList = async (
  bytes: Uint8Array,
  name: string,
  retrievedOn: CivilDate,
): Promise<{ pairs: StoredPair[]; rejected: Rejected[]; warnings: Rejected[] }> => {
  const { head, rows, strict } = isPage(bytes) ? await tableOfPage(bytes, name) : tableOfSheet(bytes);
  const at = (field: Column): number => placeOf(head, field);
  for (const field of ['good', 'country'] as const)
    if (at(field) < 0)
      throw new GoodsError('columnMissing', { line: 1, field: field === 'good' ? 'product' : 'country' });
  const pairs: StoredPair[] = [];
  const rejected: Rejected[] = [];
  const warnings: Rejected[] = [];
  for (const { cells, row } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const cell = (field: Column): string => (at(field) < 0 ? '' : (cells[at(field)] ?? '').trim());
    const [good, country, date] = [cell('good'), cell('country'), cell('date')];
    const text = cells.join(' | ').slice(0, 200);
    const fault = strict && cells.length !== head.length ? narrow : faultIn(good, country, date);
    if (fault) {
      rejected.push({ row, ...fault, text });
      continue;
    }
    warnings.push(...doubtsIn(country, date, retrievedOn).map((doubt) => ({ row, ...doubt, text })));
    pairs.push({
      good,
      country,
      sector: '',
      region: '',
      childLabor: false,
      forcedLabor: false,
      forcedChildLabor: false,
      derivedFrom: '',
      listedOn: date === '' ? null : date,
    });
  }
  if (pairs.length === 0) throw new GoodsError('empty');
  return { pairs, rejected, warnings };
};

const plain = (heading: string): string =>
  heading
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase();
const placeOf = (head: Row, field: Column): number =>
  head.findIndex((one) => (columns[field] as readonly string[]).includes(plain(one)));

const isPage = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|table)\b/is.test(new TextDecoder().decode(bytes.subarray(0, 1024)));

const tableOfSheet = (bytes: Uint8Array): ProductTable => {
  const [head = [], ...rows] = rowsOf(bytes);
  return { head, rows: rows.map((cells, i) => ({ cells, row: i + 2 })), strict: false };
};

/** The one table of a page that names products and countries. */
const tableOfPage = async (bytes: Uint8Array, name: string): Promise<ProductTable> => {
  const part = {
    name,
    bytes: bytes.length,
    async *open() {
      yield bytes;
    },
  };
  const pieces = await htmlPieces(part).catch((error: unknown) => {
    if (error instanceof ListError) throw new GoodsError('broken', { line: error.place.line ?? 0, detail: error.code });
    throw error;
  });
  const [found, another] = pieces.flatMap((piece) => {
    const [first, ...rows] = piece.kind === 'table' ? piece.rows : [];
    const fits = first && placeOf(first.cells, 'good') >= 0 && placeOf(first.cells, 'country') >= 0;
    return fits ? [{ head: first.cells, rows }] : [];
  });
  if (!found) throw new GoodsError('columnMissing', { field: 'product' });
  if (another) throw new GoodsError('several');
  return { head: found.head, rows: found.rows.map(({ cells, line }) => ({ cells, row: line })), strict: true };
};

type Fault = Pick<Rejected, 'field' | 'code'>;
const narrow: Fault = { field: 'row', code: 'row-width' };

const faultIn = (good: string, country: string, date: string): Fault | null => {
  if (good === '') return { field: 'product', code: 'good-missing' };
  if (country === '') return { field: 'country', code: 'country-missing' };
  // 03/04/2024 is two days
  return date !== '' && !isCivilDate(date) ? { field: 'date', code: 'date-unreadable' } : null;
};

/** What is taken over as it stands, for a person to look at. */
const doubtsIn = (country: string, date: string, retrievedOn: CivilDate): Fault[] => [
  ...(countryOf(country) === '' ? [{ field: 'country', code: 'country-unknown' } as const] : []),
  ...(date > retrievedOn ? [{ field: 'date', code: 'date-ahead' } as const] : []),
];
