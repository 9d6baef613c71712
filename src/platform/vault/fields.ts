import { sql } from 'kysely';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import { currentDataKey, currentDataKeys, organisationColumns, organisationOf } from './data-key.ts';
import { type Keyring, withDataKey } from './keyring.ts';
import { keyIdOf, openField, type Place, sealField } from './sealed.ts';
import type { Tables } from './tables.ts';

export interface SealedField extends Omit<Place, 'orgId'> {
  readonly sealed: Uint8Array;
}

export const sealUnder = async (tx: Tx, ring: Keyring, place: Place, plain: Uint8Array): Promise<Uint8Array> => {
  const { key, organisation } = await currentDataKey(tx, ring, place.orgId, place.subjectId);
  return ring.withOrganisation(organisation, (organisationKey) =>
    withDataKey(organisationKey, organisation, key, (clear) => sealField(clear, key.id, place, plain)),
  );
};

export interface PlainField extends Omit<Place, 'orgId'> {
  readonly plain: string | Uint8Array;
}

/** Seals many fields of one organisation, of any number of subjects, with a few questions to the database; in their order. */
export const sealAllUnder = async (
  tx: Tx,
  ring: Keyring,
  orgId: Id,
  fields: readonly PlainField[],
): Promise<Uint8Array[]> => {
  if (fields.length === 0) return [];
  const { keys, organisation } = await currentDataKeys(
    tx,
    ring,
    orgId,
    fields.map(({ subjectId }) => subjectId),
  );
  return ring.withOrganisation(organisation, (organisationKey) =>
    fields.map(({ subjectId, address, plain }) => {
      const key = keys.get(subjectId.toLowerCase()) ?? refuse('CONFLICT');
      const bytes = typeof plain === 'string' ? Buffer.from(plain) : plain;
      return withDataKey(organisationKey, organisation, key, (clear) =>
        sealField(clear, key.id, { orgId, subjectId, address }, bytes),
      );
    }),
  );
};

/**
 * The plain bytes in the order of the fields; null where the subject's key was destroyed. The keys are asked of the database each time:
 * a key that was destroyed by another process opens nothing here.
 */
export const unsealAll = async (
  tx: Tx,
  ring: Keyring,
  orgId: Id,
  fields: readonly SealedField[],
): Promise<(Uint8Array | null)[]> => {
  const named = fields.map((field) => ({
    ...field,
    orgId,
    keyId: keyIdOf(field.sealed) ?? refuse('VAULT_CANNOT_OPEN'),
  }));
  if (named.length === 0) return [];
  const rows = await tx
    .withTables<Tables>()
    .selectFrom('vault.data_key as k')
    .innerJoin('vault.organisation_key as o', 'o.org_id', 'k.org_id')
    .select(['k.id', 'k.subject_id', 'k.wrapped', ...organisationColumns])
    .where('k.org_id', '=', orgId)
    .where(sql<boolean>`k.id = any(${`{${[...new Set(named.map((f) => f.keyId))].join(',')}}`}::uuid[])`)
    .execute();
  const [first] = rows;
  if (!first) return refuse('VAULT_CANNOT_OPEN');
  const organisation = organisationOf(first);
  const keys = new Map(rows.map((row) => [row.id, row]));

  return ring.withOrganisation(organisation, (organisationKey) =>
    named.map((field) => {
      const key = keys.get(field.keyId);
      if (key?.subject_id !== field.subjectId.toLowerCase()) return refuse('VAULT_CANNOT_OPEN');
      const { wrapped } = key;
      if (wrapped === null) return null;
      const plain = withDataKey(organisationKey, organisation, { ...key, wrapped }, (clear) =>
        openField(clear, field, field.sealed),
      );
      return plain ?? refuse('VAULT_CANNOT_OPEN');
    }),
  );
};
