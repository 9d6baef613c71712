import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext } from '../cli/index.ts';
import { fixedClock } from '../clock/index.ts';
import { readConfig } from '../config/index.ts';
import { projectRoot } from '../config/root.ts';
import { loadPacks, type PackKind, type Packs } from '../packs/index.ts';

export type Disk = Readonly<Record<string, string | Uint8Array>>;

const never = (): never => {
  throw new Error('not for this command');
};

/**
 * What a command is run with: a disk in memory, words that come back as their keys, a clock that stands still, and no server.
 *
 * @param more what this command asks for beside files, or instead of these
 */
export const contextWith = (disk: Disk, more: Partial<CommandContext> = {}): CommandContext => {
  const bytesOf = (path: string): Uint8Array => {
    const content = disk[path];
    if (content === undefined) throw new Error(`no file ${path}`);
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  return {
    config: readConfig({}),
    clock: fixedClock('2026-11-24T09:00:00.000Z'),
    t: (key) => key,
    language: 'en',
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
    packs: never,
    secret: never,
    call: never,
    kernel: never,
    ...more,
  };
};

/** These packs of the house alone: the others bring kinds of other rooms. */
export const packsOf = async (names: readonly string[], kinds: readonly PackKind[]): Promise<Packs> => {
  const folder = mkdtempSync(join(tmpdir(), 'fourfold-packs-'));
  for (const name of names) cpSync(join(projectRoot, 'packs', name), join(folder, name), { recursive: true });
  return loadPacks([folder], kinds);
};
