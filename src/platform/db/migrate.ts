import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { projectRoot } from '../config/root.ts';
import { Refusal } from '../errors/index.ts';
import type { Db } from './port.ts';
import { splitStatements } from './split-statements.ts';

export interface Migration {
  /** The room that owns it, e.g. `src/plan`. */
  readonly room: string;
  /** `0001-nodes.sql` */
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** Reads the numbered `.sql` files of the rooms, in the order of the rooms. Numbers start at 0001 and leave no gap. */
export const readMigrations = (rooms: readonly string[]): Migration[] =>
  rooms.flatMap((room) => {
    const folder = join(projectRoot, room, 'migrations');
    if (!existsSync(folder)) return [];
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort();
    return names.map((name, i) => {
      if (Number(name.slice(0, 4)) !== i + 1) throw new Error(`${room}/migrations/${name}: expected number ${i + 1}`);
      const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
      return { room, name, sql: text, checksum: createHash('sha256').update(text).digest('hex') };
    });
  });

type Applied = { room: string; name: string; checksum: string };

const appliedSoFar = async (db: Kysely<Record<never, never>>): Promise<Applied[]> => {
  const { rows: known } = await sql<{ there: boolean }>`
    select to_regclass('app.migration') is not null as there`.execute(db);
  if (!known[0]?.there) return [];
  const { rows } = await sql<Applied>`select room, name, checksum from app.migration`.execute(db);
  return rows;
};

/** Which migrations are still to run; throws where the database and the program disagree about the past. */
const pendingAfter = (applied: readonly Applied[], all: readonly Migration[]): Migration[] => {
  const key = (m: { room: string; name: string }): string => `${m.room}/${m.name}`;
  const ours = new Map(all.map((m) => [key(m), m]));
  for (const row of applied) {
    const mine = ours.get(key(row));
    if (!mine) throw new Refusal('DATABASE_NEWER_THAN_PROGRAM', { migration: key(row) });
    if (mine.checksum !== row.checksum) throw new Refusal('MIGRATION_CHANGED', { migration: key(row) });
  }
  const done = new Set(applied.map(key));
  return all.filter((m) => !done.has(key(m)));
};

/**
 * Brings the database to the program's state: forward only, each file in one transaction, one migrator at a time.
 *
 * @returns the names of what ran
 * @throws Refusal DATABASE_NEWER_THAN_PROGRAM, MIGRATION_CHANGED
 */
export const migrate = async (db: Db, all: readonly Migration[]): Promise<string[]> =>
  db.asOwner(async (owner) => {
    await sql`select pg_advisory_lock(4242)`.execute(owner);
    try {
      await sql`create schema if not exists app`.execute(owner);
      await sql`create table if not exists app.migration (
        room text not null, name text not null, checksum text not null, applied_at timestamptz not null default now(),
        primary key (room, name))`.execute(owner);
      const pending = pendingAfter(await appliedSoFar(owner), all);
      for (const { room, name, checksum, sql: text } of pending) {
        await owner.transaction().execute(async (tx) => {
          for (const statement of splitStatements(text)) await sql.raw(statement).execute(tx);
          await sql`insert into app.migration (room, name, checksum) values (${room}, ${name}, ${checksum})`.execute(
            tx,
          );
        });
      }
      return pending.map((m) => `${m.room}/${m.name}`);
    } finally {
      await sql`select pg_advisory_unlock(4242)`.execute(owner);
    }
  });

/** Whether every migration has run; on PostgreSQL the server asks this with its own weak role. */
export const isMigrated = (db: Db, all: readonly Migration[]): Promise<boolean> =>
  db.transaction({ orgId: null, userId: null, system: true }, async (tx) => {
    return pendingAfter(await appliedSoFar(tx), all).length === 0;
  });
