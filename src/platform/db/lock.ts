import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../errors/index.ts';

interface Holder {
  pid: number;
  started: string;
  token: string;
}

/** When a process started: on Linux to the tick, elsewhere unknown. A number alone comes round again. */
const startOf = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

const alive = ({ pid, started }: Holder): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = startOf(pid);
  return now === '' || started === '' || now === started;
};

const read = (path: string): Holder | null => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
};

/**
 * Takes the data folder for this process; PGlite would open it twice without a word and lose rows.
 *
 * @returns a function that gives it back
 * @throws Refusal DATA_FOLDER_IN_USE with the holder's process number
 */
export const lockFolder = (folder: string, token: string): (() => void) => {
  const path = join(folder, 'lock');
  const mine = `${path}.${token}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, started: startOf(process.pid), token } satisfies Holder));
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        linkSync(mine, path);
        return () => {
          if (read(path)?.token === token) rmSync(path, { force: true });
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = read(path);
      if (holder && alive(holder)) throw new Refusal('DATA_FOLDER_IN_USE', { folder, pid: holder.pid });
      // The holder is dead. Move its lock away; had somebody been quicker, what we moved is theirs and goes back.
      const aside = `${path}.stale-${token}`;
      try {
        renameSync(path, aside);
        const moved = read(aside);
        if (moved && alive(moved)) renameSync(aside, path);
        else rmSync(aside, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    }
    throw new Refusal('DATA_FOLDER_IN_USE', { folder, pid: read(path)?.pid ?? 0 });
  } finally {
    rmSync(mine, { force: true });
  }
};
