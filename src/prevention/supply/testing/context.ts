import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext } from '../../../platform/cli/index.ts';
import { fixedClock } from '../../../platform/clock/index.ts';
import { readConfig } from '../../../platform/config/index.ts';
import { projectRoot } from '../../../platform/config/root.ts';
import { loadPacks, type Packs } from '../../../platform/packs/index.ts';
import { documentKind, placeKind, settingKind } from '../exposure/pack-kinds.ts';

const names = ['supply-exposure', 'us-supply-documents', 'cn-xinjiang-places'];
let packs: Promise<Packs> | undefined;

/** The packs of this room alone: the others bring kinds of other rooms. */
const ownPacks = (): Promise<Packs> => {
  packs ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fourfold-packs-'));
    for (const name of names) cpSync(join(projectRoot, 'packs', name), join(folder, name), { recursive: true });
    return loadPacks([folder], [settingKind, documentKind, placeKind]);
  })();
  return packs;
};

/** A disk in memory; words come back as their keys. */
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
    packs: ownPacks,
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
