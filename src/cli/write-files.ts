import { lstat, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileBody } from '../platform/contract/index.ts';
import { Refusal } from '../platform/errors/index.ts';

const notWritten = (file: string, error: unknown): Refusal =>
  error instanceof Refusal
    ? error
    : new Refusal('FILE_NOT_WRITTEN', { file, reason: (error as NodeJS.ErrnoException).code ?? 'unknown' });

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Whole or not at all: what stood there stays until the new file is complete. A pipe or a device is written as it is. */
export const writeOne = async (path: string, bytes: Uint8Array): Promise<void> => {
  try {
    const inPlace = await lstat(path).then(
      (there) => !there.isFile(),
      (error: unknown) => (isMissing(error) ? false : Promise.reject(error)),
    );
    if (inPlace) return await writeFile(path, bytes);
    const partial = `${path}.partial`;
    try {
      await writeFile(partial, bytes);
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  } catch (error) {
    throw notWritten(path, error);
  }
};

/**
 * All files or none. A folder that holds anything else is refused, so that nothing of an earlier answer, or of another, goes along.
 *
 * @throws Refusal FOLDER_NOT_EMPTY, FILE_NOT_WRITTEN
 */
export const writeFolder = async (folder: string, files: readonly FileBody[]): Promise<void> => {
  const names = files.map(({ name }) => basename(name));
  let staging: string | undefined;
  try {
    await mkdir(folder, { recursive: true });
    const other = (await readdir(folder)).filter((name) => !names.includes(name));
    if (other.length > 0)
      throw new Refusal('FOLDER_NOT_EMPTY', { folder, names: other.sort().slice(0, 3).join(', ') }, [
        { field: '--out' },
      ]);
    staging = await mkdtemp(join(dirname(folder), '.fourfold-'));
    for (const [i, { bytes }] of files.entries()) await writeFile(join(staging, names[i] as string), bytes);
    for (const name of names) await rename(join(staging, name), join(folder, name));
  } catch (error) {
    throw notWritten(folder, error);
  } finally {
    if (staging !== undefined) await rm(staging, { recursive: true, force: true });
  }
};
