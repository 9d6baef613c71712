import { createHash } from 'node:crypto';
import pg from 'pg';
import { type Migration, migrate, openPostgres } from '../db/index.ts';

export interface Logins {
  readonly url: string;
  readonly ownerUrl: string;
}

/** Any number of ours that nobody else's advisory locks use. */
const lockSpace = 4243;

const to = (url: string, database: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
};

/** A number this process holds until it ends, so that test processes that run at once keep out of each other's databases. */
const claimNumber = async (keeper: pg.Client): Promise<number> => {
  for (let n = 1; n < 100; n++) {
    const { rows } = await keeper.query('select pg_try_advisory_lock($1, $2) as mine', [lockSpace, n]);
    if (rows[0].mine) return n;
  }
  throw new Error('a hundred test processes hold a database on this server');
};

/** Migrates a database once; every test process copies it. Its name says which migrations it holds. */
const makeTemplate = async (keeper: pg.Client, base: Logins, prefix: string, all: readonly Migration[]) => {
  const state = createHash('sha256')
    .update(all.map((m) => m.checksum).join())
    .digest('hex')
    .slice(0, 12);
  const name = `${prefix}_template_${state}`;
  const { rows } = await keeper.query<{ datname: string }>('select datname from pg_database where datname like $1', [
    `${prefix}\\_template\\_%`,
  ]);
  const there = rows.map((row) => row.datname);
  if (there.includes(name)) return name;

  for (const old of there) await keeper.query(`drop database ${old} with (force)`);
  const building = `${prefix}_template_building`;
  await keeper.query(`create database ${building}`);
  const db = await openPostgres({
    url: to(base.url, building),
    ownerUrl: to(base.ownerUrl, building),
    connections: 1,
  });
  await migrate(db, all);
  await db.close();
  await keeper.query(`alter database ${building} rename to ${name}`);
  return name;
};

/**
 * A migrated PostgreSQL database for this test process alone, beside the one the logins name.
 *
 * @param base logins to an existing database; the owner may create databases
 */
export const ownPostgres = async (base: Logins, all: readonly Migration[]): Promise<Logins> => {
  const prefix = new URL(base.ownerUrl).pathname.slice(1);
  if (!/^[a-z_][a-z0-9_]*$/.test(prefix)) throw new Error(`${prefix}: give the test database a plain lower-case name`);
  const keeper = new pg.Client({ connectionString: base.ownerUrl });
  await keeper.connect();
  const own = `${prefix}_${await claimNumber(keeper)}`;
  await keeper.query('select pg_advisory_lock($1, 0)', [lockSpace]);
  try {
    const template = await makeTemplate(keeper, base, prefix, all);
    await keeper.query(`drop database if exists ${own} with (force)`);
    await keeper.query(`create database ${own} template ${template}`);
  } finally {
    await keeper.query('select pg_advisory_unlock($1, 0)', [lockSpace]);
  }
  return { url: to(base.url, own), ownerUrl: to(base.ownerUrl, own) };
};
