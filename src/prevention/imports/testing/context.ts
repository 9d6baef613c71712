import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext } from '../../../platform/cli/index.ts';
import { fixedClock } from '../../../platform/clock/index.ts';
import { readConfig } from '../../../platform/config/index.ts';
import { projectRoot } from '../../../platform/config/root.ts';
import { loadPacks, type Packs } from '../../../platform/packs/index.ts';
import { listAgeKind } from '../goods/list-ages.ts';
import { renameKind } from '../goods/rename-kind.ts';
import { goodsWordKind } from '../hs/word-kind.ts';
import { importLawKind } from '../law/pack-kind.ts';

/** The packs of this room: the others bring kinds of other rooms. */
export const loadImportPacks = async (): Promise<Packs> => {
  const folder = mkdtempSync(join(tmpdir(), 'fourfold-packs-'));
  for (const name of ['us-dol-goods-renames', 'us-import-law', 'import-law-abroad', 'import-list-ages', 'goods-words'])
    cpSync(join(projectRoot, 'packs', name), join(folder, name), { recursive: true });
  return loadPacks([folder], [renameKind, importLawKind, listAgeKind, goodsWordKind]);
};

/** A disk in memory; words come back as their keys, packs are those of the house. */
export const contextOver = (disk: Readonly<Record<string, string | Uint8Array>>): CommandContext => {
  const bytesOf = (path: string): Uint8Array => {
    const content = disk[path];
    if (content === undefined) throw new Error(`no file ${path}`);
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  const never = (): never => {
    throw new Error('not for this command');
  };
  return {
    config: readConfig({}),
    clock: fixedClock('2026-11-24T09:00:00.000Z'),
    t: (key) => key,
    language: 'en',
    packs: loadImportPacks,
    openFiles: async (path) => [
      {
        name: path,
        bytes: bytesOf(path).length,
        async *open() {
          yield bytesOf(path);
        },
      },
    ],
    readFile: async (path) => ({ bytes: bytesOf(path), type: 'application/octet-stream', name: path }),
    progress: () => {},
    say: () => {},
    secret: never,
    call: never,
    kernel: never,
  };
};
