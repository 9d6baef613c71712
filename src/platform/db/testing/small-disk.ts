import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';

/** A small disk of its own, to be filled. */
export interface SmallDisk {
  readonly folder: string;
  free(): number;
  /** Takes all but so many bytes. */
  fill(leave: number): void;
  /** Gives them back. */
  empty(): void;
  remove(): void;
}

/** Mounts one, where this user may. */
const smallDisk = (megabytes: number): SmallDisk | null => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'fourfold-full-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    remove();
    return null;
  }
  const ballast = join(folder, 'ballast');
  const free = (): number => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    free,
    fill: (leave) => {
      if (free() > leave) appendFileSync(ballast, Buffer.alloc(free() - leave));
    },
    empty: () => rmSync(ballast, { force: true }),
    remove: () => {
      execFileSync('umount', ['-l', folder]);
      remove();
    },
  };
};

/** A `describe` over a small disk. Where none can be mounted it is left out, with one plain line that says so. */
export const describeOnSmallDisk = (name: string, megabytes: number, body: (disk: SmallDisk) => void): void => {
  const disk = smallDisk(megabytes);
  if (disk) describe(name, () => body(disk));
  else describe(name, () => it.skip('left out: only root may mount a small disk to fill'));
};
