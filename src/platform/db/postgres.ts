import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { Refusal } from '../errors/index.ts';
import { bind } from './kysely.ts';
import type { Db } from './port.ts';
import { inOurWords, storageTrouble } from './trouble.ts';

const types = new pg.TypeOverrides();
const integer = (text: string): number => {
  const n = Number(text);
  if (!Number.isSafeInteger(n)) throw new Error(`DB_INTEGER_TOO_LARGE ${text}`);
  return n;
};
types.setTypeParser(pg.types.builtins.INT8, integer);
types.setTypeParser(pg.types.builtins.DATE, (text) => text);
types.setTypeParser(pg.types.builtins.TIMESTAMP, (text) => text);
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) =>
  new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString(),
);
types.setTypeParser(pg.types.builtins.NUMERIC, (text) => text);
types.setTypeParser(pg.types.builtins.BYTEA, (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')));

/** A line that breaks is reported by the query that needs it; without these listeners it would end the process. */
const poolOf = (connectionString: string, max: number): pg.Pool => {
  const pool = new pg.Pool({
    connectionString,
    max,
    types,
    options: '-c timezone=UTC',
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
};

export interface PostgresOptions {
  /** The server's own login: no superuser, no BYPASSRLS, owner of nothing, member of the server role. */
  readonly url: string;
  /** The owner's login, for migrations, backup and restore. Without it they are refused. */
  readonly ownerUrl?: string | undefined;
  readonly connections?: number;
}

/**
 * Opens PostgreSQL 15 or later.
 *
 * @throws Refusal DATABASE_ROLE_TOO_STRONG when row level security would not hold the server's login
 * @throws Refusal DATABASE_TOO_OLD below PostgreSQL 15
 */
export const openPostgres = async ({ url, ownerUrl, connections = 16 }: PostgresOptions): Promise<Db> => {
  const over = (pool: pg.Pool) => new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) });
  const kysely = over(poolOf(url, connections));
  const owner = ownerUrl ? over(poolOf(ownerUrl, 2)) : null;

  let closed: Promise<unknown> | undefined;
  const close = async (): Promise<void> => {
    closed ??= Promise.all([kysely.destroy(), owner?.destroy()]);
    await closed;
  };
  try {
    const { rows } = await sql<{ version: number; strong: boolean; owns: boolean }>`
      select current_setting('server_version_num')::int as version, rolsuper or rolbypassrls as strong,
        exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relowner = r.oid and c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)') as owns
      from pg_roles r where rolname = session_user`.execute(kysely);
    const [role] = rows;
    if (!role || role.version < 150_000) throw new Refusal('DATABASE_TOO_OLD', { found: role?.version ?? 0 });
    if (role.strong || role.owns) throw new Refusal('DATABASE_ROLE_TOO_STRONG');
  } catch (error) {
    await close();
    throw storageTrouble(error);
  }

  return {
    kind: 'postgres',
    transaction: (behalf, fn) =>
      inOurWords(() =>
        kysely.transaction().execute(async (tx) => {
          await bind(tx, behalf);
          return fn(tx);
        }),
      ),
    asOwner: (fn) =>
      inOurWords(async () => {
        if (!owner) throw new Refusal('DATABASE_OWNER_URL_MISSING');
        return owner.connection().execute(fn);
      }),
    hasRoom: () => true,
    // autovacuum and the checkpointer do this on a server
    checkpoint: async () => {},
    vacuum: async () => {},
    close,
  };
};
