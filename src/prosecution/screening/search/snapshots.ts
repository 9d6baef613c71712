import {
  buildIndex,
  buildIndexApart,
  fromBytes,
  type IndexEntry,
  type NameIndex,
  withChanges,
} from '../../../engines/names/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { fileCache } from '../../../platform/file-cache/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { toIndexEntry } from '../lists/to-index.ts';
import { heldIn } from '../queries.ts';
import { entitiesByHash, entitiesIn } from '../register/stored-entities.ts';
import { refOf } from '../register/views.ts';
import type { ListRow, VersionRow } from '../tables.ts';
import { type Card, cardOf, type Directory, directoryOf, keyOf } from './cards.ts';
import { config } from './config.ts';
import { openSnapshot, packSnapshot } from './snapshot-file.ts';

/** A list in one of its versions. */
export interface Chosen {
  readonly list: ListRow;
  readonly version: VersionRow;
}

/** An immutable index over some versions of some lists, with what an answer has to say of each entry. */
export interface Snapshot {
  /** The hash of what is in it and of the settings: equal keys give equal answers. */
  readonly key: string;
  readonly index: NameIndex;
  readonly directory: Directory;
}

/** How many a process keeps in memory. The current lists of an organisation take one, a question as of an earlier day another. */
const mostKept = 4;
const mostFiles = 12;

/** What an index over these versions is called, whoever asks for it. */
export const snapshotKey = (chosen: readonly Chosen[]): string =>
  sha256(
    [
      config,
      ...chosen
        .map(({ list, version }) => [list.id, version.content_hash, refOf(version).date, version.sha256].join(' '))
        .sort(),
    ].join('\n'),
  );

type Behalf = Parameters<Kernel['db']['transaction']>[0];

interface Kept {
  readonly ready: Map<string, Snapshot>;
  readonly underWay: Map<string, Promise<Snapshot>>;
}

/** One store for a database: what several organisations share is loaded once. */
const stores = new WeakMap<object, Kept>();
const storeOf = ({ db }: Kernel): Kept => {
  const known = stores.get(db);
  if (known) return known;
  const made: Kept = { ready: new Map(), underWay: new Map() };
  stores.set(db, made);
  return made;
};

const keep = ({ ready }: Kept, snapshot: Snapshot): void => {
  ready.delete(snapshot.key);
  ready.set(snapshot.key, snapshot);
  for (const old of [...ready.keys()].slice(0, -mostKept)) ready.delete(old);
};

const assemble = (key: string, index: NameIndex, cards: Iterable<Card>, chosen: readonly Chosen[]): Snapshot => ({
  key,
  index,
  directory: directoryOf(cards, new Map(chosen.map(({ list, version }) => [list.id, refOf(version)]))),
});

/** Of more entries than this an index is built in a thread of its own: the server answers others meanwhile. */
const mostHere = 1_000;

/** All that an index over these versions is made of. */
const readAll = async (tx: Tx, chosen: readonly Chosen[]): Promise<{ cards: Card[]; entries: IndexEntry[] }> => {
  const cards: Card[] = [];
  const entries: IndexEntry[] = [];
  for (const { list, version } of chosen) {
    for (const { entity, hash } of await entitiesIn(tx, list, version.seq)) {
      cards.push(cardOf(entity, hash));
      entries.push(toIndexEntry(entity));
    }
  }
  return { cards, entries };
};

/** More changes than this, and an overlay costs more than building anew. */
const mostOverlaid = 0.2;

/**
 * Made from a snapshot that is loaded, by what is different: a thousand entries take a fraction of a second, and nobody waits for the
 * others. Null where nothing loaded is near enough.
 */
