import { sql } from 'kysely';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import { type Keyring, type OrganisationKeyRow, type WrappedDataKey, wrapNewDataKey } from './keyring.ts';
import { organisationKey } from './organisation-key.ts';
import type { Tables } from './tables.ts';

/** A subject's current data key beside the organisation's key that wraps it. */
export interface CurrentKey {
  readonly key: WrappedDataKey;
  readonly organisation: OrganisationKeyRow;
}

export const organisationColumns = [
  'o.org_id as org_id',
  'o.id as organisation_key_id',
  'o.root_id',
  'o.wrapped as organisation_wrapped',
  'o.index_wrapped',
] as const;

interface OrganisationColumns {
  org_id: Id;
  organisation_key_id: Id;
  root_id: string;
  organisation_wrapped: Uint8Array;
  index_wrapped: Uint8Array;
}

export const organisationOf = (row: OrganisationColumns): OrganisationKeyRow => ({
  org_id: row.org_id,
  id: row.organisation_key_id,
  root_id: row.root_id,
  wrapped: row.organisation_wrapped,
  index_wrapped: row.index_wrapped,
});

/** Adds a data key to a subject. Where somebody else was quicker, theirs stands. */
export const addDataKey = async (
  tx: Tx,
  ring: Keyring,
  orgId: Id,
  subjectId: Id,
  generation: number,
): Promise<void> => {
  const organisation = await organisationKey(tx, ring, orgId);
  const name = { id: ring.newId(), subject_id: subjectId.toLowerCase() };
  const wrapped = await ring.withOrganisation(organisation, (key) => wrapNewDataKey(key, organisation, name));
  await tx
    .withTables<Tables>()
    .insertInto('vault.data_key')
    .values({
      ...name,
      org_id: organisation.org_id,
      generation,
      wrapped,
      wrapped_by: organisation.id,
      created_at: ring.clock.now(),
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'subject_id', 'generation']).doNothing())
    .execute();
};

/**
 * The key to seal with; made on first use. The row stays locked against re-encryption and shredding until the transaction ends:
 * nothing is sealed under a key that is on its way out.
 *
 * @throws Refusal SHREDDED
 */
export const currentDataKey = async (tx: Tx, ring: Keyring, orgId: Id, subjectId: Id): Promise<CurrentKey> => {
  // Again after a key was made, or when a rotation was committed between the two rows.
  for (let attempt = 0; attempt < 5; attempt++) {
    const row = await tx
      .withTables<Tables>()
      .selectFrom('vault.data_key as k')
      .innerJoin('vault.organisation_key as o', 'o.org_id', 'k.org_id')
      .select(['k.id', 'k.subject_id', 'k.wrapped', 'k.wrapped_by', ...organisationColumns])
      .where('k.org_id', '=', orgId)
      .where('k.subject_id', '=', subjectId)
      .orderBy('k.generation', 'desc')
      .limit(1)
      .forKeyShare('k')
      .executeTakeFirst();
    if (!row) await addDataKey(tx, ring, orgId, subjectId, 1);
    else if (row.wrapped === null) refuse('SHREDDED');
    else if (row.wrapped_by === row.organisation_key_id) {
      return {
        key: { id: row.id, subject_id: row.subject_id, wrapped: row.wrapped },
        organisation: organisationOf(row),
      };
    }
  }
  return refuse('CONFLICT');
};

/** Rows of new keys that go into one statement. */
const chunk = 5_000;

const addFirstKeys = async (tx: Tx, ring: Keyring, orgId: Id, subjectIds: readonly Id[]): Promise<void> => {
  const organisation = await organisationKey(tx, ring, orgId);
  const created_at = ring.clock.now();
  const rows = await ring.withOrganisation(organisation, (key) =>
    subjectIds.map((subject_id) => {
      const name = { id: ring.newId(), subject_id };
      const wrapped = wrapNewDataKey(key, organisation, name);
      return { ...name, org_id: organisation.org_id, generation: 1, wrapped, wrapped_by: organisation.id, created_at };
    }),
  );
  for (let from = 0; from < rows.length; from += chunk) {
    await tx
      .withTables<Tables>()
      .insertInto('vault.data_key')
      .values(rows.slice(from, from + chunk))
      .onConflict((conflict) => conflict.columns(['org_id', 'subject_id', 'generation']).doNothing())
      .execute();
  }
};

/** The keys to seal with of many subjects, as `currentDataKey` of each, by subject. @throws Refusal SHREDDED where one of them is */
export const currentDataKeys = async (
  tx: Tx,
  ring: Keyring,
  orgId: Id,
  subjectIds: readonly Id[],
): Promise<{ keys: ReadonlyMap<Id, WrappedDataKey>; organisation: OrganisationKeyRow }> => {
  const subjects = [...new Set(subjectIds.map((id) => id.toLowerCase()))];
  for (let attempt = 0; attempt < 5; attempt++) {
    const rows = await tx
      .withTables<Tables>()
      .selectFrom('vault.data_key as k')
      .innerJoin('vault.organisation_key as o', 'o.org_id', 'k.org_id')
      .select(['k.id', 'k.subject_id', 'k.generation', 'k.wrapped', 'k.wrapped_by', ...organisationColumns])
      .where('k.org_id', '=', orgId)
      .where(sql<boolean>`k.subject_id = any(${`{${subjects.join(',')}}`}::uuid[])`)
      .orderBy('k.generation')
      .forKeyShare('k')
      .execute();
    // the newest generation is the last one
    const current = new Map(rows.map((row) => [row.subject_id, row]));
    const missing = subjects.filter((subject) => !current.has(subject));
    const [first] = current.values();
    if (missing.length > 0) await addFirstKeys(tx, ring, orgId, missing);
    else if (first && [...current.values()].every((row) => row.wrapped_by === row.organisation_key_id)) {
      const keys = new Map(
        [...current].map(([subject, { id, subject_id, wrapped }]) => [
          subject,
          { id, subject_id, wrapped: wrapped ?? refuse('SHREDDED') },
        ]),
      );
      return { keys, organisation: organisationOf(first) };
    } else if ([...current.values()].some((row) => row.wrapped === null)) refuse('SHREDDED');
  }
  return refuse('CONFLICT');
};
