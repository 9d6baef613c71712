import { sha256, sha256Of } from '../../../platform/hash/index.ts';
import type { ListPart } from '../lists/entity.ts';

/**
 * The hash of a version of a list: that of its one file, unpacked; where it has several, that of their hashes, sorted, a line each. So it
 * is the same whatever the files are called, and whether they came packed or plain.
 */
export const versionHash = async (parts: readonly ListPart[]): Promise<string> => {
  const hashes: string[] = [];
  for (const part of parts) hashes.push(await sha256Of(part.open()));
  const [only, ...more] = hashes;
  return only !== undefined && more.length === 0
    ? only
    : sha256(
        hashes
          .sort()
          .map((one) => `${one}\n`)
          .join(''),
      );
};
