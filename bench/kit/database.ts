import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { readConfig } from '../../src/platform/config/index.ts';
import { projectRoot } from '../../src/platform/config/root.ts';
import type { Kernel } from '../../src/platform/kernel/index.ts';
import { openKernel } from '../../src/server/open-kernel.ts';

export type Kind = 'PostgreSQL' | 'PGlite';

/** One for the process: what one opening of the database seals, the next one opens. */
const vaultKey = process.env.FOURFOLD_VAULT_KEY ?? randomBytes(32).toString('base64');

/** As wide as the server's own pool. */
const connections = 16;

export interface Database {
  readonly kind: Kind;
  readonly kernel: Kernel;
  /** A statement by itself, without transaction, role or row level security: what a peer without the platform would send. */
  raw<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** The databases of this run: PGlite always, PostgreSQL where `scripts/bench.mjs` started one. */
export const kinds: readonly Kind[] = (['PostgreSQL', 'PGlite'] as const).filter(
  (kind) =>
    (kind === 'PGlite' || process.env.DATABASE_OWNER_URL) &&
    (!process.env.BENCH_DATABASE || process.env.BENCH_DATABASE.toLowerCase() === kind.toLowerCase()),
);

export const databaseVersions = async (): Promise<string[]> => {
  const pglite = join(projectRoot, 'node_modules/@electric-sql/pglite/package.json');
  const { version } = JSON.parse(readFileSync(pglite, 'utf8')) as { version: string };
  const versions = [`PGlite ${version}`];
  if (process.env.DATABASE_OWNER_URL) {
    const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    await client.end();
    versions.unshift(`PostgreSQL ${rows[0]?.server_version.split(' ')[0]} (fsync on)`);
  }
  return versions;
};

/** Opens the platform as the server does, on an empty database: PostgreSQL with the server's weak login, or a fresh folder of PGlite. */
export const openDatabase = async (kind: Kind): Promise<Database> => {
  const folder = mkdtempSync(join(tmpdir(), 'fourfold-bench-'));
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env;
  const kernel = await openKernel(
    readConfig({
      FOURFOLD_DATA: folder,
      FOURFOLD_VAULT_KEY: vaultKey,
      FOURFOLD_LOG: 'error',
      ...(kind === 'PostgreSQL' ? { DATABASE_URL, DATABASE_OWNER_URL } : {}),
    }),
    () => {},
  );
  const pool =
    kind === 'PostgreSQL' ? new pg.Pool({ connectionString: DATABASE_OWNER_URL as string, max: connections }) : null;
  return {
    kind,
    kernel,
    raw: async <Row>(text: string, parameters: readonly unknown[] = []) => {
      if (pool) return (await pool.query(text, [...parameters])).rows as Row[];
      const { rows } = await kernel.db.asOwner((db) => db.executeQuery(CompiledQuery.raw(text, [...parameters])));
      return rows as Row[];
    },
    close: async () => {
      await pool?.end();
      await kernel.db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
