import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RawBuilder, sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { migrationRooms } from './capabilities.ts';
import { projectRoot } from './platform/config/root.ts';
import { type Db, isMigrated, readMigrations } from './platform/db/index.ts';
import { testDb } from './platform/testing/database.ts';
import { type DatabaseColumn, differences, rowTypesOf } from './testing/row-types.ts';

/** A table and what guards it. */
interface Guard {
  table: string;
  secured: boolean;
  key: string[];
  granted: string[];
  policies: { command: string; text: string }[];
}

/** Tables of which some rows are for everybody to read, and why. */
const readByAll: Record<string, string> = { 'plan.publication': 'a plan that was published' };

describe('the migrated database', () => {
  let db: Db;
  beforeAll(async () => {
    db = await testDb(migrationRooms);
  });
  const rows = <Row>(query: RawBuilder<Row>): Promise<Row[]> =>
    db.asOwner(async (owner) => (await query.execute(owner)).rows);

  it('has the tables and columns that every tables.ts names, and no others', async () => {
    const filesOf = (room: string) =>
      readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((path) => /^([^/]+\/)?tables\.ts$/.test(path));
    const files = migrationRooms
      .map((room) => join(projectRoot, room))
      .flatMap((room) => filesOf(room).map((path) => join(room, path)));
    const types = new Map(files.flatMap((file) => [...rowTypesOf(file, readFileSync(file, 'utf8'))]));
    const columns = await rows(sql<DatabaseColumn>`
      select n.nspname || '.' || c.relname as "table", a.attname as "column", t.typname as type, not a.attnotnull as nullable
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        join pg_type t on t.oid = a.atttypid
      where c.relkind in ('r', 'p', 'v') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'app')`);
    expect(differences(types, columns)).toEqual([]);
  });

  const guards = (): Promise<Guard[]> =>
    rows(sql<Guard>`
      select n.nspname || '.' || c.relname as "table", c.relrowsecurity as secured,
        array(select a.attname::text from pg_index i, unnest(i.indkey) with ordinality k(num, ord)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num
          where i.indrelid = c.oid and i.indisprimary order by k.ord) as key,
        array(select g.privilege_type::text from information_schema.role_table_grants g
          where g.table_schema = n.nspname and g.table_name = c.relname and g.grantee = 'fourfold_app') as granted,
        (select coalesce(jsonb_agg(jsonb_build_object('command', p.cmd, 'text', concat_ws(' ', p.qual, p.with_check))), '[]')
          from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname) as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'app')`);

  it('secures every table by row, and leads its key with the organisation', async () => {
    const owned = await rows(sql<{ table: string; always: boolean }>`
      select n.nspname || '.' || c.relname as "table", a.attnotnull as always from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
      where c.relkind in ('r', 'p') and n.nspname !~ '^pg_'`);
    const all = new Map((await guards()).map((guard) => [guard.table, guard]));
    const open = owned.filter(({ table }) => !all.get(table)?.secured).map(({ table }) => table);
    // a row that may belong to no organisation, such as a session before one is chosen, is keyed by what it is found by
    const always = owned.filter((row) => row.always).map(({ table }) => table);
    const otherKey = always.filter((table) => all.get(table)?.key[0] !== 'org_id');
    expect({ open, otherKey }).toEqual({ open: [], otherKey: [] });
    expect(owned.length).toBeGreaterThan(5);
  });

  it('lets the server do to a table only what a policy speaks of, and every policy asks who acts', async () => {
    const troubles = (await guards()).flatMap(({ table, secured, granted, policies }) => [
      ...(secured ? [] : [`${table}: rows are not secured`]),
      ...(granted.includes('SELECT') ? [] : [`${table}: the server may not read it`]),
      ...granted
        .filter((right) => !['SELECT', 'INSERT', 'UPDATE', 'DELETE'].includes(right))
        .map((right) => `${table}: the server may ${right}`),
      ...granted
        .filter((right) => !policies.some(({ command }) => command === 'ALL' || command === right))
        .map((right) => `${table}: ${right} is granted and no policy speaks of it`),
      ...policies
        .filter(({ command }) => !(command === 'SELECT' && table in readByAll))
        .filter(({ text }) => !/app\.(org_id|user_id|is_system)\(\)/.test(text))
        .map(({ text }) => `${table}: a policy that asks nobody: ${text}`),
    ]);
    expect(troubles).toEqual([]);
  });

  it('belongs to its owner: the server role owns nothing and makes nothing', async () => {
    const owned = await rows(sql`select relname from pg_class where relowner = 'fourfold_app'::regrole`);
    const makes = await rows(sql`select nspname from pg_namespace
      where nspname !~ '^(pg_|information_schema|public)' and has_schema_privilege('fourfold_app', oid, 'create')`);
    expect({ owned, makes }).toEqual({ owned: [], makes: [] });
  });

  it('tells the server role whether it is up to date', async () => {
    expect(await isMigrated(db, readMigrations(migrationRooms))).toBe(true);
  });
});

describe('the drift check', () => {
  const types = rowTypesOf(
    'tables.ts',
    `import type { Generated } from 'kysely';
     type State = 'open' | 'closed';
     export interface Row { org_id: string; n: number | null; state: State; tags: readonly string[]; seal: Uint8Array;
       title: Words | null; made: Generated<string>; any: unknown; again: Row['n'] }
     export type Tables = { 'plan.row': Row; 'plan.gone': Row };`,
  );
  const column = (name: string, type: string, nullable = false): DatabaseColumn => ({
    table: 'plan.row',
    column: name,
    type,
    nullable,
  });
  const right = [
    column('org_id', 'uuid'),
    column('n', 'int8', true),
    column('state', 'text'),
    column('tags', '_text'),
    column('seal', 'bytea'),
    column('title', 'jsonb', true),
    column('made', 'timestamptz'),
    column('any', 'jsonb', true),
    column('again', 'int4', true),
  ];

  it('is content where both say the same, but for the table that is gone', () => {
    expect(differences(types, right)).toEqual(['plan.gone is not in the database']);
  });

  it.each([
    ['a column that is gone', right.slice(1), 'plan.row.org_id is not in the database'],
    ['a column nobody wrote down', [...right, column('new', 'text')], 'plan.row.new is missing in tables.ts'],
    ['another type', right.with(1, column('n', 'numeric', true)), 'plan.row.n is numeric in the database, number in'],
    ['a list that is none', right.with(3, column('tags', 'text')), 'plan.row.tags is text'],
    ['JSON taken for text', right.with(2, column('state', 'jsonb')), 'plan.row.state is jsonb'],
    ['a null nobody expects', right.with(0, column('org_id', 'uuid', true)), 'plan.row.org_id may be null'],
    ['a null that never comes', right.with(5, column('title', 'jsonb')), 'plan.row.title may not be null'],
    [
      'a table nobody wrote down',
      [{ ...column('a', 'text'), table: 'plan.other' }],
      'plan.other stands in no tables.ts',
    ],
  ])('finds %s', (_name, columns, trouble) => {
    expect(differences(types, columns).join('\n')).toContain(trouble);
  });
});
