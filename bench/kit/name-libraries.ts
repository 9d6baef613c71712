import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { IndexEntry } from '../../src/engines/names/index.ts';
import type { Answer, Query } from './name-queries.ts';

// What we use of the peers; they are not packages of ours.
interface MiniSearch {
  addAll(documents: readonly object[]): void;
  search(query: string, options: object): readonly { readonly id: number }[];
}
interface UFuzzy {
  search(
    haystack: readonly string[],
    needle: string,
    outOfOrder: number,
    infoLimit: number,
  ): readonly [readonly number[] | null, { readonly idx: readonly number[] } | null, readonly number[] | null];
}
interface Fuse {
  search(query: string, options: object): readonly { readonly refIndex: number }[];
}
type Made<T> = new (...options: unknown[]) => T;

const wanted = { minisearch: 'minisearch@7.2.0', ufuzzy: '@leeoniya/ufuzzy@1.0.19', fuse: 'fuse.js@7.5.0' } as const;
export type Library = keyof typeof wanted;
export const libraries = Object.keys(wanted) as Library[];
export const versionOf = (library: Library): string => wanted[library];

export type Search = (query: Query) => Answer[];

/** Names given to a library; every name is a document of its own. */
export type Fill = (entries: readonly IndexEntry[]) => Search;

/** Fetches the libraries into a folder outside the project; null where the registry cannot be reached. */
export const fetchLibraries = (folder: string): Readonly<Record<Library, Fill>> | null => {
  const npm = spawnSync(
    'npm',
    [
      'install',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--loglevel=error',
      '--prefix',
      folder,
      ...Object.values(wanted),
    ],
    { stdio: 'ignore', timeout: 180_000 },
  );
  if (npm.status !== 0) return null;
  const require = createRequire(join(folder, 'index.js'));
  const load = <T>(name: string): Made<T> => {
    const found = require(name) as Made<T> | { readonly default: Made<T> };
    return 'default' in found ? found.default : found;
  };
  const listed = (entries: readonly IndexEntry[]) => {
    const names = entries.flatMap(({ key, names }) => names.map(({ text }) => ({ key, name: text })));
    return { names, answersAt: (places: readonly number[]): Answer[] => places.flatMap((at) => names[at] ?? []) };
  };
  // more than five names are asked for, since several may be of one party
  const most = 40;
  return {
    minisearch: (entries) => {
      const { names, answersAt } = listed(entries);
      const index = new (load<MiniSearch>('minisearch'))({ fields: ['name'], idField: 'id' });
      index.addAll(names.map(({ name }, id) => ({ id, name })));
      return ({ name }) => {
        const found = index.search(name, { fuzzy: 0.25, combineWith: 'OR' });
        return answersAt(found.slice(0, most).map(({ id }) => id));
      };
    },
    ufuzzy: (entries) => {
      const { names, answersAt } = listed(entries);
      const haystack = names.map(({ name }) => name.toLowerCase());
      // one error a word, the words in any order
      const index = new (load<UFuzzy>('@leeoniya/ufuzzy'))({
        intraMode: 1,
        intraIns: 1,
        intraSub: 1,
        intraTrn: 1,
        intraDel: 1,
      });
      return ({ name }) => {
        const [idxs, info, order] = index.search(haystack, name.toLowerCase(), 4, 1_000);
        const places = info && order ? order.map((at) => info.idx[at] as number) : (idxs ?? []);
        return answersAt(places.slice(0, most));
      };
    },
    fuse: (entries) => {
      const { names, answersAt } = listed(entries);
      const index = new (load<Fuse>('fuse.js'))(
        names.map(({ name }) => name),
        { ignoreLocation: true, threshold: 0.4 },
      );
      return ({ name }) => answersAt(index.search(name, { limit: most }).map(({ refIndex }) => refIndex));
    },
  };
};
