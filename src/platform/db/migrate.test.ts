import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../backup/testing/databases.ts';
import { projectRoot } from '../config/root.ts';
import { testDatabase } from '../testing/database.ts';
import { type Db, isMigrated, type Migration, migrate, openPostgres, readMigrations } from './index.ts';

const file = (name: string, text: string): Migration => ({
  room: 'src/test',
  name,
  sql: text,
  checksum: createHash('sha256').update(text).digest('hex'),
});
// what the ground of every database brings
const ground = file(
  '0001-ground.sql',
  'create role fourfold_app; grant usage on schema app to fourfold_app; grant select on app.migration to fourfold_app',
);
const roles =
  testDatabase === 'postgres' ? { ...ground, sql: ground.sql.replace('create role fourfold_app;', '') } : ground;
const first = file('0002-first.sql', 'create table public.first (n int)');

describe('migrations', () => {
  const made = databases();
  let db: Db;
  const tables = () =>
    db.asOwner(async (owner) => {
      const { rows } = await sql<{ name: string }>`
        select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(owner);
      return rows.map(({ name }) => name);
    });

  beforeAll(async () => {
    db = await made.own();
  }, 120_000);
  afterAll(() => made.close(), 60_000);

  it('run once each, in their order', async () => {
    expect(await migrate(db, [roles, first])).toEqual(['src/test/0001-ground.sql', 'src/test/0002-first.sql']);
    expect(await migrate(db, [roles, first])).toEqual([]);
    expect(await isMigrated(db, [roles, first])).toBe(true);
    expect(await isMigrated(db, [roles, first, file('0003-more.sql', 'select 1')])).toBe(false);
  });

  it('leave nothing of one that fails, and what ran before it stays', async () => {
    const good = file('0003-good.sql', 'create table public.good (n int)');
    const half = file('0004-half.sql', 'create table public.half (n int); select 1 / 0');
    await expect(migrate(db, [roles, first, good, half])).rejects.toMatchObject({ code: '22012' });
    expect(await tables()).toEqual(['first', 'good']);
    const mended = file('0004-half.sql', 'create table public.half (n int)');
    expect(await migrate(db, [roles, first, good, mended])).toEqual(['src/test/0004-half.sql']);
  });

  it('refuse a file that was changed after it ran', async () => {
    const changed = file('0002-first.sql', 'create table public.first (n bigint)');
    await expect(migrate(db, [roles, changed])).rejects.toMatchObject({
      code: 'MIGRATION_CHANGED',
      values: { migration: 'src/test/0002-first.sql' },
    });
  });

  it('refuse a database that a newer program has been at', async () => {
    await expect(isMigrated(db, [roles])).rejects.toMatchObject({ code: 'DATABASE_NEWER_THAN_PROGRAM' });
    await expect(migrate(db, [roles])).rejects.toMatchObject({
      code: 'DATABASE_NEWER_THAN_PROGRAM',
      values: { migration: expect.stringMatching(/^src\/test\/000[234]/) },
    });
  });

  it.runIf(testDatabase === 'postgres')('run once also where two servers start at the same moment', async () => {
    const logins = await made.logins();
    const two = await Promise.all([openPostgres(logins), openPostgres(logins)]);
    const slow = file('0002-slow.sql', 'select pg_sleep(0.3); create table public.slow (n int)');
    const ran = await Promise.all(two.map((one) => migrate(one, [roles, slow])));
    expect(ran.map((names) => names.length).sort()).toEqual([0, 2]);
    await Promise.all(two.map((one) => one.close()));
  });
});

describe('the files of a room', () => {
  const root = mkdtempSync(join(tmpdir(), 'fourfold-rooms-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const room = (name: string, files: Record<string, string>): string => {
    mkdirSync(join(root, name, 'migrations'), { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(root, name, 'migrations', file), text);
    return relative(projectRoot, join(root, name));
  };

  it('are read in the order of their numbers, and say the same under every line ending', () => {
    const [unix] = readMigrations([room('unix', { '0001-a.sql': 'select 1;\nselect 2;\n' })]);
    const dos = readMigrations([room('dos', { '0002-b.sql': 'select 3', '0001-a.sql': 'select 1;\r\nselect 2;\r\n' })]);
    expect(dos.map(({ name }) => name)).toEqual(['0001-a.sql', '0002-b.sql']);
    expect(dos[0]?.checksum).toBe(unix?.checksum);
  });

  it('may not leave out a number, or give it twice', () => {
    expect(() => readMigrations([room('gap', { '0001-a.sql': '', '0003-c.sql': '' })])).toThrow('expected number 2');
    expect(() => readMigrations([room('twice', { '0001-a.sql': '', '0001-b.sql': '' })])).toThrow('expected number 2');
  });
});
