import { z } from 'zod';
import type { Id, Where } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { supply } from '../queries.ts';
import { checkSiteIdentifier } from '../sites/identifiers.ts';
import { type ColumnGuess, foldHeading, guessColumns, type Learned, placesOf } from './columns.ts';
import { type Field, fields } from './fields.ts';
import { openSupplierTable, type Supplier, type SupplierTable, suppliersIn } from './read-suppliers.ts';

const Mapping = z.partialRecord(z.enum(fields), z.string().max(500));
type Mapping = z.infer<typeof Mapping>;

/** @throws Refusal SUPPLY_MAPPING_UNREADABLE */
const mappingOf = (text: string): Mapping => {
  try {
    return Mapping.parse(JSON.parse(text));
  } catch {
    return refuse('SUPPLY_MAPPING_UNREADABLE', { fields: fields.join(', ') }, [{ field: 'mapping' }]);
  }
};

const learnedBy = async (tx: Tx, orgId: Id): Promise<Learned> => {
  const rows = await supply(tx).selectFrom('supply.heading_choice').selectAll().where('org_id', '=', orgId).execute();
  return new Map(
    rows.map(({ heading, field }) => [heading, fields.find((one) => one === field) ?? ('' as const)] as const),
  );
};

/** What a person says of columns counts before every guess; a field that is said to be in none is in none. */
const corrected = (guesses: readonly ColumnGuess[], mapping: Mapping, file: string): readonly ColumnGuess[] => {
  const said = new Map<number, Field>();
  for (const field of fields) {
    const heading = mapping[field];
    if (heading === undefined || heading === '') continue;
    const at = guesses.findIndex((one) => `#${one.column + 1}` === heading || one.heading === heading.trim());
    if (at < 0) refuse('SUPPLY_COLUMN_MISSING', {}, [{ file, field: `${field}: ${heading}` }]);
    said.set(at, field);
  }
  return guesses.map((guess) => {
    const field = said.get(guess.column);
    if (field !== undefined) return { ...guess, field, sure: 1, because: 'said' };
    return guess.field !== null && mapping[guess.field] !== undefined
      ? { ...guess, field: null, sure: 0, because: 'none' }
      : guess;
  });
};

export interface Incoming {
  readonly key: string;
  readonly supplier: Supplier;
}

export interface ReadUpload {
  readonly table: SupplierTable;
  readonly columns: readonly ColumnGuess[];
  /** null while no column holds the name. */
  readonly suppliers: readonly Incoming[] | null;
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** By what a supplier is known in the next file: its own number, else country, name and address. A number that two suppliers share names neither. */
const keysOf = (suppliers: readonly Supplier[], table: SupplierTable): Incoming[] => {
  const place = ({ country, name, address }: Supplier): string => [country, name, address].map(folded).join('|');
  const byId = new Map<string, Set<string>>();
  for (const one of suppliers) if (one.id !== '') byId.set(one.id, (byId.get(one.id) ?? new Set()).add(place(one)));
  return suppliers.map((supplier, i) => {
    const text =
      supplier.id !== ''
        ? `id|${supplier.id}${byId.get(supplier.id)?.size === 1 ? '' : `|${place(supplier)}`}`
        : supplier.name !== ''
          ? `place|${place(supplier)}`
          : `row|${(table.rows[i]?.cells ?? []).map(folded).join('|')}`;
    return { key: sha256(text), supplier };
  });
};

export const readUpload = async (
  { tx, orgId }: { readonly tx: Tx; readonly orgId: Id },
  bytes: Uint8Array,
  fileName: string,
  mapping: string | undefined,
): Promise<ReadUpload> => {
  const table = openSupplierTable(bytes, fileName);
  const cells = table.rows.map((one) => one.cells);
  const guesses = guessColumns(table.headings, cells, await learnedBy(tx, orgId));
  const columns = mapping === undefined ? guesses : corrected(guesses, mappingOf(mapping), fileName);
  const places = placesOf(columns);
  if (table.rows.length === 0) refuse('SUPPLY_TABLE_EMPTY', {}, [{ file: fileName }]);
  return { table, columns, suppliers: places.name === undefined ? null : keysOf(suppliersIn(table, places), table) };
};

/** Heading and meaning, as they are remembered. */
export const choicesOf = (columns: readonly ColumnGuess[]): { heading: string; field: string }[] => [
  ...new Map(
    columns
      .map(({ heading, field }) => ({ heading: foldHeading(heading), field: field ?? '' }))
      .filter(({ heading }) => heading !== '')
      .map((one) => [one.heading, one] as const),
  ).values(),
];

const fieldOfFlag = {
  'no-name': 'name',
  'country-unknown': 'country',
  'damaged-text': '',
  'coordinates-unread': 'lat, lng',
  'same-as-before': '',
} as const satisfies Record<Supplier['flags'][number], string>;

/** Each row that could not be read cleanly, with the field and a code whose words say what to do. */
export const flaggedIn = (suppliers: readonly Incoming[], says: (flag: string) => string): Where[] =>
  suppliers.flatMap(({ supplier: { row, flags, identifiers } }) => [
    ...flags.map((flag): Where => {
      const field = fieldOfFlag[flag];
      return { row, ...(field === '' ? {} : { field }), says: says(flag) };
    }),
    ...identifiers
      .filter(({ type, value }) => checkSiteIdentifier(type, value) === 'invalid')
      .map(({ type }): Where => ({ row, field: type, says: says(`invalid-${type}`) })),
  ]);
