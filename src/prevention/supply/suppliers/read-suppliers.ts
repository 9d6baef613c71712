import { readTable, SheetError, type Table } from '../../../engines/sheets/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import { countryOf } from '../../imports/index.ts';

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

const headings = {
  id: ['id', 'supplier id', 'vendor id', 'vendor', 'supplier number', 'codigo', 'numero'],
  name: [
    'name',
    'supplier',
    'supplier name',
    'facility name',
    'facility',
    'vendor name',
    'company',
    'company name',
    'factory',
    'nombre',
    'proveedor',
  ],
  address: ['address', 'street', 'facility address', 'street address', 'direccion', 'domicilio'],
  postalCode: ['postal code', 'postcode', 'zip', 'zip code', 'codigo postal'],
  country: ['country', 'country code', 'country name', 'country iso', 'pais'],
  goods: ['goods', 'merchandise', 'product', 'product type', 'products', 'material', 'sector', 'productos', 'bienes'],
  phone: ['phone', 'telephone', 'tel', 'telefono'],
  lat: ['lat', 'latitude', 'latitud'],
  lng: ['lng', 'lon', 'long', 'longitude', 'longitud'],
  parent: ['parent company', 'parent', 'owner', 'group', 'matriz'],
  'os-id': ['os id', 'oar id'],
  gln: ['gln'],
  lei: ['lei'],
  uscc: ['uscc', 'unified social credit code', 'social credit code'],
} as const;
type Column = keyof typeof headings;

/**
 * Suppliers from a CSV or XLSX file: columns in any order, headings in English or Spanish, any usual encoding. No row is dropped.
 *
 * @throws Refusal SUPPLY_TABLE_UNREADABLE, SUPPLY_COLUMN_MISSING, SUPPLY_TABLE_EMPTY
 */
export const readSuppliers = (bytes: Uint8Array, file: string): readonly Supplier[] => {
  const rows = tableOf(bytes, file).sheets[0]?.rows ?? [];
  const first = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const places = placesOf(rows[first] ?? []);
  if (places.name === undefined) refuse('SUPPLY_COLUMN_MISSING', {}, [{ file, row: first + 1, field: 'name' }]);
  const seen = new Set<string>();
  const suppliers = rows.slice(first + 1).flatMap((cells, i): Supplier[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const cell = (column: Column): string => (cells[places[column] ?? -1] ?? '').trim().replace(/\s+/g, ' ');
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
    return [
      {
        row: first + 2 + i,
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
      },
    ];
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

const placesOf = (row: readonly string[]): Partial<Record<Column, number>> => {
  const folded = row.map((cell) =>
    cell
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim(),
  );
  const found: Partial<Record<Column, number>> = {};
  for (const [column, names] of Object.entries(headings)) {
    // the first name of a list is the surest
    const place = names.map((name) => folded.indexOf(name)).find((at) => at >= 0);
    if (place !== undefined) found[column as Column] = place;
  }
  return found;
};

/** With a point; `11,58` is two numbers or one, nobody knows. */
const degrees = (text: string, most: number): number | undefined => {
  const value = /^[+-]?\d{1,3}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Math.abs(value) <= most ? value : undefined;
};
