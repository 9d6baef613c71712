import { sha256, sha256Of } from '../../../platform/hash/index.ts';
import type { ListedEntity, ListReading } from './entity.ts';
import { ListError } from './list-error.ts';
import { type ListSource, openParts } from './open-parts.ts';
import { createProblems } from './problems.ts';
import { readList } from './read-list.ts';

/** `readList` from files as they came, archives among them. What cannot be unpacked comes back as a fatal problem too. */
export async function readSources(
  sources: readonly ListSource[],
  take: (entity: ListedEntity) => void,
): Promise<ListReading> {
  try {
    return await readList(await openParts(sources), take);
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    const problems = createProblems();
    problems.fatal(error);
    const counts = { rows: {}, entries: 0, names: 0, addresses: 0, identifiers: 0 };
    return { listIds: [], format: '', counts, date: '', problems: problems.list() };
  }
}

/**
 * The sha256 of a list as it came, packed or not. One file: what `sha256sum` says of it. Several: the hash of their hashes in
 * ascending order, one a line, so that neither their order nor their names matter.
 */
export async function sourcesHash(sources: readonly ListSource[]): Promise<string> {
  const hashes: string[] = [];
  for (const source of sources) hashes.push(await sha256Of(source.open()));
  const [only, ...others] = hashes.sort();
  return only !== undefined && others.length === 0 ? only : sha256(hashes.map((hash) => `${hash}\n`).join(''));
}
