import { readTable, SheetError, type Table } from '../../../engines/sheets/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import { countryOf } from '../../imports/index.ts';
import { guessColumns, type Places, placesOf } from './columns.ts';
import type { Field } from './fields.ts';

export interface Supplier {
  /** Row in the file, from 1. */
  readonly row: number;
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly postalCode: string;
  /** ISO 3166-1 alpha-2 in lower case, or '' where what stands there names no country. */
  readonly country: string;
  readonly goods: string;
  readonly phone: string;
  readonly lat: number | undefined;
  readonly lng: number | undefined;
  readonly parent: string;
  readonly identifiers: readonly { readonly type: string; readonly value: string }[];
  /** What could not be read cleanly; the row is kept. */
  readonly flags: readonly ('no-name' | 'country-unknown' | 'damaged-text' | 'coordinates-unread' | 'same-as-before')[];
}

/** A table as it was read, its heading apart. */
export interface SupplierTable {
  readonly file: string;
  /** Number of the heading's row, from 1. */
  readonly headingRow: number;
  readonly headings: readonly string[];
  /** Rows below the heading with something in them, with their number in the file. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** @throws Refusal SUPPLY_TABLE_UNREADABLE, SUPPLY_TABLE_EMPTY */
export const openSupplierTable = (bytes: Uint8Array, file: string): SupplierTable => {
  const all = tableOf(bytes, file).sheets[0]?.rows ?? [];
  const first = all.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const rows = all
    .slice(first + 1)
    .map((cells, i) => ({ row: first + 2 + i, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return { file, headingRow: first + 1, headings: all[first] ?? [], rows };
};

/**
 * Suppliers from a CSV or XLSX file: columns in any order, headings in English or Spanish, any usual encoding. No row is dropped.
 *
 * @throws Refusal SUPPLY_TABLE_UNREADABLE, SUPPLY_COLUMN_MISSING, SUPPLY_TABLE_EMPTY
 */
export const readSuppliers = (bytes: Uint8Array, file: string): readonly Supplier[] => {
  const table = openSupplierTable(bytes, file);
  return suppliersIn(
    table,
    placesOf(
      guessColumns(
        table.headings,
        table.rows.map(({ cells }) => cells),
      ),
    ),
  );
};

/**
 * The suppliers of a table whose columns are known. No row is dropped.
 *
 * @throws Refusal SUPPLY_COLUMN_MISSING, SUPPLY_TABLE_EMPTY
 */
export const suppliersIn = ({ file, headingRow, rows }: SupplierTable, places: Places): readonly Supplier[] => {
  if (places.name === undefined) refuse('SUPPLY_COLUMN_MISSING', {}, [{ file, row: headingRow, field: 'name' }]);
  const seen = new Set<string>();
  const suppliers = rows.map(({ row, cells }): Supplier => {
    const cell = (column: Field): string => (cells[places[column] ?? -1] ?? '').trim().replace(/\s+/g, ' ');
    const flags: Supplier['flags'][number][] = [];
    const country = countryOf(cell('country'));
    const [lat, lng] = [degrees(cell('lat'), 90), degrees(cell('lng'), 180)];
    if (cell('name') === '') flags.push('no-name');
    if (country === '') flags.push('country-unknown');
    if (/[\u25a1\ufffd]/.test(cells.join(' '))) flags.push('damaged-text');
    if ((lat === undefined && cell('lat') !== '') || (lng === undefined && cell('lng') !== ''))
      flags.push('coordinates-unread');
    const key = cells.map((one) => one.trim()).join('\u0000');
    if (seen.has(key)) flags.push('same-as-before');
    seen.add(key);
    return {
      row,
      id: cell('id'),
      name: cell('name'),
      address: cell('address'),
      postalCode: cell('postalCode'),
      country,
      goods: cell('goods'),
      phone: cell('phone'),
      lat,
      lng,
      parent: cell('parent'),
      identifiers: (['os-id', 'gln', 'lei', 'uscc'] as const).flatMap((type) =>
        cell(type) === '' ? [] : [{ type, value: cell(type) }],
      ),
      flags,
    };
  });
  return suppliers.length > 0 ? suppliers : refuse('SUPPLY_TABLE_EMPTY', {}, [{ file }]);
};

const tableOf = (bytes: Uint8Array, file: string): Table => {
  try {
    return readTable(bytes);
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    // what is not UTF-8 was written by an older spreadsheet
    if (error.code === 'SHEET_NOT_UTF8') return readTable(bytes, { encoding: 'windows-1252' });
    const { row } = error.where;
    throw new Refusal('SUPPLY_TABLE_UNREADABLE', { reason: error.message }, [
      { file, ...(row === undefined ? {} : { row }) },
    ]);
  }
};

/** With a point; `11,58` is two numbers or one, nobody knows. */
const degrees = (text: string, most: number): number | undefined => {
  const value = /^[+-]?\d{1,3}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Math.abs(value) <= most ? value : undefined;
};
