import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrationRooms } from '../../../capabilities.ts';
import {
  type Db,
  type EmbeddedDb,
  type Migration,
  migrate,
  openPGlite,
  openPostgres,
  readMigrations,
} from '../../db/index.ts';
import { testDatabase } from '../../testing/database.ts';
import { migratedTemplate } from '../../testing/embedded.ts';

/** Databases a test makes for itself; `close` removes them. */
export interface Databases {
  /** Embedded, in memory; without migrations it has no tables. With them, the platform's own are among them. */
  pglite(migrations?: readonly Migration[]): Promise<Db>;
  /** A data folder with these migrations, to start an embedded database from. */
  template(migrations: readonly Migration[]): Promise<Uint8Array>;
  /** Of the kind this run is on. */
  own(migrations?: readonly Migration[]): Promise<Db>;
  /** Logins to a new database of the server. */
  logins(): Promise<{ url: string; ownerUrl: string }>;
  /** Those opened so far stay until `close`. */
  keep(): void;
  /** Closes the others: each embedded one takes some 250 MB. */
  letGo(): Promise<void>;
  close(): Promise<void>;
}

const to = (url: string, database: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
};

export const databases = (): Databases => {
  const open: Db[] = [];
  let kept = 0;
  const made: string[] = [];
  const templates = new Map<readonly Migration[] | undefined, Uint8Array>();
  const { DATABASE_URL: url = '', DATABASE_OWNER_URL: ownerUrl = '' } = process.env;

  const asOwner = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  const logins: Databases['logins'] = async () => {
    const name = `backup_${process.pid}_${randomBytes(4).toString('hex')}`;
    await asOwner(`create database ${name} template template0`);
    made.push(name);
    return { url: to(url, name), ownerUrl: to(ownerUrl, name) };
  };
  const pglite: Databases['pglite'] = async (migrations) => {
    const template =
      templates.get(migrations) ?? (migrations ? await migratedTemplate(readMigrations(migrationRooms)) : undefined);
    const db: EmbeddedDb = await openPGlite({ folder: null, token: 'test', ...(template ? { template } : {}) });
    open.push(db);
    if (!templates.has(migrations)) {
      if (migrations) await migrate(db, migrations);
      templates.set(migrations, await db.dump());
    }
    return db;
  };
  return {
    pglite,
    template: async (migrations) => {
      if (!templates.has(migrations)) await pglite(migrations);
      return templates.get(migrations) ?? new Uint8Array(0);
    },
    logins,
    own: async (migrations) => {
      if (testDatabase === 'pglite') return pglite(migrations);
      const db = await openPostgres({ ...(await logins()), connections: 2 });
      open.push(db);
      if (migrations) await migrate(db, migrations);
      return db;
    },
    keep: () => {
      kept = open.length;
    },
    letGo: async () => {
      for (const db of open.splice(kept)) await db.close();
    },
    close: async () => {
      for (const db of open) await db.close();
      for (const name of made) await asOwner(`drop database ${name} with (force)`);
    },
  };
};
