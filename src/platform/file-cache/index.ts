import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { projectRoot } from '../config/root.ts';

/**
 * Files that can be made again from the database and only save the time to do so. They lie below the data folder, named by what is in
 * them, so a file is never changed: it is written beside, synced and renamed, and whoever reads sees all of it or nothing.
 */
export interface FileCache {
  /** Null where it is not there, or cannot be read. */
  read(name: string): Promise<Uint8Array | null>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Removes all but the files used last. */
  keep(newest: number): Promise<void>;
}

/** Two may write the same file at once: each has a name of its own until it is whole. */
let writing = 0;

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The cache of one room. Without a data folder (tests, tools) there is none: it forgets everything.
 *
 * @param room letters and dashes; the folder below `cache/`
 */
export const fileCache = (env: Env | undefined, room: string): FileCache => {
  if (!env) return { read: async () => null, write: async () => {}, keep: async () => {} };
  const data = env.FOURFOLD_DATA ?? '.fourfold';
  const folder = join(isAbsolute(data) ? data : resolve(projectRoot, data), 'cache', room);
  const path = (name: string): string => {
    if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,120}$/.test(name)) throw new Error(`a cached file is not called ${name}`);
    return join(folder, name);
  };
  return {
    read: async (name) => {
      const bytes = await readFile(path(name)).catch(() => null);
      // its time says when it was last of use
      if (bytes) await utimes(path(name), new Date(), new Date()).catch(() => {});
      return bytes;
    },
    write: async (name, bytes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const beside = `${path(name)}.${process.pid}-${++writing}.tmp`;
      const file = await open(beside, 'w', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, path(name));
    },
    keep: async (newest) => {
      const names = (await readdir(folder).catch(() => [])).filter((name) => !name.endsWith('.tmp'));
      const dated = await Promise.all(
        names.map(async (name) => ({
          name,
          at: await stat(join(folder, name)).then(
            (s) => s.mtimeMs,
            () => 0,
          ),
        })),
      );
      const old = dated.sort((a, b) => b.at - a.at).slice(newest);
      for (const { name } of old) await rm(join(folder, name), { force: true });
    },
  };
};
