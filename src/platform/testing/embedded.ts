import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../config/root.ts';
import { type Db, type Migration, migrate, openPGlite } from '../db/index.ts';

const cache = join(projectRoot, 'node_modules/.cache/fourfold');

const stateOf = (all: readonly Migration[]): string => {
  const { version } = JSON.parse(
    readFileSync(join(projectRoot, 'node_modules/@electric-sql/pglite/package.json'), 'utf8'),
  ) as { version: string };
  const text = [version, ...all.map((m) => m.checksum)].join();
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
};

/** The data folder of a migrated database, as a tar file. The first test process makes it, which takes seconds. */
export const migratedTemplate = async (all: readonly Migration[]): Promise<Uint8Array> => {
  const file = join(cache, `pglite-${stateOf(all)}.tar`);
  if (existsSync(file)) return readFileSync(file);

  const db = await openPGlite({ folder: null, token: 'test' });
  await migrate(db, all);
  const template = await db.dump();
  await db.close();
  mkdirSync(cache, { recursive: true });
  for (const old of readdirSync(cache).filter((other) => other.endsWith('.tar')))
    rmSync(join(cache, old), { force: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, template);
  renameSync(beside, file);
  return template;
};

/** Puts a migrated, empty database where a server with this data folder looks for it; making it there anew takes seconds. */
export const migratedFolder = async (dataFolder: string, all: readonly Migration[]): Promise<void> => {
  const template = await migratedTemplate(all);
  const db = await openPGlite({ folder: join(dataFolder, 'database'), token: 'test', template });
  await db.close();
};

/** A migrated PGlite in memory. */
export const ownPGlite = async (all: readonly Migration[]): Promise<Db> =>
  openPGlite({ folder: null, token: 'test', template: await migratedTemplate(all) });
