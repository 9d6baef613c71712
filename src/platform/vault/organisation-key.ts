import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import type { Keyring, OrganisationKeyRow } from './keyring.ts';
import type { Tables } from './tables.ts';

const columns = ['org_id', 'id', 'root_id', 'wrapped', 'index_wrapped'] as const;

/**
 * The organisation's wrapped key; makes it where there is none. The row stays locked against a rotation until the transaction ends,
 * so that what is wrapped meanwhile is not wrapped by a key that is gone.
 */
export const organisationKey = async (tx: Tx, ring: Keyring, orgId: Id): Promise<OrganisationKeyRow> => {
  const q = tx.withTables<Tables>();
  const find = () =>
    q.selectFrom('vault.organisation_key').select(columns).where('org_id', '=', orgId).forKeyShare().executeTakeFirst();
  const there = await find();
  if (there) return there;
  await q
    .insertInto('vault.organisation_key')
    .values({ ...(await ring.make(orgId)), created_at: ring.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await find()) ?? refuse('NOT_FOUND_OR_NO_ACCESS');
};
