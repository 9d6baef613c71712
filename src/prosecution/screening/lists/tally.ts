import { sha256 } from '../../../platform/hash/index.ts';
import type { ListedEntity, ListReading } from './entity.ts';
import { createProblems, type Problems } from './problems.ts';

/** Keeps the books of one reading: what came in, what was handed over, what was not. */
export interface Tally {
  readonly problems: Problems;
  /** A data row, element or value of this table was read. */
  row(table: string, count?: number): void;
  rowsOf(table: string): number;
  /**
   * Counts the entity and hands it over. Where an id comes back with other content, both are handed over, the later as `ID#2`: a
   * publisher's slip must not cost a name. What comes back unchanged is not in the list twice.
   */
  take(entity: ListedEntity, place: RejectPlace): void;
  /** A row is not in the list, and why. */
  reject(code: string, place: RejectPlace): void;
  /** Read, but with a doubt. */
  note(code: string, place: RejectPlace): void;
  reading(date: string, listIds?: readonly string[]): ListReading;
}

export interface RejectPlace {
  readonly file: string;
  readonly line?: number;
  readonly field?: string;
  readonly value?: string;
}

export function createTally(format: string, listIds: readonly string[], hand: (entity: ListedEntity) => void): Tally {
  const problems = createProblems();
  const rows: Record<string, number> = {};
  // hashes one behind the other: a list may hold millions
  const taken = new Map<string, string>();
  const counts = { entries: 0, names: 0, addresses: 0, identifiers: 0 };
  const reject: Tally['reject'] = (code, place) => problems.add({ code, weight: 'reject', ...place });
  const note: Tally['note'] = (code, place) => problems.add({ code, weight: 'note', ...place });
  return {
    problems,
    reject,
    note,
    row: (table, count = 1) => {
      rows[table] = (rows[table] ?? 0) + count;
    },
    rowsOf: (table) => rows[table] ?? 0,
    take: (entity, place) => {
      const content = sha256(entity.raw.join('\n')).slice(0, 16);
      const key = `${entity.listId}/${entity.sourceId}`;
      const before = taken.get(key) ?? '';
      if (before.includes(content)) return reject('ROW_TWICE', { ...place, field: 'id', value: entity.sourceId });
      taken.set(key, before + content);
      if (before.length > 0) note('ID_TWICE', { ...place, field: 'id', value: entity.sourceId });
      counts.entries += 1;
      counts.names += entity.names.length;
      counts.addresses += entity.addresses.length;
      counts.identifiers += entity.identifiers.length;
      hand(
        before === '' ? entity : { ...entity, sourceId: `${entity.sourceId}#${before.length / content.length + 1}` },
      );
    },
    reading: (date, found = listIds) => ({
      listIds: found,
      format,
      counts: { rows, ...counts },
      date,
      problems: problems.list(),
    }),
  };
}
