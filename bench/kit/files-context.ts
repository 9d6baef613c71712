import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { CommandContext } from '../../src/platform/cli/index.ts';
import { fixedClock } from '../../src/platform/clock/index.ts';
import { readConfig } from '../../src/platform/config/index.ts';
import type { Packs } from '../../src/platform/packs/index.ts';

/** What a command that needs no server sees: files of the disk, and some that are not there. */
export const openFilesContext = (made: ReadonlyMap<string, Uint8Array>, packs: Packs): CommandContext => {
  const bytesOf = (path: string): Uint8Array => made.get(path) ?? readFileSync(path);
  const never = (): never => {
    throw new Error('not for a bench');
  };
  return {
    config: readConfig({}),
    clock: fixedClock('2026-11-24T09:00:00.000Z'),
    t: (key) => key,
    language: 'en',
    packs: async () => packs,
    openFiles: async (path) => [
      {
        name: basename(path),
        bytes: made.get(path)?.length ?? statSync(path).size,
        async *open() {
          yield bytesOf(path);
        },
      },
    ],
    readFile: async (path) => ({ bytes: bytesOf(path), type: 'application/octet-stream', name: basename(path) }),
    progress: () => {},
    say: () => {},
    secret: never,
    call: never,
    kernel: never,
  };
};
