import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../backup/testing/databases.ts';
import { testDatabase } from '../testing/database.ts';
import { openPostgres } from './index.ts';

const asPlatform = { orgId: null, userId: null, system: true } as const;

describe.runIf(testDatabase === 'postgres')('opening PostgreSQL', () => {
  const made = databases();
  let url: string;
  let ownerUrl: string;
  beforeAll(async () => {
    ({ url, ownerUrl } = await made.logins());
  });
  afterAll(() => made.close());
  const opened = async (logins: { url: string; ownerUrl?: string }) => {
    const db = await openPostgres({ ...logins, connections: 1 });
    await db.close();
    return db.kind;
  };
  const asUser = (user: string): string => {
    const changed = new URL(url);
    changed.username = user;
    return changed.href;
  };

  it('takes a login that row level security holds', async () => {
    expect(await opened({ url })).toBe('postgres');
  });

  it('refuses a superuser, to whom no rule applies', async () => {
    await expect(opened({ url: asUser('postgres') })).rejects.toMatchObject({ code: 'DATABASE_ROLE_TOO_STRONG' });
  });

  it('refuses the owner of a table, who may lift its rules', async () => {
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await owner.query('create table public.mine (n int)').finally(() => owner.end());
    await expect(opened({ url: ownerUrl })).rejects.toMatchObject({ code: 'DATABASE_ROLE_TOO_STRONG' });
    expect(await opened({ url, ownerUrl })).toBe('postgres');
  });

  it('says that nobody answers, rather than wait', async () => {
    const nobody = new URL(url);
    nobody.search = '?host=/nowhere';
    await expect(opened({ url: nobody.href })).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  });

  it("refuses the owner's work where it was given no owner", async () => {
    const db = await openPostgres({ url, connections: 1 });
    await expect(db.asOwner(async () => 1)).rejects.toMatchObject({ code: 'DATABASE_OWNER_URL_MISSING' });
    await db.close();
  });

  it('refuses work under way when the server ends the line, and takes the next', async () => {
    const db = await openPostgres({ url, connections: 1 });
    const cut = db.transaction(asPlatform, async (tx) => {
      await sql`select set_config('role', 'none', true)`.execute(tx);
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
      await sql`select 1`.execute(tx);
    });
    await expect(cut).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    await db.transaction(asPlatform, (tx) => sql`select 1`.execute(tx));
    await Promise.all([db.close(), db.close()]);
    await expect(db.transaction(asPlatform, async () => 1)).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  });
});
