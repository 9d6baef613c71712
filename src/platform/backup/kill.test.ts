import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Db, migrate, openPGlite, openPostgres } from '../db/index.ts';
import { testDatabase } from '../testing/database.ts';
import { program } from '../testing/program.ts';
import { backup, identityFile, makeIdentity, restore, verifyBackup } from './index.ts';
import { databases } from './testing/databases.ts';
import { fillKinds, kindsMigrations } from './testing/kinds.ts';

const made = databases();
const migrations = kindsMigrations();
let folder: string;
let file: string;
let keys: { identity: string; recipient: string };
let logins: { url: string; ownerUrl: string } | undefined;

const embedded = () => ({ folder: join(folder, 'database'), token: 'test' });
const openIt = (): Promise<Db> => (logins ? openPostgres({ ...logins, connections: 2 }) : openPGlite(embedded()));
const using = async <T>(work: (db: Db) => Promise<T>): Promise<T> => {
  const db = await openIt();
  return work(db).finally(() => db.close());
};
const rowsIn = (db: Db): Promise<number> =>
  db.asOwner(async (owner) => {
    const { rows } = await sql<{
      n: number;
    }>`select (select count(*) from kinds.every) + (select count(*) from kinds.tree)
      + (select count(*) from kinds.loose) as n`.execute(owner);
    return Number(rows[0]?.n);
  });

/** Runs the child up to the middle of its work, then kills it as a power cut would. */
const killHalfway = async (act: 'save' | 'load', path: string): Promise<void> => {
  const script = fileURLToPath(new URL('./testing/child.ts', import.meta.url));
  const env = {
    PATH: process.env.PATH ?? '',
    ...(logins ? { DATABASE_URL: logins.url, DATABASE_OWNER_URL: logins.ownerUrl } : {}),
  };
  const child: ChildProcess = spawn(process.execPath, [await program(script), act, path, join(folder, 'database')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const said = child.stdout ? once(child.stdout, 'data').then(([chunk]) => String(chunk)) : Promise.resolve('');
  expect(await Promise.race([said, ended.then(() => 'ended by itself')])).toBe('halfway\n');
  child.kill('SIGKILL');
  expect((await ended)[1]).toBe('SIGKILL');
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fourfold-kill-'));
  file = join(folder, 'whole.age');
  keys = await makeIdentity();
  logins = testDatabase === 'postgres' ? await made.logins() : undefined;
  const source = await made.pglite(migrations);
  await source.asOwner((db) => fillKinds(db, 2_000));
  await backup(source, [{ name: 'Ana', key: keys.recipient }], file);
  writeFileSync(`${file}.identity`, identityFile(keys));
  const empty = logins
    ? await openIt()
    : await openPGlite({ ...embedded(), template: await made.template(migrations) });
  await migrate(empty, migrations);
  await empty.close();
  await made.letGo();
}, 120_000);
afterAll(async () => {
  await made.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('kill -9', () => {
  it('in the middle of a restore leaves the database empty, and the next try succeeds', async () => {
    await killHalfway('load', file);
    expect(await using(rowsIn)).toBe(0);
    const report = await using((db) => restore(db, keys.identity, file));
    expect(report).toEqual(await verifyBackup(keys.identity, file));
    expect(await using(rowsIn)).toBe(2_090);
  }, 120_000);

  it('in the middle of a backup leaves no file under its name, and the next try succeeds', async () => {
    const path = join(folder, 'killed.age');
    writeFileSync(`${path}.recipients`, keys.recipient);
    await killHalfway('save', path);
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(folder).filter((name) => /^killed\.age\.\d+\.partial$/.test(name))).toHaveLength(1);
    const report = await using((db) => backup(db, [{ name: 'Ana', key: keys.recipient }], path));
    expect(await verifyBackup(keys.identity, path)).toEqual(report);
    expect(report.rows).toBe((await verifyBackup(keys.identity, file)).rows);
  }, 120_000);
});
