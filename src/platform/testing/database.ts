import { type Db, openPostgres, readMigrations } from '../db/index.ts';
import { ownPGlite } from './embedded.ts';
import { type Logins, ownPostgres } from './postgres.ts';

export type TestDatabase = 'pglite' | 'postgres';

/** Which database this run is on: `FOURFOLD_TEST_DATABASE=postgres` with `DATABASE_URL` and `DATABASE_OWNER_URL`, else PGlite in memory. */
export const testDatabase: TestDatabase = process.env.FOURFOLD_TEST_DATABASE === 'postgres' ? 'postgres' : 'pglite';

const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} must be set to test on PostgreSQL; scripts/test.mjs does it`);
  return value;
};

interface Shared {
  fourfoldTestDb?: Promise<Db>;
  fourfoldTestLogins?: Promise<Logins>;
}

// One database a worker process: the first start of PGlite takes seconds. Tests live apart in organisations of their own.
const shared = globalThis as Shared;

/** The logins to the PostgreSQL database of this test process, for tests that open it themselves. */
export const testLogins = (rooms: readonly string[]): Promise<Logins> => {
  shared.fourfoldTestLogins ??= ownPostgres(
    { url: need('DATABASE_URL'), ownerUrl: need('DATABASE_OWNER_URL') },
    readMigrations(rooms),
  );
  return shared.fourfoldTestLogins;
};

/** The migrated database of this test process. */
export const testDb = (rooms: readonly string[]): Promise<Db> => {
  shared.fourfoldTestDb ??=
    testDatabase === 'postgres'
      ? testLogins(rooms).then((logins) => openPostgres({ ...logins, connections: 4 }))
      : ownPGlite(readMigrations(rooms));
  return shared.fourfoldTestDb;
};
