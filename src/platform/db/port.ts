import type { Kysely, Transaction } from 'kysely';
import type { Id } from '../contract/index.ts';

/** No table in general: each capability looks through its own glasses, `tx.withTables<Tables>()`. */
type NoTables = Record<never, never>;

/** A transaction that is bound to an actor. There is no other way to the tables. */
export type Tx = Transaction<NoTables>;

/** On whose behalf a transaction runs; row level security reads it (`app.org_id()`, `app.user_id()`, `app.is_system()`). */
export interface Behalf {
  readonly orgId: Id | null;
  readonly userId: Id | null;
  /** Work of the platform itself across organisations: sign-in, the job queue, backup, verification. Never set from a request. */
  readonly system?: true;
}

export interface Db {
  readonly kind: 'pglite' | 'postgres';
  /** Runs `fn` in one transaction as the server role, under row level security; commits when it resolves, rolls back when it throws. */
  transaction<T>(behalf: Behalf, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** As the owner of the tables, without row level security: migrations, backup and restore only. */
  asOwner<T>(fn: (db: Kysely<NoTables>) => Promise<T>): Promise<T>;
  /** False while the disk of the embedded database is nearly full: then nothing that writes should begin. A server looks after its own. */
  hasRoom(): boolean;
  /** Bounds what a restart has to replay. PostgreSQL does it by itself. */
  checkpoint(): Promise<void>;
  /** VACUUM (ANALYZE): frees dead rows and takes stock of the tables. PostgreSQL does it by itself. */
  vacuum(): Promise<void>;
  close(): Promise<void>;
}

/** The role every transaction runs as. It owns nothing, is no superuser, and row level security holds it. */
export const serverRole = 'fourfold_app';
