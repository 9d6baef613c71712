import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'vite';
import { projectRoot } from '../../platform/config/root.ts';

const folder = join(projectRoot, 'dist/web-gallery');
const lock = join(projectRoot, 'dist/.web-gallery.lock');
/** Longer than any build takes: a lock that old was left by a process that died. */
const lockHolds = 120_000;

const newestChange = (): number => {
  const files = ['src', 'scripts/web'].flatMap((top) =>
    readdirSync(join(projectRoot, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return Math.max(...[...files, join(projectRoot, 'vite.config.ts')].map((file) => statSync(file).mtimeMs));
};

const isFresh = (): boolean => {
  const proof = join(folder, 'index.html');
  return existsSync(proof) && statSync(proof).mtimeMs > newestChange();
};

const takeLock = async (): Promise<void> => {
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch {
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > lockHolds) rmSync(lock, { recursive: true });
      await pause(200);
    }
  }
};

/** The web pages as a user gets them, with the page that shows every part of the kit; built once for all test processes. */
export const builtPages = async (): Promise<string> => {
  mkdirSync(join(projectRoot, 'dist'), { recursive: true });
  await takeLock();
  try {
    if (!isFresh()) {
      await build({ configFile: join(projectRoot, 'vite.config.ts'), mode: 'gallery', logLevel: 'error' });
    }
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
  return folder;
};
