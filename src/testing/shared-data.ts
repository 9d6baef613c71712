import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

const shared = new URL('../../../shared/', import.meta.url);

/** The text of a file of the shared field data (`../shared/PATH`, seen from the root of the repository), or null where it is missing. */
export function sharedData(path: string): string | null {
  const file = fileURLToPath(new URL(path, shared));
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** The bytes of such a file, for what is no text: a workbook, a container. */
export function sharedBytes(path: string): Uint8Array | null {
  const file = fileURLToPath(new URL(path, shared));
  return existsSync(file) ? readFileSync(file) : null;
}

/** The paths of all files of such a folder and its folders, in order; none where it is missing. */
export function sharedFiles(path: string): readonly string[] {
  const folder = fileURLToPath(new URL(`${path}/`, shared));
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? sharedFiles(`${path}/${entry.name}`) : [`${path}/${entry.name}`]))
    .sort();
}

/** A `describe` over one shared file. Where the file is missing the block holds one skipped test that says why. */
export function describeWithShared(name: string, path: string, body: (text: string) => void): void {
  const text = sharedData(path);
  if (text !== null) describe(name, () => body(text));
  else describe(name, () => it.skip(`skipped: ../shared/${path} is not here`));
}
