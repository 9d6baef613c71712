import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type EmbeddedDb, openPGlite, type Tx } from './index.ts';
import { lowBytes, reserveBytes } from './reserve.ts';
import { describeOnSmallDisk } from './testing/small-disk.ts';

const megabyte = 1024 * 1024;
const perWrite = 500;
const asPlatform = { orgId: null, userId: null, system: true } as const;

describeOnSmallDisk('a full disk', 320, ({ folder, free, fill, empty, remove }) => {
  const reserve = join(folder, 'database/reserve');
  const heard: string[] = [];
  let db: EmbeddedDb;
  let n = 0;
  const open = () =>
    openPGlite({ folder: join(folder, 'database'), token: 'test', onStop: (code) => heard.push(code) });
  /** About half a megabyte of log. */
  const write = (tx: Tx) =>
    sql`insert into public.note select g + ${++n * 1000}, repeat(md5(g::text), 20)
      from generate_series(1, ${perWrite}::int) g`.execute(tx);
  /** Megabytes of log and nothing else, in one statement. */
  const log = (size: number) =>
    db.asOwner((owner) =>
      sql`select pg_logical_emit_message(true, 'test', repeat('x', ${megabyte}::int))
        from generate_series(1, ${size}::int)`.execute(owner),
    );
  const count = (): Promise<number> =>
    db.transaction(asPlatform, async (tx) => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from public.note`.execute(tx);
      return rows[0]?.n ?? -1;
    });
  beforeAll(async () => {
    db = await open();
    await db.asOwner(async (owner) => {
      await sql`create role fourfold_app`.execute(owner);
      await sql`create table public.note (n int primary key, body text)`.execute(owner);
      await sql`grant select, insert on public.note to fourfold_app`.execute(owner);
    });
  }, 120_000);
  afterAll(async () => {
    await db.close();
    remove();
  });

  it('ends long work before the end of the disk, whole or not at all, and goes on reading', async () => {
    expect(db.hasRoom()).toBe(true);
    const long = db.transaction(asPlatform, async (tx) => {
      for (;;) {
        fill(Math.max(lowBytes - 4096, free() - 8 * megabyte));
        await write(tx);
      }
    });
    await expect(long).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    expect(db.hasRoom()).toBe(false);
    expect(await count()).toBe(0);
  }, 60_000);

  it('leaves room for the small things that reads and signing in write', async () => {
    fill(reserveBytes);
    for (let i = 0; i < 20; i++) await db.transaction(asPlatform, write);
    expect(await count()).toBe(20 * perWrite);
    expect(db.hasRoom()).toBe(false);
  });

  it('takes writes again, without a restart, once there is room', async () => {
    empty();
    expect(db.hasRoom()).toBe(true);
    await db.transaction(asPlatform, write);
    expect(await count()).toBe(21 * perWrite);
  });

  it('lets the log take the place that was set aside for it', async () => {
    expect(db.hasRoom()).toBe(true);
    fill(lowBytes + megabyte);
    await log(90);
    expect(existsSync(reserve)).toBe(false);
    expect(heard).toEqual([]);
    await db.checkpoint();
    empty();
    expect(db.hasRoom()).toBe(true);
  }, 60_000);

  it('is survived where even the log finds no room: every call is refused at once, and goes on by itself when there is some', async () => {
    const before = await count();
    rmSync(reserve);
    fill(8 * megabyte);
    await expect(log(200)).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    expect(heard).toEqual(['STORAGE_FULL']);
    for (let i = 0; i < 3; i++) await expect(count()).rejects.toMatchObject({ code: 'STORAGE_FULL' });

    empty();
    await vi.waitFor(async () => expect(await count()).toBe(before), { timeout: 30_000, interval: 500 });
    await db.transaction(asPlatform, write);
    expect(await count()).toBe(before + perWrite);
  }, 90_000);

  it('leaves a clean next start, on the full disk itself', async () => {
    const before = await count();
    expect(db.hasRoom()).toBe(true);
    fill(0);
    await db.close();
    db = await open();
    expect(await count()).toBe(before);
    expect(db.hasRoom()).toBe(false);
  }, 60_000);
});
