import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { casework } from '../queries.ts';

/** Keys of the organisation's records that were destroyed: what other rooms sealed under them is lost, and its rows can go. */
export const destroyedKeys = async (tx: Tx, orgId: Id): Promise<Id[]> => {
  const rows = await casework(tx)
    .selectFrom('casework.record_key')
    .select('subject_id')
    .where('org_id', '=', orgId)
    .where('destroyed_at', 'is not', null)
    .execute();
  return rows.map((row) => row.subject_id);
};