const overlay = async (
  tx: Tx,
  key: string,
  chosen: readonly Chosen[],
  loaded: Iterable<Snapshot>,
): Promise<Snapshot | null> => {
  const wanted = new Map<string, { hash: string; list: ListRow }>();
  for (const { list, version } of chosen) {
    for (const { source_id, hash } of await heldIn(tx, list, version.seq))
      wanted.set(keyOf({ list: list.id, sourceId: source_id }), { hash, list });
  }
  let best: { from: Snapshot; gone: string[]; fresh: string[] } | null = null;
  for (const from of loaded) {
    const had = new Map([...from.directory.cards()].map((card) => [keyOf(card), card.hash]));
    const gone = [...had.keys()].filter((one) => !wanted.has(one));
    const fresh = [...wanted].flatMap(([one, { hash }]) => (had.get(one) === hash ? [] : [one]));
    if (!best || gone.length + fresh.length < best.gone.length + best.fresh.length) best = { from, gone, fresh };
  }
  if (!best || best.gone.length + best.fresh.length > wanted.size * mostOverlaid) return null;

  const changed = new Set([...best.gone, ...best.fresh]);
  const cards = [...best.from.directory.cards()].filter((card) => !changed.has(keyOf(card)));
  const entries = [];
  for (const { list } of chosen) {
    const hashes = best.fresh.flatMap((one) => {
      const found = wanted.get(one);
      return found?.list === list ? [found.hash] : [];
    });
    for (const { body, hash } of (await entitiesByHash(tx, list, hashes)).values()) {
      cards.push(cardOf(body, hash));
      entries.push(toIndexEntry(body));
    }
  }
  return assemble(key, withChanges(best.from.index, { upserts: entries, removed: best.gone }), cards, chosen);
};

const fileName = (key: string): string => `${key}.index`;

const fromFile = async (kernel: Kernel, key: string, chosen: readonly Chosen[]): Promise<Snapshot | null> => {
  const bytes = await fileCache(kernel.env, 'names').read(fileName(key));
  const opened = bytes && openSnapshot(bytes);
  return opened ? assemble(key, fromBytes(opened.index), opened.cards, chosen) : null;
};

/** Writes a snapshot beside the database; a process killed meanwhile leaves the file before, or none. */
export const saveSnapshot = async (kernel: Kernel, { key, index, directory }: Snapshot): Promise<void> => {
  if (!kernel.env) return;
  const cache = fileCache(kernel.env, 'names');
  await cache.write(fileName(key), packSnapshot([...directory.cards()], index.toBytes()));
  await cache.keep(mostFiles);
};

const fromDatabase = async (
  kernel: Kernel,
  behalf: Behalf,
  key: string,
  chosen: readonly Chosen[],
  loaded: Iterable<Snapshot>,
): Promise<Snapshot> => {
  const read = await kernel.db.transaction(
    behalf,
    async (tx) => (await overlay(tx, key, chosen, loaded)) ?? (await readAll(tx, chosen)),
  );
  if ('key' in read) return read;
  // after the transaction: the embedded database has only one, and others wait for it
  const { cards, entries } = read;
  const index = entries.length > mostHere ? await buildIndexApart(entries) : buildIndex(entries);
  return assemble(key, index, cards, chosen);
};

/**
 * The snapshot over these versions: from memory, from its file, as an overlay over one in memory, or built anew; whoever asks for the same
 * meanwhile waits for the same work. Searches in the old one go on untouched.
 */
export const snapshotOver = (kernel: Kernel, behalf: Behalf, chosen: readonly Chosen[]): Promise<Snapshot> => {
  const store = storeOf(kernel);
  const key = snapshotKey(chosen);
  const found = store.ready.get(key);
  if (found) {
    keep(store, found);
    return Promise.resolve(found);
  }
  const before = store.underWay.get(key);
  if (before) return before;
  const work = (async () => {
    const made =
      (await fromFile(kernel, key, chosen)) ?? (await fromDatabase(kernel, behalf, key, chosen, store.ready.values()));
    keep(store, made);
    return made;
  })().finally(() => store.underWay.delete(key));
  store.underWay.set(key, work);
  return work;
};
