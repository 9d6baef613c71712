import type { ListedEntity, ListPart, ListReading, Measure } from '../lists/entity.ts';
import { ListError } from '../lists/list-error.ts';
import type { Mapping } from '../lists/mapper/mapping.ts';
import { readMappedList } from '../lists/mapper/read-mapped-list.ts';
import { createProblems } from '../lists/problems.ts';
import { readList } from '../lists/read-list.ts';
import { describeList, listRegister } from '../lists/register.ts';
import type { ListRow } from '../tables.ts';
import type { Reader } from './gather.ts';

/** What a list is entered with when it comes in for the first time. */
export interface ListFacts {
  readonly title: { readonly en: string; readonly es: string };
  readonly publisher: string;
  readonly authority: string;
  readonly measures: readonly Measure[];
  readonly legalBasis: string;
  readonly licence: string;
  readonly sourceUrl: string;
  readonly stableKey: string;
  readonly proven: ListRow['proven'];
  readonly maxAgeHours: number;
  readonly maxLoss: number;
}

/** Changes when readers read the same file in another way. */
export const importerVersion = '1';

/** More than this share of a list is not lost in a day; whoever keeps the list may set another. */
const usualLoss = 20;
const monthHours = 24 * 31;

const mapped = (mapping: Mapping): ListFacts => ({
  title: { en: mapping.title, es: mapping.title },
  publisher: mapping.publisher,
  authority: mapping.authority,
  measures: [mapping.measure],
  legalBasis: '',
  licence: '',
  sourceUrl: mapping.sourceUrl,
  stableKey: 'mapped',
  proven: 'own',
  maxAgeHours: monthHours,
  maxLoss: usualLoss,
});

/** What is known of a list: from the table of lists, or from whoever mapped its columns. */
export const factsOf = (list: string, mapping: Mapping | null): ListFacts => {
  const known = describeList(list);
  if (mapping?.list === list && !known) return mapped(mapping);
  return {
    title: known?.title ?? { en: list, es: list },
    publisher: known?.publisher ?? '',
    authority: known?.authority ?? '',
    measures: known?.measures ?? [],
    legalBasis: known?.legalBasis ?? '',
    licence: known?.licence ?? '',
    sourceUrl: known?.sourceUrl ?? '',
    stableKey: known?.stableKey ?? '',
    proven: known?.proven ?? 'own',
    maxAgeHours: known?.maxAgeHours ?? monthHours,
    maxLoss: usualLoss,
  };
};

export const knownListTable = listRegister.map((list) => ({ id: list.listId, ...list }));

/** How files are read: by what is in them, or by a mapping that a person made. */
export const readerFor = (mapping: Mapping | null): Reader =>
  mapping === null ? (parts, take) => readList(parts, take) : (parts, take) => mappedReading(parts, mapping, take);

/** The first file alone: a table is one file. What is wrong with it is in the reading, as for every other list. */
const mappedReading = async (
  [part]: readonly ListPart[],
  mapping: Mapping,
  take: (entity: ListedEntity) => void,
): Promise<ListReading> => {
  try {
    if (!part) throw new ListError('LIST_EMPTY');
    return await readMappedList(part, mapping, take);
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    const problems = createProblems();
    problems.fatal(error);
    const counts = { rows: {}, entries: 0, names: 0, addresses: 0, identifiers: 0 };
    return { listIds: [mapping.list], format: 'mapped-table', counts, date: '', problems: problems.list() };
  }
};
