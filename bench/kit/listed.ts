import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexEntry } from '../../src/engines/names/index.ts';
import { projectRoot } from '../../src/platform/config/root.ts';
import type { ListedEntity } from '../../src/prosecution/screening/lists/entity.ts';
import { openParts } from '../../src/prosecution/screening/lists/open-parts.ts';
import { readList } from '../../src/prosecution/screening/lists/read-list.ts';
import { toIndexEntry } from '../../src/prosecution/screening/lists/to-index.ts';

/** Where the field data lie, beside the project; they are no part of it. */
export const screeningData = join(projectRoot, '../shared/data/screening');
export const hasScreeningData = (): boolean => existsSync(screeningData);

/** The parties of one list, given by its files under the screening data. */
export const listedParties = async (
  files: readonly string[],
  wanted: (entity: ListedEntity) => boolean = () => true,
): Promise<IndexEntry[]> => {
  const parts = await openParts(
    files.map((name) => ({ name, open: () => createReadStream(join(screeningData, name)) })),
  );
  const entries = new Map<string, IndexEntry>();
  const { problems } = await readList(parts, (entity) => {
    if (!wanted(entity)) return;
    const entry = toIndexEntry(entity);
    entries.set(entry.key, entry);
  });
  const fatal = problems.find(({ weight }) => weight === 'fatal');
  if (fatal) throw new Error(`${files.join(', ')}: ${fatal.code}`);
  return [...entries.values()];
};

const onSdn = ({ sameAs }: ListedEntity): boolean => sameAs.some((id) => id.startsWith('us-ofac-sdn/'));

/** The lists of the guide's dev sets: OFAC's of January 2024, and what else the Consolidated Screening List holds. */
export const devCorpus = async (): Promise<IndexEntry[]> => [
  ...(await listedParties(['ofac/sdn-2024-01-11.csv', 'ofac/alt-2024-01-08.csv', 'ofac/add-2024-01-08.csv'])),
  ...(await listedParties(['csl/consolidated.csv.gz'], (entity) => !onSdn(entity))),
];
