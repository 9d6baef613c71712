import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import type { Tables } from './tables.ts';

/** What those of the given people are called whom the reader may see. */
export const namesOf = async (tx: Tx, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> => {
  if (ids.length === 0) return new Map();
  const people = await tx
    .withTables<Tables>()
    .selectFrom('accounts.person')
    .select(['id', 'display_name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(people.map((person) => [person.id, person.display_name]));
};
