import type { Id, Where } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { correctColumns, mappingOf } from '../mapper/correct-columns.ts';
import { type ColumnGuess, guessColumns, knownHeadings, placesOf } from '../mapper/guess-columns.ts';
import { learnedHeadings } from '../mapper/heading-choices.ts';
import { type OpenTable, openTable } from '../mapper/open-table.ts';
import { checkSiteIdentifier } from '../sites/identifiers.ts';
import { supplierVocabulary } from './columns.ts';
import { type Field, fields } from './fields.ts';
import { type Supplier, suppliersIn } from './read-suppliers.ts';

export interface Incoming {
  readonly key: string;
  readonly supplier: Supplier;
}

export interface ReadUpload {
  readonly table: OpenTable;
  readonly columns: readonly ColumnGuess<Field>[];
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
const keysOf = (suppliers: readonly Supplier[], table: OpenTable): Incoming[] => {
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
  const learned = await learnedHeadings(tx, orgId, 'suppliers', fields);
  const said = mapping === undefined ? {} : mappingOf(mapping, fields);
  const known = knownHeadings(supplierVocabulary, learned.keys(), Object.values(said));
  const table = openTable(bytes, fileName, {}, known);
  const cells = table.rows.map((one) => one.cells);
  const guesses = guessColumns(supplierVocabulary, table.headings, cells, learned);
  const columns = correctColumns(guesses, said, fields, fileName);
  const places = placesOf(columns);
  if (table.rows.length === 0) refuse('SUPPLY_TABLE_EMPTY', {}, [{ file: fileName }]);
  return { table, columns, suppliers: places.name === undefined ? null : keysOf(suppliersIn(table, places), table) };
};

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
