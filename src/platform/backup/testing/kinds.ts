import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { migrationRooms } from '../../../capabilities.ts';
import { type Migration, readMigrations } from '../../db/index.ts';

const script = `
create schema kinds;
create type kinds.mood as enum ('calm', 'It''s "odd", {yes}');
create table kinds.every (
  id bigint generated always as identity primary key,
  plain text, fixed char(5), short varchar(7), bytes bytea, doc jsonb, raw json,
  texts text[], ids uuid[], numbers numeric[], at timestamptz, local timestamp, day date, clock time, span interval,
  exact numeric, money numeric(12, 2), big bigint, small smallint, float double precision, flag boolean, mood kinds.mood,
  doubled integer generated always as (small * 2) stored
);
create table kinds.tree (
  name text primary key, above text references kinds.tree (name), ticket bigserial unique
);
create table kinds.left_side (id uuid primary key, other uuid);
create table kinds.right_side (id uuid primary key, other uuid references kinds.left_side (id));
alter table kinds.left_side add foreign key (other) references kinds.right_side (id) on delete cascade;
create table kinds.loose (a text, b integer);
create function kinds.spoil() returns trigger language plpgsql as $$
begin new.a := 'spoiled'; return new; end $$;
create trigger spoil before insert on kinds.loose for each row execute function kinds.spoil();
create trigger sleeping before insert on kinds.loose for each row execute function kinds.spoil();
alter table kinds.loose disable trigger sleeping;
create table kinds."Odd ""name" ("select" text, "a b" integer, primary key ("a b", "select"));
`;

const migration = (name: string, text: string): Migration => ({
  room: 'test/kinds',
  name,
  sql: text,
  checksum: createHash('sha256').update(text).digest('hex'),
});

/** The platform's tables and a schema with every kind of column, key and trigger that needs care. */
export const kindsMigrations = (): Migration[] => [
  ...readMigrations(migrationRooms),
  migration('0001-kinds.sql', script),
];

/** A later version of the same. */
export const laterMigrations = (): Migration[] => [
  ...kindsMigrations(),
  migration('0002-later.sql', `alter table kinds.tree add column note text not null default 'new';`),
];

const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((s) => s.replaceAll('\u0000', ''));
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 6 });
const year = fc.integer({ min: 1, max: 9999 }).map((y) => String(y).padStart(4, '0'));
const two = (min: number, max: number) => fc.integer({ min, max }).map((n) => String(n).padStart(2, '0'));
const day = fc.tuple(year, two(1, 12), two(1, 28)).map((parts) => parts.join('-'));
const micros = fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0'));
const time = fc.tuple(two(0, 23), two(0, 59), two(0, 59), micros).map(([h, m, s, us]) => `${h}:${m}:${s}.${us}`);
const moment = fc.tuple(day, time).map(([d, t]) => `${d}T${t}`);
const digits = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(10 ** 9))
  .map(([a, b]) => `${a}.${b}`);

const row = fc.record({
  plain: some(text),
  fixed: some(fc.constantFrom('a', 'abcde', '')),
  short: some(fc.constantFrom('', 'seven77')),
  bytes: some(fc.uint8Array({ maxLength: 60 }).map((b) => `\\x${Buffer.from(b).toString('hex')}`)),
  doc: some(fc.json({ noUnicodeString: false }).filter((j) => !j.includes('\\u0000'))),
  raw: some(fc.constantFrom('{"b": 1,  "a":2, "a":3}', '[1.10]')),
  texts: some(fc.array(fc.option(text, { nil: null }), { maxLength: 4 })),
  ids: some(fc.array(fc.uuid(), { maxLength: 3 })),
  at: some(
    fc.oneof(
      moment.map((m) => `${m}Z`),
      fc.constantFrom('infinity', '-infinity', '0044-03-15 12:00:00+00 BC'),
    ),
  ),
  local: some(moment),
  day: some(fc.oneof(day, fc.constant('infinity'))),
  clock: some(time),
  span: some(fc.constantFrom('1 year 2 mons -3 days 04:05:06.789', '-00:00:00.000001')),
  exact: some(fc.oneof(digits, fc.constantFrom('NaN', '0.000', '1.50'))),
  money: some(fc.constantFrom('0.10', '-9999999999.99')),
  big: some(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)),
  small: some(fc.integer({ min: -16_000, max: 16_000 })),
  float: some(
    fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }).map(String), fc.constantFrom('NaN', '-Infinity')),
  ),
  flag: some(fc.boolean()),
  mood: some(fc.constantFrom('calm', `It's "odd", {yes}`)),
});

/** Fills the schema with rows of every kind: made from a seed, with what is awkward among them. */
export const fillKinds = async (db: Kysely<Record<never, never>>, count = 300): Promise<void> => {
  const rows = fc.sample(row, { seed: 20261124, numRuns: count });
  const columns = sql.join(Object.keys(rows[0] as object).map((name) => sql.id(name)));
  await sql`insert into kinds.every (${columns})
    select ${columns} from jsonb_populate_recordset(null::kinds.every, ${JSON.stringify(rows)}::jsonb)`.execute(db);
  await sql`update kinds.every set numbers = array[1.50, null, 'NaN'] where id % 3 = 0`.execute(db);
  await sql`insert into kinds.tree (name, above) select 'n' || n, case when n < 50 then 'n' || (n + 1) end
    from generate_series(1, 50) n`.execute(db);
  await sql`with ids as (select gen_random_uuid() as l, gen_random_uuid() as r from generate_series(1, 20)),
    l as (insert into kinds.left_side select l, null from ids),
    r as (insert into kinds.right_side select r, null from ids) select 1`.execute(db);
  await sql`update kinds.left_side set other = (select id from kinds.right_side order by random() limit 1)`.execute(db);
  await sql`update kinds.right_side set other = (select id from kinds.left_side order by random() limit 1)`.execute(db);
  await sql`insert into kinds.loose select 'x', n % 7 from generate_series(1, 40) n`.execute(db);
  await sql`update kinds.loose set a = case b % 3 when 0 then null when 1 then 'Zebra' else 'ábaco' end`.execute(db);
  await sql`insert into kinds."Odd ""name" select chr(64 + n), n from generate_series(1, 26) n`.execute(db);
};
