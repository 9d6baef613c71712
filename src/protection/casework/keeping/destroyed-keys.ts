import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { casework } from '../queries.ts';
import type { RecordClass } from '../shapes.ts';

/** A class of a record that was destroyed: what other rooms sealed under its key is lost. */
export interface DestroyedKey {
  readonly survivorId: Id;
  readonly dataClass: RecordClass;
  readonly subjectId: Id;
  readonly destroyedAt: string;
}

/** The keys of an organisation's records that were destroyed, so that other rooms can let their rows go. */
export const destroyedKeys = async (tx: Tx, orgId: Id): Promise<DestroyedKey[]> => {
  const rows = await casework(tx)
    .selectFrom('casework.record_key')
    .select(['survivor_id', 'data_class', 'subject_id', 'destroyed_at'])
    .where('org_id', '=', orgId)
    .where('destroyed_at', 'is not', null)
    .execute();
  return rows.map((row) => ({
    survivorId: row.survivor_id,
    dataClass: row.data_class,
    subjectId: row.subject_id,
    destroyedAt: row.destroyed_at ?? '',
  }));
};
