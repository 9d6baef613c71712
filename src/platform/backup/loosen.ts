import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/index.ts';

/** How to put back what was loosened. */
export type Tighten = () => Promise<void>;

const enabled = { O: sql`enable`, A: sql`enable always`, R: sql`enable replica` } as const;

/**
 * Takes foreign keys and triggers off the tables for the rest of the transaction: rows refer to rows that come later, and what a trigger
 * once did is in the backup already. Putting the foreign keys back checks every row. A rollback puts all back unchecked.
 */
export const loosen = async (tx: Tx): Promise<Tighten> => {
  const { rows: keys } = await sql<{ schema: string; table: string; name: string; definition: string }>`
    select n.nspname::text as schema, c.relname::text as table, k.conname::text as name,
      pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and n.nspname !~ '^pg_'
    order by k.oid`.execute(tx);
  const { rows: triggers } = await sql<{ schema: string; table: string; name: string; state: keyof typeof enabled }>`
    select n.nspname::text as schema, c.relname::text as table, t.tgname::text as name, t.tgenabled::text as state
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgenabled <> 'D' and n.nspname !~ '^pg_'
    order by t.oid`.execute(tx);

  const alter = async (on: { schema: string; table: string }, what: RawBuilder<unknown>): Promise<void> => {
    await sql`alter table ${sql.id(on.schema, on.table)} ${what}`.execute(tx);
  };
  for (const key of keys) await alter(key, sql`drop constraint ${sql.id(key.name)}`);
  for (const trigger of triggers) await alter(trigger, sql`disable trigger ${sql.id(trigger.name)}`);

  return async () => {
    // the definition is the server's own text of the constraint it has just dropped
    for (const key of keys) await alter(key, sql`add constraint ${sql.id(key.name)} ${sql.raw(key.definition)}`);
    for (const trigger of triggers) {
      await alter(trigger, sql`${enabled[trigger.state]} trigger ${sql.id(trigger.name)}`);
    }
  };
};
