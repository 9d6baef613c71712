import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'vite';
import { projectRoot } from '../../platform/config/root.ts';

const builds = join(projectRoot, 'dist/web-gallery');
const lock = join(projectRoot, 'dist/.web-gallery.lock');
/** Longer than any build takes: a lock that old was left by a process that died. */
const lockHolds = 120_000;
const buildsKept = 3_600_000;

const newestChange = (): number => {
  const files = ['src', 'scripts/web'].flatMap((top) =>
    readdirSync(join(projectRoot, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return Math.max(...[...files, join(projectRoot, 'vite.config.ts')].map((file) => statSync(file).mtimeMs));
};

/** Builds that nobody looks at any more. Younger ones may still be served by a test that began before somebody changed a file. */
const clearOld = (): void => {
  for (const name of readdirSync(builds)) {
    const old = join(builds, name);
    if (Date.now() - statSync(old).mtimeMs > buildsKept) rmSync(old, { recursive: true });
  }
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

/**
 * The web pages, with the page that shows every part of the kit; built once for all test processes. React is the one for developers
 * (NODE_ENV is `test`): it complains aloud of what the other swallows, and a complaint fails the test.
 */
export const builtPages = async (): Promise<string> => {
  mkdirSync(builds, { recursive: true });
  await takeLock();
  try {
    // each state of the source has a folder of its own: a rebuild takes no file away from a server that runs
    const folder = join(builds, String(Math.floor(newestChange())));
    if (!existsSync(join(folder, 'index.html'))) {
      clearOld();
      const configFile = join(projectRoot, 'vite.config.ts');
      await build({ configFile, mode: 'gallery', logLevel: 'error', build: { outDir: folder } });
    }
    return folder;
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
};
