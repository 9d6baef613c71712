import type { Tx } from '../db/index.ts';
import type { Tables } from './tables.ts';

/** Every organisation, in a transaction of the platform itself (`system`). */
export const allOrganisations = (tx: Tx) =>
  tx
    .withTables<Tables>()
    .selectFrom('accounts.organisation')
    .select(['id', 'slug', 'name', 'sample'])
    .orderBy('slug')
    .execute();
