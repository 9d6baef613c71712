import type { Id, Instant } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { orRefuse, refuse } from '../errors/index.ts';
import type { Keyring } from './keyring.ts';
import type { Tables } from './tables.ts';

/** What stays of a subject's keys: that they were destroyed, when, why and by whom. */
export interface Certificate {
  readonly id: Id;
  readonly orgId: Id;
  readonly subjectId: Id;
  readonly why: string;
  readonly keyIds: readonly Id[];
  readonly byPerson: Id | null;
  readonly shreddedAt: Instant;
}

const certificateOf = (tx: Tx, orgId: Id, subjectId: Id): Promise<Certificate | undefined> =>
  tx
    .withTables<Tables>()
    .selectFrom('vault.shredding')
    .select(['id', 'org_id as orgId', 'subject_id as subjectId', 'why', 'key_ids as keyIds'])
    .select(['by_person as byPerson', 'shredded_at as shreddedAt'])
    .where('org_id', '=', orgId)
    .where('subject_id', '=', subjectId)
    .executeTakeFirst();

export const shred = async (tx: Tx, ring: Keyring, orgId: Id, subjectId: Id, why: string): Promise<Certificate> => {
  const q = tx.withTables<Tables>();
  // First the lock, then a fresh look: a key that a re-encryption was just making is not missed.
  const keys = () =>
    q
      .selectFrom('vault.data_key')
      .select(['id', 'wrapped'])
      .where('org_id', '=', orgId)
      .where('subject_id', '=', subjectId)
      .orderBy('generation')
      .forUpdate()
      .execute();
  await keys();
  const all = await keys();
  if (all.length === 0) refuse('NOT_FOUND_OR_NO_ACCESS');
  if (all.every((key) => key.wrapped === null)) return certificateOf(tx, orgId, subjectId).then(orRefuse());

  await q
    .updateTable('vault.data_key')
    .set({ wrapped: null, wrapped_by: null })
    .where('org_id', '=', orgId)
    .where('subject_id', '=', subjectId)
    .execute();
  await q
    .insertInto('vault.shredding')
    .values({
      id: ring.newId(),
      org_id: orgId,
      subject_id: subjectId,
      why,
      key_ids: all.map((key) => key.id),
      shredded_at: ring.clock.now(),
    })
    .execute();
  return certificateOf(tx, orgId, subjectId).then(orRefuse());
};
