import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';

/**
 * Runs the given queries above all organisations, inside the act's own transaction: making an organisation, finding whether an invited
 * address already has an account. Everything an act does this way it must have the permission for, because row level security no longer asks.
 * When `fn` throws, the transaction is lost and must not go on.
 */
export const acrossOrganisations = async <T>(tx: Tx, fn: () => Promise<T>): Promise<T> => {
  await sql`select set_config('app.system', 'on', true)`.execute(tx);
  const result = await fn();
  await sql`select set_config('app.system', '', true)`.execute(tx);
  return result;
};
