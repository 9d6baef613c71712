import type { Kind, NameIndex } from '../../../engines/names/index.ts';
import type { Measure } from '../lists/entity.ts';
import type { Directory } from './cards.ts';
import { type Hit, hitsOf } from './hits.ts';
import type { ScreenableSubject } from './subject.ts';

export interface SearchIn {
  readonly index: NameIndex;
  readonly directory: Directory;
}

export interface SearchFor {
  /** Measures are read as of this civil date. */
  readonly day: string;
  readonly limit: number;
  readonly lists?: readonly string[] | undefined;
  readonly measures?: readonly Measure[] | undefined;
  readonly kind?: Kind | undefined;
  readonly threshold?: number | undefined;
}

/** Entries of one party fold into one hit, and a filter drops some: so more are asked for than are shown. */
const reserve = 4;
const fewest = 40;

/** How many candidates to ask the engine for, so that `limit` parties are left after folding. */
export const candidatesFor = ({ limit }: Pick<SearchFor, 'limit'>): { limit: number } => ({
  limit: Math.max(fewest, limit * reserve),
});

/** Whom the lists may mean by this name. The one way from a subject to the engine: only a `ScreenableSubject` can take it. */
export const searchSubject = (
  { index, directory }: SearchIn,
  subject: ScreenableSubject,
  { day, limit, lists, measures, kind, threshold }: SearchFor,
): Hit[] => {
  const candidates = index.search(subject, {
    ...candidatesFor({ limit }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(lists === undefined ? {} : { lists }),
    // an entry whose list does not say what it is may be anything
    ...(kind === undefined || kind === 'unknown' ? {} : { kinds: [kind, 'unknown'] }),
  });
  return hitsOf(candidates, directory, { day, limit, lists, measures, threshold });
};
