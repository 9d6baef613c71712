// What the scripts share. Nothing here needs a package: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A trouble that a person can mend: its message is all they need to see. */
export class Trouble extends Error {}

/** Runs `main`; a Trouble ends the process with its message alone. */
export const runMain = async (main) => {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Trouble ? `fourfold: ${error.message}` : error);
    process.exit(1);
  }
};

/** Progress goes to stderr: stdout belongs to the command that is run. */
export const say = (text) => console.error(`fourfold: ${text}`);

/** The file behind a command of an installed package: `vitest` -> …/node_modules/vitest/vitest.mjs. */
export const commandOf = (name, packageName = name) => {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
};

/** Runs a program in the project's folder and answers its exit code; a signal counts as 1. */
export const run = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });

/** The text a program prints, or null where it is missing or fails. */
export const output = (command, args) => {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
};

/** The first of these programs that is there, by full path; names without a slash are looked up in PATH. */
export const findProgram = (candidates) => {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
  for (const candidate of candidates) {
    const places = candidate.includes('/') ? [candidate] : folders.map((folder) => join(folder, candidate));
    const found = places.find((place) => existsSync(place));
    if (found) return found;
  }
  return null;
};
