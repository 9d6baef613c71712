import { buildIndex, type IndexEntry, type NameIndex } from '../../../engines/names/index.ts';
import type { CommandContext } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { ListedEntity, ListProblem } from '../lists/entity.ts';
import { ListError } from '../lists/list-error.ts';
import { openParts } from '../lists/open-parts.ts';
import { createProblems } from '../lists/problems.ts';
import { sourcesHash } from '../lists/read-sources.ts';
import { toIndexEntry } from '../lists/to-index.ts';
import { type Gathered, gather } from '../register/gather.ts';
import { type Card, cardOf, type Directory, directoryOf } from '../search/cards.ts';
import type { VersionRef } from '../shapes.ts';
import { listFiles, problemLine, unreadable, withProgress } from './list-path.ts';

/** A list as it was given on the command line. */
export interface GivenList {
  readonly list: string;
  readonly version: VersionRef;
  readonly entries: number;
  /** What is wrong with it, rows that were left out among it; a list that is unfit is not searched at all. */
  readonly problems: readonly ListProblem[];
}

export interface LoadedLists {
  readonly index: NameIndex;
  readonly directory: Directory;
  readonly lists: readonly GivenList[];
}

/** Who asks with one table of a list alone is told what is missing, and answered from what is there. */
const bearable = (problem: ListProblem): boolean => problem.weight !== 'fatal' || problem.code === 'LIST_TABLE_MISSING';

/**
 * Reads lists into an index, in this process.
 *
 * @param take is handed each listed party, for rooms that need more of it than its names
 *
 * @throws Refusal SCREENING_LIST_UNREADABLE with each place; SCREENING_LIST_TWICE; SCREENING_NO_LISTS
 */
export const loadLists = async (
  context: CommandContext,
  paths: readonly string[],
  take: (entity: ListedEntity) => void = () => {},
): Promise<LoadedLists> => {
  if (paths.length === 0) refuse('SCREENING_NO_LISTS', {}, [{ field: '--list' }]);
  const cards: Card[] = [];
  const entries: IndexEntry[] = [];
  const lists: GivenList[] = [];
  for (const path of paths) {
    const { gathered, sha256 } = await readPath(context, path);
    const version = { date: gathered.reading.date, sha256 };
    for (const { list, entities } of gathered.lists) {
      if (lists.some((one) => one.list === list)) refuse('SCREENING_LIST_TWICE', { list }, [{ file: path }]);
      lists.push({ list, version, entries: entities.size, problems: gathered.problems });
      for (const { entity, hash } of entities.values()) {
        cards.push(cardOf(entity, hash));
        entries.push(toIndexEntry(entity));
        take(entity);
      }
    }
  }
  const versions = new Map(lists.map(({ list, version }) => [list, version]));
  return { index: buildIndex(entries), directory: directoryOf(cards, versions), lists };
};

const readPath = async (context: CommandContext, path: string): Promise<{ gathered: Gathered; sha256: string }> => {
  const files = await listFiles(context, path);
  try {
    const gathered = await gather(await openParts(withProgress(context, files)));
    const unfit = gathered.problems.filter((problem) => !bearable(problem));
    if (unfit.length > 0) throw unreadable(context, unfit);
    for (const problem of gathered.problems) {
      if (problem.weight === 'fatal') context.say(problemLine(context, problem));
    }
    return { gathered, sha256: await sourcesHash(files) };
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    const problems = createProblems();
    problems.fatal(error);
    throw unreadable(context, problems.list());
  }
};
