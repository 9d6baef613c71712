import { sql } from 'kysely';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { orRefuse } from '../errors/index.ts';
import type { Keyring } from './keyring.ts';
import type { RootKey } from './root-key.ts';
import type { Tables } from './tables.ts';

const columns = ['org_id', 'id', 'root_id', 'wrapped', 'index_wrapped'] as const;
const pageSize = 1_000;

export const rotateRoot = async (tx: Tx, ring: Keyring, next: RootKey): Promise<number> => {
  const q = tx.withTables<Tables>();
  const rows = await q.selectFrom('vault.organisation_key').select(columns).orderBy('org_id').forUpdate().execute();
  for (const row of rows) {
    const { root_id, wrapped } = await ring.rewrapUnder(next, row);
    await q.updateTable('vault.organisation_key').set({ root_id, wrapped }).where('org_id', '=', row.org_id).execute();
  }
  ring.useRoot(next);
  return rows.length;
};

export const rotateOrganisation = async (tx: Tx, ring: Keyring, orgId: Id): Promise<number> => {
  const q = tx.withTables<Tables>();
  const row = await q
    .selectFrom('vault.organisation_key')
    .select(columns)
    .where('org_id', '=', orgId)
    .forUpdate()
    .executeTakeFirst()
    .then(orRefuse());
  const renewal = await ring.renew(row);
  try {
    const count = await rewrapDataKeys(tx, orgId, renewal.row.id, renewal.rewrap);
    await q.updateTable('vault.organisation_key').set(renewal.row).where('org_id', '=', orgId).execute();
    return count;
  } finally {
    renewal.done();
  }
};

const rewrapDataKeys = async (
  tx: Tx,
  orgId: Id,
  wrappedBy: Id,
  rewrap: (key: { id: Id; subject_id: Id; wrapped: Uint8Array }) => Uint8Array,
): Promise<number> => {
  let [count, after] = [0, '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const page = await tx
      .withTables<Tables>()
      .selectFrom('vault.data_key')
      .select(['id', 'subject_id', 'wrapped'])
      .where('org_id', '=', orgId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageSize)
      .forNoKeyUpdate()
      .execute();
    const living = page.flatMap(({ wrapped, ...key }) => (wrapped ? [{ ...key, wrapped }] : []));
    const list = (texts: string[]): string => `{${texts.join(',')}}`;
    await sql`update vault.data_key k set wrapped = decode(n.wrapped, 'hex'), wrapped_by = ${wrappedBy}::uuid
      from unnest(${list(living.map((key) => key.id))}::uuid[],
        ${list(living.map((key) => Buffer.from(rewrap(key)).toString('hex')))}::text[]) as n (id, wrapped)
      where k.org_id = ${orgId}::uuid and k.id = n.id`.execute(tx);
    count += living.length;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return count;
    after = last.id;
  }
};
