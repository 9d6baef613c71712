import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { supply } from '../queries.ts';

/** What a product of the own chain is called; null where the chain does not have it. */
export const productName = async (tx: Tx, orgId: Id, id: string): Promise<string | null> => {
  const row = await supply(tx)
    .selectFrom('supply.product')
    .select('name')
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.name ?? null;
};
