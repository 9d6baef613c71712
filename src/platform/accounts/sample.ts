import { sql } from 'kysely';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import type { Tables } from './tables.ts';

/** The made-up people of the sample world, in a transaction of the platform itself. */
export const samplePeople = (tx: Tx): Promise<{ id: Id; email: string; display_name: string }[]> =>
  tx
    .withTables<Tables>()
    .selectFrom('accounts.person')
    .select(['id', 'email', 'display_name'])
    .where('sample', '=', true)
    .orderBy('email')
    .execute();

/** Ids of the sample organisations. */
export const sampleOrganisations = async (tx: Tx): Promise<Id[]> => {
  const rows = await tx
    .withTables<Tables>()
    .selectFrom('accounts.organisation')
    .select('id')
    .where('sample', '=', true)
    .execute();
  return rows.map((row) => row.id);
};

/** Takes the sample organisations away once nothing of theirs is left, and their people unless somebody real has them as members. */
export const removeSampleAccounts = async (tx: Tx): Promise<void> => {
  await sql`delete from accounts.person p where p.sample
    and not exists (select from accounts.membership m where m.person_id = p.id)`.execute(tx);
  await sql`delete from accounts.organisation where sample`.execute(tx);
};
