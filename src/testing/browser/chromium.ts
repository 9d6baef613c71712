import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { describe, it, vi } from 'vitest';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Where the system's Chromium is: CHROMIUM_PATH, /usr/bin/chromium, or one of its usual names on the path. */
export const chromiumPath = (): string | null => {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return runs(asked) ? asked : null;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(runs) ?? null;
};

/**
 * A `describe` that needs a browser. Without one it is left out, with one plain line that says how to get it; in CI it fails instead.
 */
export const describeInBrowser = (name: string, body: () => void): void => {
  if (chromiumPath() || process.env.CI) {
    // the first one builds the pages; a story of many clicks takes its time on a busy machine
    vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });
    describe(name, body);
  } else {
    describe(name, () => it.skip('left out: no Chromium here (apt-get install chromium, or set CHROMIUM_PATH)'));
  }
};

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // a container's /dev/shm is small, and Chromium dies when it is full
  '--disable-dev-shm-usage',
];

// one browser a test process; each page lives in a context of its own
let shared: Promise<Browser> | undefined;

/** The test process's browser, with a fresh profile. It ends with the process. */
export const browser = (): Promise<Browser> => {
  shared ??= (async () => {
    const executablePath = chromiumPath();
    if (!executablePath) throw new Error('no Chromium: apt-get install chromium, or set CHROMIUM_PATH');
    return chromium.launch({ executablePath, args: flags, headless: true });
  })();
  return shared;
};
