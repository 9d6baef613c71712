import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import { addDataKey } from './data-key.ts';
import { sealUnder, unsealAll } from './fields.ts';
import type { Keyring } from './keyring.ts';
import type { Address } from './sealed.ts';
import type { Tables } from './tables.ts';

/** Carries one sealed field over to the subject's new key. */
export type Reseal = (address: Address, sealed: Uint8Array) => Promise<Uint8Array>;

export const reencrypt = async (
  tx: Tx,
  ring: Keyring,
  orgId: Id,
  subjectId: Id,
  work: (reseal: Reseal) => Promise<void>,
): Promise<void> => {
  const q = tx.withTables<Tables>();
  const generations = await q
    .selectFrom('vault.data_key')
    .select(['generation', 'wrapped'])
    .where('org_id', '=', orgId)
    .where('subject_id', '=', subjectId)
    .orderBy('generation')
    .forUpdate()
    .execute();
  const last = generations.at(-1) ?? refuse('NOT_FOUND_OR_NO_ACCESS');
  if (last.wrapped === null) refuse('SHREDDED');
  await addDataKey(tx, ring, orgId, subjectId, last.generation + 1);
  await work(async (address, sealed) => {
    const [plain] = await unsealAll(tx, ring, orgId, [{ subjectId, address, sealed }]);
    return sealUnder(tx, ring, { orgId, subjectId, address }, plain ?? refuse('SHREDDED'));
  });
  await q
    .deleteFrom('vault.data_key')
    .where('org_id', '=', orgId)
    .where('subject_id', '=', subjectId)
    .where('generation', '<=', last.generation)
    .execute();
};
