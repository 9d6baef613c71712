import type { Person, PersonField } from '../../../engines/matching/index.ts';
import { readTable, SheetError } from '../../../engines/sheets/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import type { Eligible } from '../eligibility/decide.ts';
import { columnsOf, recordColumnsOf } from './columns.ts';

export interface ListedPerson {
  /** As the file counts, the headings being row 1. */
  readonly row: number;
  readonly person: Person;
  /** Whose record it is, and as what they are listed, where the file says so. */
  readonly listed: Eligible;
}

export interface People {
  readonly columns: ReadonlyMap<PersonField, string>;
  /** Headings that were passed over. */
  readonly unused: readonly string[];
  readonly people: readonly ListedPerson[];
}

/** A single column whose first cell is no heading: codes, numbers or addresses, one a line. */
const isBare = (first: readonly string[]): boolean => first.length === 1 && /[\d@]/.test(first[0] ?? '');

/**
 * People from a table in a file, CSV or XLSX. A file with one column alone holds a code that all parties know each person by, unless its
 * heading says otherwise.
 *
 * @throws Refusal MATCHING_LIST_UNREADABLE with the place
 */
export const readPeople = (bytes: Uint8Array, file: string): People => {
  const rows = rowsIn(bytes, file);
  const bare = isBare(rows[0] ?? []);
  const headings = bare ? ['code'] : (rows[0] ?? []).map((heading) => heading.trim());
  const known = columnsOf(headings);
  const at: ReadonlyMap<PersonField, number> =
    known.size === 0 && headings.length === 1 ? new Map([['code', 0]]) : known;
  if (at.size === 0) {
    const says = headings.slice(0, 12).join(', ');
    throw new Refusal('MATCHING_LIST_UNREADABLE', {}, [{ file, row: 1, code: 'MATCHING_NO_COLUMN_KNOWN', says }]);
  }
  const record = recordColumnsOf(headings);
  const body = bare ? rows : rows.slice(1);
  const people = body.flatMap((cells, i): ListedPerson[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const person = Object.fromEntries([...at].map(([field, column]) => [field, cells[column] ?? '']));
    return [{ row: i + (bare ? 1 : 2), person, listed: listedAs(cells, record) }];
  });
  const used = new Set([...at.values(), ...record.values()]);
  return {
    columns: new Map([...at].map(([field, column]) => [field, headings[column] ?? ''])),
    unused: headings.filter((_, i) => !used.has(i)),
    people,
  };
};

const roles: Readonly<Record<string, Eligible['role']>> = {
  survivor: 'survivor',
  sobreviviente: 'survivor',
  suspect: 'suspect',
  sospechoso: 'suspect',
  sospechosa: 'suspect',
};

const listedAs = (cells: readonly string[], at: ReturnType<typeof recordColumnsOf>): Eligible => {
  const cell = (field: 'subject' | 'role'): string => (cells[at.get(field) ?? -1] ?? '').trim();
  return { subject: cell('subject').toLowerCase(), role: roles[cell('role').toLowerCase()] ?? 'unsaid' };
};

const rowsIn = (bytes: Uint8Array, file: string): readonly (readonly string[])[] => {
  try {
    return readTable(bytes).sheets.find(({ hidden, rows }) => !hidden && rows.length > 0)?.rows ?? [];
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    const { row } = error.where;
    throw new Refusal('MATCHING_LIST_UNREADABLE', {}, [
      { file, code: error.code, says: `${error.message} ${error.fix}`, ...(row ? { row } : {}) },
    ]);
  }
};
