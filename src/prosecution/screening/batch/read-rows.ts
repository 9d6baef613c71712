import { readTable, SheetError, type Table } from '../../../engines/sheets/index.ts';
import type { Where } from '../../../platform/contract/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import { nationalityOf } from '../lists/countries.ts';
import { roleOf, roughSpan } from '../search/subject.ts';
import { SubjectGiven } from '../shapes.ts';

export const columnKinds = ['id', 'name', 'birth', 'country', 'kind', 'identifier', 'role'] as const;
export type ColumnKind = (typeof columnKinds)[number];
export type Columns = Partial<Record<ColumnKind, string>>;

/** Headings as people write them, in the languages of the house. */
const usual: Readonly<Record<ColumnKind, readonly string[]>> = {
  id: ['id', 'no', 'number', 'ref', 'reference', 'customer id', 'customer', 'supplier id', 'referencia', 'numero'],
  name: [
    'name',
    'full name',
    'company',
    'company name',
    'supplier',
    'nombre',
    'nombre completo',
    'empresa',
    'proveedor',
  ],
  birth: ['birth', 'birth date', 'date of birth', 'dob', 'birthdate', 'born', 'nacimiento', 'fecha de nacimiento'],
  country: ['country', 'nationality', 'citizenship', 'pais', 'nacionalidad'],
  kind: ['schema', 'kind', 'type', 'tipo', 'clase'],
  identifier: ['identifier', 'id number', 'tax id', 'passport', 'lei', 'imo', 'identificador', 'pasaporte'],
  role: ['role', 'relation', 'papel', 'relacion'],
};

const kinds: Readonly<Record<string, SubjectGiven['kind']>> = {
  person: 'person',
  individual: 'person',
  persona: 'person',
  organization: 'organisation',
  organisation: 'organisation',
  organizacion: 'organisation',
  company: 'organisation',
  entity: 'organisation',
  legalentity: 'organisation',
  empresa: 'organisation',
  publicbody: 'organisation',
  vessel: 'vessel',
  ship: 'vessel',
  buque: 'vessel',
  airplane: 'aircraft',
  aircraft: 'aircraft',
  aeronave: 'aircraft',
};

const folded = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export interface NameTable {
  readonly format: Table['format'];
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Number of the first row below the headings, as the file counts. */
  readonly firstRow: number;
}

/** @throws Refusal SCREENING_TABLE_UNREADABLE with the place */
export const readNames = (bytes: Uint8Array): NameTable => {
  try {
    const { format, sheets } = readTable(bytes);
    const sheet = sheets.find((one) => !one.hidden && one.rows.length > 0);
    const [headings = [], ...rows] = sheet?.rows ?? [];
    return { format, headings: headings.map((one) => one.trim()), rows, firstRow: 2 };
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    const { row } = error.where;
    throw new Refusal('SCREENING_TABLE_UNREADABLE', {}, [
      { code: error.code, says: `${error.message} ${error.fix}`, ...(row ? { row } : {}) },
    ]);
  }
};

/** Which column holds what: as it was said, and else as the headings say. */
export const columnsOf = ({ headings }: NameTable, said: Columns): Columns => {
  const found: Columns = {};
  for (const kind of columnKinds) {
    const wanted = said[kind];
    const heading =
      wanted !== undefined
        ? headings.find((one) => one === wanted)
        : headings.find((one) => usual[kind].includes(folded(one)) && !Object.values(found).includes(one));
    if (heading !== undefined) found[kind] = heading;
  }
  return found;
};

/** What stands in the way of reading the table at all. */
export const columnProblems = (table: NameTable, said: Columns, columns: Columns): Where[] => [
  ...columnKinds.flatMap((kind): Where[] => {
    const heading = said[kind];
    return heading !== undefined && !table.headings.includes(heading)
      ? [{ row: 1, field: kind, code: 'SCREENING_COLUMN_MISSING' }]
      : [];
  }),
  ...(columns.name === undefined ? [{ row: 1, field: 'name', code: 'SCREENING_COLUMN_MISSING' }] : []),
];

export interface NameRow {
  readonly row: number;
  readonly id: string;
  /** '' where the row was refused for what the subject is: then nothing of it is kept. */
  readonly query: string;
  readonly subject: SubjectGiven | null;
  readonly role: string;
  /** Why the row is not screened. */
  readonly refused: string | null;
}

/** What a table says a subject is, `Person` or `empresa`; null where nobody knows the word. */
export const kindOf = (text: string): SubjectGiven['kind'] | null => kinds[folded(text).replaceAll(' ', '')] ?? null;

const isoOf = (text: string): string => (/^[a-z]{2}$/i.test(text) ? text.toLowerCase() : nationalityOf(text));

/** Rows as subjects, in their order; empty rows are left out. What is wrong with a row is said of that row, and the others go on. */
export function* nameRows(
  table: NameTable,
  columns: Columns,
  { role: usualRole, kind: usualKind }: { role: string; kind: SubjectGiven['kind'] },
): Generator<NameRow> {
  const at = (kind: ColumnKind): number => (columns[kind] === undefined ? -1 : table.headings.indexOf(columns[kind]));
  const place = Object.fromEntries(columnKinds.map((kind) => [kind, at(kind)])) as Record<ColumnKind, number>;
  for (const [i, cells] of table.rows.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const cell = (kind: ColumnKind): string => (cells[place[kind]] ?? '').trim();
    const row = table.firstRow + i;
    const id = cell('id') || String(row);
    const role = cell('role') === '' ? usualRole : (roleOf(cell('role')) ?? '');
    if (roleOf(role) === null) {
      yield { row, id, query: '', subject: null, role: '', refused: 'SCREENING_SUBJECT_REFUSED' };
      continue;
    }
    const birth = cell('birth');
    const country = isoOf(cell('country'));
    const base = { row, id, query: cell('name'), role };
    if (birth !== '' && !roughSpan(birth)) {
      yield { ...base, subject: null, refused: 'SCREENING_DATE_EMPTY' };
      continue;
    }
    const subject = SubjectGiven.safeParse({
      name: cell('name'),
      kind: kindOf(cell('kind')) ?? usualKind,
      births: birth === '' ? [] : [isoBirth(birth)],
      countries: country === '' ? [] : [country],
      identifiers: cell('identifier') === '' ? [] : [{ type: 'other', value: cell('identifier') }],
    });
    yield subject.success && /[\p{L}\p{N}]/u.test(subject.data.name)
      ? { ...base, subject: subject.data, refused: null }
      : { ...base, query: base.query.slice(0, 500), subject: null, refused: 'SCREENING_NAME_EMPTY' };
  }
}

/** A date however the table writes it, in the one way a subject has it. */
const isoBirth = (text: string): string => {
  const span = roughSpan(text);
  if (!span) return text;
  if (span.precision === 'day') return span.from;
  if (span.precision === 'year') return span.from.slice(0, 4);
  if (span.precision === 'month') return span.from.slice(0, 7);
  return `${span.from}/${span.to}`;
};
