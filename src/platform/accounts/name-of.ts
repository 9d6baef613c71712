import type { Actor } from '../actor/index.ts';
import type { Tx } from '../db/index.ts';
import type { Tables } from './tables.ts';

/** How the actor is called where a record says who wrote it. */
export const nameOf = async (tx: Tx, actor: Actor): Promise<string> => {
  if (actor.userId === null) return actor.kind === 'system' ? 'Fourfold' : actor.kind;
  const person = await tx
    .withTables<Tables>()
    .selectFrom('accounts.person')
    .select('display_name')
    .where('id', '=', actor.userId)
    .executeTakeFirst();
  return person?.display_name ?? 'a person who has left';
};
