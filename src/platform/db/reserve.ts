import { closeSync, existsSync, openSync, renameSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Room set aside beside the embedded database. Without a free 16 MB for its next log segment PostgreSQL stops altogether, reads
 * included; so while the disk fills, acts that write are refused early, and the reserve is given up to let reads go on (each leaves an
 * audit entry) and a stopped database recover.
 */
export interface Reserve {
  readonly path: string | null;
  /** Looks at the disk: gives the reserve up where little is left, sets it aside again where there is room. @returns whether it is there */
  look(): boolean;
}

const megabyte = 1024 * 1024;
/** Three log segments. The log takes their place by itself where it finds no other (pglite-worker.mjs). */
export const reserveBytes = 48 * megabyte;
/** With less than this free beside the reserve the disk counts as full: more than one statement writes. */
export const lowBytes = 64 * megabyte;

const freeIn = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/** Written out, not only declared: a file with a hole takes no room. */
const write = (path: string): void => {
  const beside = `${path}.new`;
  const file = openSync(beside, 'w', 0o600);
  try {
    for (let done = 0; done < reserveBytes; done += megabyte) writeSync(file, Buffer.alloc(megabyte, 0xf4));
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
};

export const reserveIn = (folder: string): Reserve => {
  const path = join(folder, 'reserve');
  const setAside = (): boolean => {
    try {
      write(path);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      rmSync(`${path}.new`, { force: true });
      return false;
    }
  };
  return {
    path,
    look: () => {
      const free = freeIn(folder);
      if (!existsSync(path)) return free > reserveBytes + lowBytes && setAside();
      if (free >= lowBytes) return true;
      rmSync(path, { force: true });
      return false;
    },
  };
};

/** In memory there is no disk to fill. */
export const noReserve: Reserve = { path: null, look: () => true };
