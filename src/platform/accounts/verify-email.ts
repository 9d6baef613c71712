import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import type { Kernel } from '../kernel/index.ts';
import type { Tables } from './tables.ts';

/**
 * Notes that the person showed that the mailbox is theirs. In a transaction of the platform.
 *
 * @returns whether this was the first time: whatever was set up for the account before may be somebody else's work
 */
export const markEmailVerified = async (tx: Tx, kernel: Kernel, personId: Id): Promise<boolean> => {
  const first = await tx
    .withTables<Tables>()
    .updateTable('accounts.person')
    .set({ email_verified_at: kernel.clock.now() })
    .where('id', '=', personId)
    .where('email_verified_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return first !== undefined;
};
