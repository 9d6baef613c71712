import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../db/index.ts';

const Column = z.strictObject({ name: z.string(), type: z.string() });
export const TableShape = z.strictObject({
  schema: z.string(),
  table: z.string(),
  /** Without generated ones: the database works those out again. */
  columns: z.array(Column).min(1),
  /** The columns of the primary key; empty where there is none. */
  key: z.array(z.string()),
});
export type TableShape = z.infer<typeof TableShape>;

export const SequenceState = z.strictObject({
  schema: z.string(),
  name: z.string(),
  next: z.string().regex(/^-?\d+$/),
});
export type SequenceState = z.infer<typeof SequenceState>;

export const nameOf = ({ schema, table }: { schema: string; table: string }): string => `${schema}.${table}`;

/** Not the server's own. The list of applied migrations is the version of a backup, not part of its rows. */
const ours = sql`n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;

/** A table of this database and the order in which its rows are read: of its key, alike on every server. */
export interface LiveTable {
  readonly shape: TableShape;
  readonly order: RawBuilder<unknown>;
}

type Found = Omit<TableShape, 'key'> & { key: { name: string; collates: boolean }[]; refers_to: string[] };

const live = ({ schema, table, columns, key }: Found): LiveTable => ({
  shape: { schema, table, columns, key: key.map(({ name }) => name) },
  // a server's own collation would sort texts its own way
  order: sql.join(
    key.length > 0
      ? key.map(({ name, collates }) => (collates ? sql`${sql.id(name)} collate "C"` : sql`${sql.id(name)}`))
      : columns.map(({ name }) => sql`${sql.id(name)}::text collate "C"`),
  ),
});

/** Every table that holds rows, those that others refer to first. */
export const tablesOf = async (tx: Tx): Promise<LiveTable[]> => {
  const { rows } = await sql<Found>`
    select n.nspname::text as schema, c.relname::text as table,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(json_build_object('name', a.attname, 'collates', a.attcollation <> 0)
          order by array_position(i.indkey::int2[], a.attnum)), '[]')
        from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey::int2[])
        where i.indrelid = c.oid and i.indisprimary) as key,
      (select coalesce(json_agg(fn.nspname || '.' || f.relname), '[]')
        from pg_constraint k join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers_to
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${ours} and (n.nspname, c.relname) <> ('app', 'migration')
    order by n.nspname collate "C", c.relname collate "C"`.execute(tx);
  return byDependency(rows).map(live);
};

const byDependency = (tables: readonly Found[]): Found[] => {
  const placed: Found[] = [];
  const done = new Set<string>();
  let waiting = [...tables];
  while (waiting.length > 0) {
    const ready = waiting.filter((table) => table.refers_to.every((name) => done.has(name)));
    // tables that refer to each other in a circle come as they are: foreign keys are checked at the end
    for (const table of ready.length > 0 ? ready : waiting.slice(0, 1)) {
      placed.push(table);
      done.add(nameOf(table));
    }
    waiting = waiting.filter((table) => !done.has(nameOf(table)));
  }
  return placed;
};

/** What each sequence hands out next. */
export const sequencesOf = async (tx: Tx): Promise<SequenceState[]> => {
  const { rows } = await sql<{ schema: string; name: string; step: string }>`
    select n.nspname::text as schema, c.relname::text as name, s.seqincrement::text as step
    from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} order by n.nspname collate "C", c.relname collate "C"`.execute(tx);
  const states: SequenceState[] = [];
  for (const { schema, name, step } of rows) {
    const { rows: now } = await sql<{ next: string }>`
      select (last_value + case when is_called then ${step}::bigint else 0 end)::text as next
      from ${sql.table(`${schema}.${name}`)}`.execute(tx);
    if (now[0]) states.push({ schema, name, next: now[0].next });
  }
  return states;
};

export const Migrations = z.array(z.strictObject({ room: z.string(), name: z.string(), checksum: z.string() }));
export type Migrations = z.infer<typeof Migrations>;

/** The migrations a database has seen: the version of its tables. */
export const appliedTo = async (tx: Tx): Promise<Migrations> => {
  const { rows: there } = await sql<{ there: boolean }>`
    select to_regclass('app.migration') is not null as there`.execute(tx);
  if (!there[0]?.there) return [];
  const { rows } = await sql<Migrations[number]>`
    select room, name, checksum from app.migration order by room collate "C", name collate "C"`.execute(tx);
  return rows;
};
