// Installs the packages when what lies in node_modules is not what package-lock.json says.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, say, Trouble } from './tools.mjs';

const packagesOf = (path) => {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages ?? {};
  } catch {
    return {};
  }
};

/**
 * Whether the packages are there in the versions of the lock file. npm itself keeps account of what it has installed, and
 * writes that account last, so an install that was cut short counts as none.
 *
 * @param dev also the packages that only building and testing need
 */
const installed = (dev) => {
  const there = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(([path, wanted]) => {
    if (path === '') return true;
    const found = there[path];
    // optional ones are for other systems; npm skips them
    if (!found) return wanted.optional === true || wanted.devOptional === true || (wanted.dev === true && !dev);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
};

/** Calls npm without a shell where it can: a path with spaces then needs no quotes. */
const npm = (args) => {
  const options = { stdio: ['ignore', 2, 2] };
  const beside = process.env.npm_execpath;
  if (beside?.endsWith('.js') && existsSync(beside)) return run(process.execPath, [beside, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
};

export const install = async ({ dev }) => {
  if (installed(dev)) return;
  say('installing packages; this takes a minute or two the first time …');
  const code = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']).catch((error) => {
    if (error.code === 'ENOENT') throw new Trouble('npm was not found. It comes with Node from https://nodejs.org.');
    throw error;
  });
  if (code !== 0) throw new Trouble('the packages could not be installed; npm says above why. Is the network there?');
};
