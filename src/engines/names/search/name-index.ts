import { type ScoreSettings, scoreSettings } from '../score/settings.ts';
import { readName } from '../text/read-name.ts';
import type { Candidate, IndexEntry, Subject } from '../types.ts';
import { buildSegment } from './build-segment.ts';
import type { ReadEntry } from './record.ts';
import { type SearchOptions, searchView } from './search.ts';
import { entityWithKey, entryAt, keyAt, openSegment, type Segment } from './segment.ts';
import { hiddenIn, type Layer, layerWithout, type View, viewOf, wholeLayer } from './view.ts';

/** Listed parties that can be searched. Immutable: a change gives another index, and searches of this one go on. */
export interface NameIndex {
  readonly settings: ScoreSettings;
  readonly entries: number;
  /** How many names, counted with every way to read them. */
  readonly names: number;
  /** The listed parties that the subject may be, best first; of equal scores in the order of their keys. */
  search(subject: Subject, options?: SearchOptions): Candidate[];
  /** The entry with this key, or null. */
  entry(key: string): IndexEntry | null;
  /** One file, the same bytes for the same entries in whatever order they came. Changes are merged in. */
  toBytes(): Uint8Array;
}

/** What the engine's other files need of an index and nobody else. */
export interface Inside {
  readonly view: View;
  readonly settings: ScoreSettings;
}

const insides = new WeakMap<NameIndex, Inside>();

export const insideOf = (index: NameIndex): Inside => {
  const inside = insides.get(index);
  if (inside === undefined) throw new TypeError('not an index of this engine');
  return inside;
};

const read = (entry: IndexEntry): ReadEntry => ({
  entry,
  names: entry.names.map((name) => ({ name, readings: readName(name.text, entry.kind) })),
});

function* readAll(entries: Iterable<IndexEntry>): Generator<ReadEntry> {
  for (const entry of entries) yield read(entry);
}

const livingEntities = function* ({ segment, hidden }: Layer): Generator<number> {
  for (let entity = 0; entity < segment.entities; entity++) if (hidden?.[entity] !== 1) yield entity;
};

function* storedEntries({ layers }: View): Generator<ReadEntry> {
  for (const layer of layers) for (const entity of livingEntities(layer)) yield entryAt(layer.segment, entity);
}

const find = ({ layers }: View, key: string): { layer: Layer; entity: number } | null => {
  for (const layer of layers) {
    const entity = entityWithKey(layer.segment, key);
    if (entity >= 0 && layer.hidden?.[entity] !== 1) return { layer, entity };
  }
  return null;
};

/** An index over layers; also what a worker thread makes of the layers it is handed. */
export const indexOver = (layers: readonly Layer[], settings: ScoreSettings): NameIndex => {
  const view = viewOf(layers);
  const index: NameIndex = {
    settings,
    entries: layers.reduce((sum, layer) => sum + layer.segment.entities - hiddenIn(layer).length, 0),
    names: view.documents,
    search: (subject, options) => searchView(view, settings, subject, options),
    entry: (key) => {
      const found = find(view, key);
      return found === null ? null : entryAt(found.layer.segment, found.entity, new Set()).entry;
    },
    toBytes: () => merged(view, settings).bytes,
  };
  insides.set(index, { view, settings });
  return index;
};

const isOneSegment = ({ layers: [first, second] }: View): boolean => second === undefined && first?.hidden === null;

const merged = (view: View, settings: ScoreSettings): Segment =>
  isOneSegment(view) ? (view.layers[0] as Layer).segment : buildSegment(storedEntries(view), JSON.stringify(settings));

/**
 * Reads every name and builds the index.
 *
 * @throws IndexError INDEX_SAME_KEY_TWICE, INDEX_NAME_TOO_LONG, INDEX_TOO_MANY_LISTS
 */
export const buildIndex = (entries: Iterable<IndexEntry>, settings: ScoreSettings = scoreSettings): NameIndex =>
  indexOver([wholeLayer(buildSegment(readAll(entries), JSON.stringify(settings)))], settings);

/**
 * Opens what `toBytes` gave. The bytes must not change afterwards; where they begin on a boundary of 8 they are not copied.
 *
 * @throws IndexError INDEX_NOT_AN_INDEX, INDEX_OTHER_VERSION, INDEX_TRUNCATED, INDEX_DAMAGED
 */
export const fromBytes = (bytes: Uint8Array): NameIndex => {
  const segment = openSegment(bytes);
  return indexOver([wholeLayer(segment)], JSON.parse(segment.meta.settings) as ScoreSettings);
};

export interface Changes {
  /** New entries, and entries that take the place of those with the same key. */
  readonly upserts: Iterable<IndexEntry>;
  /** Keys; one that is not there is no error. */
  readonly removed: Iterable<string>;
}

/**
 * The index with these changes, without building it again: the changed entries lie in a small layer above. It answers exactly as an index
 * built anew would. `mergeChanges` makes one layer of it when there is time.
 *
 * A key that is removed and put in at once is put in.
 *
 * @throws IndexError INDEX_SAME_KEY_TWICE where two upserts have one key; else as `buildIndex`
 */
export const withChanges = (index: NameIndex, { upserts, removed }: Changes): NameIndex => {
  const { view, settings } = insideOf(index);
  const [base, above] = view.layers as [Layer, Layer?];
  const fresh = [...upserts];
  const changed = new Set([...removed, ...fresh.map(({ key }) => key)]);
  const kept =
    above === undefined ? [] : [...livingEntities(above)].filter((e) => !changed.has(keyAt(above.segment, e)));
  const overlay = function* (): Generator<ReadEntry> {
    if (above !== undefined) for (const entity of kept) yield entryAt(above.segment, entity);
    yield* readAll(fresh);
  };
  const hidden = [...changed].map((key) => entityWithKey(base.segment, key)).filter((entity) => entity >= 0);
  const lower = layerWithout(base.segment, [...hiddenIn(base), ...hidden]);
  if (kept.length + fresh.length === 0) return indexOver([lower], settings);
  return indexOver([lower, wholeLayer(buildSegment(overlay(), JSON.stringify(settings)))], settings);
};

/** The same index in one layer. Takes as long as building without reading the names: do it when there is time, beside the searches. */
export const mergeChanges = (index: NameIndex): NameIndex => {
  const { view, settings } = insideOf(index);
  return isOneSegment(view) ? index : indexOver([wholeLayer(merged(view, settings))], settings);
};
