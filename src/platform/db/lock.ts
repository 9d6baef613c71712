import { linkSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../errors/index.ts';

interface Holder {
  pid: number;
  started: string;
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
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = startOf(pid);
  return now === '' || started === '' || now === started;
};

/** Who holds the lock; `gone` where the file has just been removed. An empty one was given back, half a one cut off: nobody. */
const holderIn = (path: string): Holder | 'gone' => {
  try {
    return { pid: 0, started: '', ...(JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>) };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : { pid: 0, started: '' };
  }
};

const isThere = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST';
const attempts = 100;

/**
 * Takes the data folder for this process; PGlite would open it twice without a word and lose rows.
 *
 * The lock is the file `lock.N` with the highest N. It is never removed before a higher one stands: whoever finds its holder dead makes
 * N + 1, which succeeds for exactly one, so that of several starters who meet a dead holder only one gets in.
 *
 * @param token tells apart openers of one process
 * @returns a function that gives it back
 * @throws Refusal DATA_FOLDER_IN_USE with the holder's process number
 */
export const lockFolder = (folder: string, token: string): (() => void) => {
  const pathOf = (n: number): string => join(folder, `lock.${n}`);
  const numbers = (): number[] =>
    readdirSync(folder)
      .flatMap((name) => /^lock\.(\d+)$/.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => b - a);
  const mine = join(folder, `lock.by-${token}`);
  const make = (n: number): boolean => {
    try {
      linkSync(mine, pathOf(n));
      return true;
    } catch (error) {
      if (isThere(error)) return false;
      throw error;
    }
  };

  try {
    writeFileSync(mine, JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Holder));
    let last = 0;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const [top = 0] = numbers();
      const holder = top > 0 ? holderIn(pathOf(top)) : null;
      if (holder === 'gone') continue;
      last = holder?.pid ?? last;
      if (holder && alive(holder)) break;
      const n = top + 1;
      if (!make(n)) continue;
      const [highest, ...older] = numbers();
      if (highest !== n) {
        // we looked too long: the folder has had other holders since
        rmSync(pathOf(n), { force: true });
        continue;
      }
      for (const old of older) rmSync(pathOf(old), { force: true });
      // emptied, not removed; that works on a full disk too
      return () => truncateSync(pathOf(n));
    }
    throw new Refusal('DATA_FOLDER_IN_USE', { folder, pid: last });
  } finally {
    rmSync(mine, { force: true });
  }
};
