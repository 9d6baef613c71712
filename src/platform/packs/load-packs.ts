import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PackError } from './errors.ts';
import type { PackKind } from './kinds.ts';
import { assemblePacks, type Packs } from './packs.ts';
import { type Pack, readPack } from './read-pack.ts';

/**
 * Loads every pack in the given folders. Each subfolder with files is a pack. Packs of later folders replace those of earlier ones
 * with the same id.
 *
 * @param dirs folders of packs, the shipped one first, the operator's own after it
 * @throws PackError naming file, entry, field and what to do
 */
export const loadPacks = async (dirs: readonly string[], kinds: readonly PackKind[]): Promise<Packs> => {
  const packs: Pack[] = [];
  for (const dir of dirs) {
    for (const name of await foldersIn(dir)) packs.push(await loadPack(dir, name, kinds));
  }
  return assemblePacks(packs);
};

const loadPack = async (dir: string, name: string, kinds: readonly PackKind[]): Promise<Pack> => {
  const files = await filesIn(join(dir, name));
  try {
    const pack = readPack(files, kinds);
    if (pack.head.id === name) return pack;
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const [first, ...rest] = error.problems.map((p) => ({ ...p, file: `${name}/${p.file}` }));
    throw first ? new PackError([first, ...rest]) : error;
  }
  throw new PackError([
    {
      code: 'PACK_NAME_MISMATCH',
      file: `${name}/pack.json`,
      field: 'id',
      fix: `the folder is called ${name}; give the pack that id or rename the folder`,
    },
  ]);
};

const foldersIn = async (dir: string): Promise<string[]> => {
  const found = await readdir(dir, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    throw new PackError([
      {
        code: 'PACK_FOLDER_UNREADABLE',
        file: dir,
        fix: `the folder of packs cannot be read (${cause.code}); check the path in the configuration`,
      },
    ]);
  });
  return found
    .filter((d) => d.isDirectory() && !d.name.startsWith('.'))
    .map((d) => d.name)
    .sort();
};

const filesIn = async (folder: string): Promise<Map<string, string>> => {
  const names = (await readdir(folder)).filter((n) => n.endsWith('.json')).sort();
  return new Map(await Promise.all(names.map(async (n) => [n, await readFile(join(folder, n), 'utf8')] as const)));
};
