import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { refuse } from '../errors/index.ts';
import { newKey } from './cipher.ts';
import { parseRootKeys, type RootKey } from './root-key.ts';

const readPrivately = (path: string): string | null => {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const { mode } = fstatSync(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      refuse('VAULT_KEY_FILE_OPEN_TO_OTHERS', { path, mode: (mode & 0o777).toString(8) });
    }
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
};

const writeDurably = (path: string, flags: string, text: string): void => {
  const file = openSync(path, flags, 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

const syncFolder = (path: string): void => {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
};

const lineOf = (key: Uint8Array): string => `${Buffer.from(key).toString('base64')}\n`;

/**
 * The root keys of a file, the newest first; null where there is no file.
 *
 * @throws Refusal VAULT_KEY_FILE_OPEN_TO_OTHERS when anybody but its owner may read or write it
 * @throws Refusal VAULT_KEY_MALFORMED
 */
export const readKeyFile = (path: string): RootKey[] | null => {
  const text = readPrivately(path);
  return text === null ? null : parseRootKeys(text, path);
};

/** Makes a key file with one new root key. Never writes over one that is there. */
export const createKeyFile = (path: string): RootKey[] => {
  const head =
    '# Root keys of the Fourfold vault, the newest first. Without them sealed fields are lost: keep a copy elsewhere.\n';
  writeDurably(path, 'wx', head + lineOf(newKey()));
  syncFolder(path);
  return readKeyFile(path) ?? refuse('VAULT_KEY_MISSING', { path });
};

/**
 * Puts a new root key on top of the file and keeps the others: old backups still need them. The file is replaced whole, or not at all.
 *
 * @returns the new key, for `vault.rotateRoot`
 */
export const addToKeyFile = (path: string): RootKey => {
  const before = readPrivately(path) ?? refuse('VAULT_KEY_MISSING', { path });
  parseRootKeys(before, path);
  const aside = `${path}.${randomUUID()}`;
  try {
    writeDurably(aside, 'wx', lineOf(newKey()) + before);
    renameSync(aside, path);
    syncFolder(path);
  } finally {
    rmSync(aside, { force: true });
  }
  const [next] = readKeyFile(path) ?? [];
  return next ?? refuse('VAULT_KEY_MISSING', { path });
};
