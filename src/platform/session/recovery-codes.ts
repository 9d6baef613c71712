import { hashOf } from '../accounts/index.ts';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { type Kernel, useCase } from '../kernel/index.ts';
import * as contract from './contract.ts';
import { here } from './platform.ts';
import type { Tables } from './tables.ts';

const howMany = 10;
/** Crockford's letters: nothing that is read as something else. 16 of them are 80 bits. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

const newCode = (kernel: Kernel): string =>
  [...kernel.random(16)]
    .map((byte) => letters[byte & 31])
    .join('')
    .replace(/.{4}(?=.)/g, '$&-');

/** As it may be typed from paper: big letters, spaces instead of dashes, O for 0, I and L for 1. */
const asWritten = (code: string): string =>
  code.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');

/** Replaces the person's recovery codes. They are shown once; only hashes stay. */
export const replaceRecoveryCodes = async (tx: Tx, kernel: Kernel, personId: Id): Promise<string[]> => {
  const codes = Array.from({ length: howMany }, () => newCode(kernel));
  const q = tx.withTables<Tables>();
  await q.deleteFrom('session.recovery_code').where('person_id', '=', personId).execute();
  const row = (code: string) => ({
    person_id: personId,
    code_hash: hashOf(asWritten(code)),
    created_at: kernel.clock.now(),
    used_at: null,
  });
  await q.insertInto('session.recovery_code').values(codes.map(row)).execute();
  return codes;
};

/** Uses a code up. @returns whether it was one that had not been used */
export const useRecoveryCode = async (tx: Tx, kernel: Kernel, personId: Id, code: string): Promise<boolean> => {
  const used = await tx
    .withTables<Tables>()
    .updateTable('session.recovery_code')
    .set({ used_at: kernel.clock.now() })
    .where('person_id', '=', personId)
    .where('code_hash', '=', hashOf(asWritten(code)))
    .where('used_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  return used !== undefined;
};

export const codesLeft = async (tx: Tx, personId: Id): Promise<number> => {
  const rows = await tx
    .withTables<Tables>()
    .selectFrom('session.recovery_code')
    .select('used_at')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute();
  return rows.length;
};

export const makeRecoveryCodes = useCase(contract.makeRecoveryCodes, async ({ tx, kernel, actor }) => ({
  recoveryCodes: await replaceRecoveryCodes(tx, kernel, here(actor).personId),
}));
