import { jaroWinkler } from '../../../engines/names/index.ts';
import { countryOf } from '../../imports/index.ts';
import { type Field, fields } from './fields.ts';

/** Headings by which a field is known, the surest first. */
const headings: Readonly<Record<Field, readonly string[]>> = {
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
};

/** Where a field stands: number of its column, from 0. */
export type Places = Readonly<Partial<Record<Field, number>>>;

export interface ColumnGuess {
  readonly column: number;
  readonly heading: string;
  readonly field: Field | null;
  /** 0 to 1. */
  readonly sure: number;
  readonly because: 'said' | 'learned' | 'heading' | 'alike' | 'values' | 'none';
}

export const foldHeading = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

/** What a person once said a folded heading means; '' where it means nothing. */
export type Learned = ReadonlyMap<string, Field | ''>;

const alikeFrom = 0.9;

/** Which column holds what: by what was said of a heading before, by its words, by words like it, and last by what stands in the column. */
export const guessColumns = (
  row: readonly string[],
  rows: readonly (readonly string[])[],
  learned: Learned = new Map(),
): readonly ColumnGuess[] => {
  const folded = row.map(foldHeading);
  const found = new Map<number, Omit<ColumnGuess, 'column' | 'heading'>>();
  const taken = new Set<Field>();
  const take = (column: number, field: Field, sure: number, because: ColumnGuess['because']): void => {
    if (found.has(column) || taken.has(field)) return;
    found.set(column, { field, sure, because });
    taken.add(field);
  };
  folded.forEach((heading, column) => {
    const said = heading === '' ? undefined : learned.get(heading);
    if (said === '') found.set(column, { field: null, sure: 1, because: 'learned' });
    else if (said !== undefined) take(column, said, 1, 'learned');
  });
  for (const field of fields) {
    const names = headings[field];
    const at = names.map((name) => folded.indexOf(name)).find((one) => one >= 0 && !found.has(one));
    if (at !== undefined) take(at, field, 0.95, 'heading');
  }
  folded.forEach((heading, column) => {
    if (found.has(column) || heading.length < 4) return;
    const [best] = fields
      .filter((field) => !taken.has(field))
      .map((field) => ({ field, alike: Math.max(...headings[field].map((name) => jaroWinkler(name, heading))) }))
      .sort((a, b) => b.alike - a.alike);
    if (best && best.alike >= alikeFrom) take(column, best.field, best.alike * 0.8, 'alike');
  });
  if (!taken.has('country')) {
    const column = row.findIndex(
      (_, i) => !found.has(i) && holdsCountries(rows.slice(0, 50).map((one) => one[i] ?? '')),
    );
    if (column >= 0) take(column, 'country', 0.6, 'values');
  }
  return row.map((heading, column) => ({
    column,
    heading: heading.trim(),
    ...(found.get(column) ?? { field: null, sure: 0, because: 'none' as const }),
  }));
};

const holdsCountries = (cells: readonly string[]): boolean => {
  const written = cells.filter((cell) => cell.trim() !== '');
  return written.length > 0 && written.filter((cell) => countryOf(cell) !== '').length >= written.length * 0.8;
};

export const placesOf = (guesses: readonly ColumnGuess[]): Places =>
  Object.fromEntries(guesses.flatMap(({ field, column }) => (field === null ? [] : [[field, column]])));
