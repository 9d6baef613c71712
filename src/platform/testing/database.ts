import { type Db, migrate, openPGlite, openPostgres, readMigrations } from '../db/index.ts';

export type TestDatabase = 'pglite' | 'postgres';

/** Which database this run is on: `FOURFOLD_TEST_DATABASE=postgres` with `DATABASE_URL` and `DATABASE_OWNER_URL`, else PGlite in memory. */
export const testDatabase: TestDatabase = process.env.FOURFOLD_TEST_DATABASE === 'postgres' ? 'postgres' : 'pglite';

const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} must be set to test on PostgreSQL; scripts/test.mjs does it`);
  return value;
};

// One database a worker process: the first start of PGlite takes seconds. Tests live apart in organisations of their own.
const shared = globalThis as { fourfoldTestDb?: Promise<Db> };

/** The migrated database of this test process. */
export const testDb = (rooms: readonly string[]): Promise<Db> => {
  shared.fourfoldTestDb ??= (async () => {
    const db =
      testDatabase === 'postgres'
        ? await openPostgres({ url: need('DATABASE_URL'), ownerUrl: need('DATABASE_OWNER_URL'), connections: 4 })
        : await openPGlite({ folder: null, token: 'test' });
    await migrate(db, readMigrations(rooms));
    return db;
  })();
  return shared.fourfoldTestDb;
};
