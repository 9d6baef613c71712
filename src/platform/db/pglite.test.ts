import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedDb, openPGlite } from './index.ts';
import { reserveBytes } from './reserve.ts';

const asPlatform = { orgId: null, userId: null, system: true } as const;
const stopped = { code: 'STORAGE_UNAVAILABLE' };

describe('the embedded database on a real folder', () => {
  let folder: string;
  let db: EmbeddedDb;
  const heard: string[] = [];
  const open = (token = 'test') => openPGlite({ folder, token, onStop: (code) => heard.push(code) });
  const insert = (n: number) =>
    db.transaction(asPlatform, (tx) => sql`insert into public.note (n) values (${n})`.execute(tx));
  const notes = () =>
    db.transaction(asPlatform, async (tx) => {
      const { rows } = await sql<{ n: number }>`select n from public.note order by n`.execute(tx);
      return rows.map(({ n }) => n);
    });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fourfold-embedded-'));
    // a first start that was cut off in the middle
    mkdirSync(join(folder, 'pgdata'));
    writeFileSync(join(folder, 'pgdata/PG_VERSION'), '17\n');
    writeFileSync(join(folder, 'making'), '');
    db = await open();
    await db.asOwner(async (owner) => {
      await sql`create role fourfold_app`.execute(owner);
      await sql`create table public.note (n int primary key)`.execute(owner);
      await sql`grant select, insert on public.note to fourfold_app`.execute(owner);
    });
  }, 120_000);
  afterAll(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is made anew where its first start was cut off', () => {
    expect(existsSync(join(folder, 'making'))).toBe(false);
  });

  it('asks the disk to keep each commit, once, and nothing for a read', async () => {
    await insert(1);
    const before = await db.syncs();
    for (let n = 2; n <= 21; n++) await insert(n);
    const written = await db.syncs();
    expect(written - before).toBe(20);
    for (let i = 0; i < 20; i++) await notes();
    expect((await db.syncs()) - written).toBe(0);
  });

  it('lets nobody else open the folder', async () => {
    await expect(open('second')).rejects.toMatchObject({ code: 'DATA_FOLDER_IN_USE', values: { pid: process.pid } });
  });

  it('refuses what was under way when its thread died, and starts again with all that was committed', async () => {
    const before = await notes();
    const sleeping = db.transaction(asPlatform, (tx) => sql`select pg_sleep(30)`.execute(tx));
    const half = expect(
      db.transaction(asPlatform, async (tx) => {
        await sql`insert into public.note (n) values (1000)`.execute(tx);
        await db.crash();
        await sql`insert into public.note (n) values (1001)`.execute(tx);
      }),
    ).rejects.toMatchObject(stopped);
    const died = expect(sleeping).rejects.toMatchObject(stopped);
    await db.crash();
    await died;
    await half;
    expect(await notes()).toEqual(before);
    await insert(22);
    expect(heard).toEqual(['STORAGE_UNAVAILABLE', 'STORAGE_UNAVAILABLE']);
  }, 60_000);

  it('sets room aside for the day the disk is full', () => {
    expect(db.hasRoom()).toBe(true);
    expect(existsSync(join(folder, 'reserve'))).toBe(true);
    expect(reserveBytes).toBeGreaterThan(2 * 16 * 1024 * 1024);
  });

  it('finishes what was asked before it closes, closes twice without complaint, and refuses afterwards', async () => {
    const last = insert(23);
    await Promise.all([db.close(), db.close()]);
    await last;
    await expect(notes()).rejects.toMatchObject(stopped);
    await expect(db.checkpoint()).rejects.toMatchObject(stopped);
    db = await open();
    expect(await notes()).toContain(23);
  }, 60_000);
});

describe('the embedded database in memory', () => {
  it('is gone when its thread died, and says so at once', async () => {
    const db = await openPGlite({ folder: null, token: 'test' });
    await db.crash();
    await expect(db.checkpoint()).rejects.toMatchObject(stopped);
    await db.close();
  }, 60_000);
});
