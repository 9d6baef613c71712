import { sql } from 'kysely';
import { removeSampleAccounts, sampleOrganisations } from '../accounts/index.ts';
import type { Db } from '../db/index.ts';

interface Reference {
  table: string;
  refersTo: string[];
}

/**
 * Removes the sample organisations with everything that is theirs, in one transaction. What is append-only (audit trail, certificates
 * of shredding) stays and says that they were there.
 *
 * @returns how many organisations went
 */
export const removeSample = (db: Db): Promise<number> =>
  db.asOwner((owner) =>
    owner.transaction().execute(async (tx) => {
      const orgs = await sampleOrganisations(tx);
      if (orgs.length === 0) return 0;
      const { rows } = await sql<Reference>`
        select n.nspname || '.' || c.relname as table,
          (select coalesce(array_agg(distinct fn.nspname || '.' || f.relname), '{}')
            from pg_constraint k join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
            where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid) as "refersTo"
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema|audit$)' and not exists
            -- bit 3: a trigger on delete, which is how a table is append-only
            (select from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal and g.tgtype::int & 8 = 8) and exists
          (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped)`.execute(
        tx,
      );
      for (const table of dependentsFirst(rows)) {
        const [schema = '', name = ''] = table.split('.');
        await sql`delete from ${sql.id(schema, name)} where org_id = any(${`{${orgs.join(',')}}`}::uuid[])`.execute(tx);
      }
      await removeSampleAccounts(tx);
      return orgs.length;
    }),
  );

/** Tables in an order in which nothing is deleted before what refers to it. */
const dependentsFirst = (rows: readonly Reference[]): string[] => {
  const left = new Map(rows.map((r) => [r.table, r]));
  const out: string[] = [];
  while (left.size > 0) {
    const free = [...left.keys()].filter(
      (t) => ![...left.values()].some((r) => r.table !== t && r.refersTo.includes(t)),
    );
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${[...left.keys()].join(', ')}`);
    for (const table of free) left.delete(table);
    out.push(...free);
  }
  return out;
};
