import { refuse } from '../../../platform/errors/index.ts';
import { countryOf } from '../../imports/index.ts';
import { correctColumns, type Mapping } from '../mapper/correct-columns.ts';
import { guessColumns, knownHeadings, type Places, placesOf } from '../mapper/guess-columns.ts';
import { type OpenTable, openTable } from '../mapper/open-table.ts';
import { supplierVocabulary } from './columns.ts';
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

/**
 * Suppliers from a CSV or XLSX file: columns in any order, headings in English or Spanish, any usual encoding. No row is dropped.
 *
 * @param mapping what a person says of the columns; it counts before every guess
 * @throws Refusal SUPPLY_TABLE_UNREADABLE, SUPPLY_COLUMN_MISSING, SUPPLY_COLUMN_TWICE, SUPPLY_TABLE_EMPTY
 */
export const readSuppliers = (bytes: Uint8Array, file: string, mapping: Mapping<Field> = {}): readonly Supplier[] => {
  const table = openTable(bytes, file, {}, knownHeadings(supplierVocabulary, Object.values(mapping)));
  const cells = table.rows.map((one) => one.cells);
  const guesses = guessColumns(supplierVocabulary, table.headings, cells);
  return suppliersIn(table, placesOf(correctColumns(guesses, mapping, supplierVocabulary.fields, file)));
};

/**
 * The suppliers of a table whose columns are known. No row is dropped.
 *
 * @throws Refusal SUPPLY_COLUMN_MISSING, SUPPLY_TABLE_EMPTY
 */
export const suppliersIn = ({ file, headingRow, rows }: OpenTable, places: Places<Field>): readonly Supplier[] => {
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

/** With a point; `11,58` is two numbers or one, nobody knows. */
const degrees = (text: string, most: number): number | undefined => {
  const value = /^[+-]?\d{1,3}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Math.abs(value) <= most ? value : undefined;
};
