import { existsSync } from 'node:fs';
import { type FileHandle, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refusal, refuse } from '../errors/index.ts';

/** Trouble of the file system, with its name; what the source throws stays what it is. */
const inWords = (error: unknown, path: string): unknown => {
  const { syscall, code } = error as NodeJS.ErrnoException;
  return syscall && code ? new Refusal('BACKUP_CANNOT_WRITE', { path, reason: code }) : error;
};

const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
};

/**
 * Writes a file whole or not at all: beside its place first, to the disk, then under its name. Readable by its owner only.
 * A killed process leaves `PATH.<number>.partial`, never PATH.
 *
 * @throws Refusal BACKUP_FILE_EXISTS: a backup is never written over
 * @throws Refusal BACKUP_CANNOT_WRITE
 */
export const writeWhole = async (path: string, source: AsyncIterable<Uint8Array>): Promise<void> => {
  if (existsSync(path)) refuse('BACKUP_FILE_EXISTS', { path });
  const aside = `${path}.${process.pid}.partial`;
  let file: FileHandle | undefined;
  try {
    file = await open(aside, 'wx', 0o600);
    await writeFile(file, source);
    await file.sync();
    await file.close();
    await rename(aside, path);
    await syncFolder(path);
  } catch (error) {
    await file?.close().catch(() => {});
    if (file) await rm(aside, { force: true });
    throw inWords(error, path);
  }
};
