import type { Kind, NameToken, Reading, Script, TokenRole } from '../types.ts';
import { open, type Section } from './container.ts';
import { type Dictionary, tokenText } from './dictionary.ts';
import { decodeRecord, keyOfRecord, kinds, type ReadEntry, roles, scripts } from './record.ts';
import type { HashTable, Lists } from './table.ts';

/** What stands once in the file, as JSON. */
export interface Meta {
  readonly lists: readonly string[];
  readonly forms: readonly string[];
  readonly settings: string;
}

/**
 * One immutable part of an index: entries sorted by key, their readings ("documents") numbered in that order, and every way to find
 * them, all in typed arrays over one run of bytes.
 */
export interface Segment {
  readonly bytes: Uint8Array;
  readonly meta: Meta;
  readonly dictionary: Dictionary;
  /** Token -> documents. */
  readonly postings: Lists;
  /** In how many documents a token stands, found by it or not. */
  readonly frequencies: Uint32Array;
  readonly deletions: HashTable;
  readonly trigrams: Lists;
  readonly sounds: HashTable;
  /** Skeletons of all tokens, for words of Arabic or Hebrew letters. */
  readonly skeletons: HashTable;
  /** Skeletons of the tokens written in such letters, for Latin words. */
  readonly foreignSkeletons: HashTable;
  readonly squeezed: HashTable;
  readonly acronyms: HashTable;
  /** Identifier -> entity. */
  readonly identifiers: HashTable;
  readonly entityOf: Uint32Array;
  /** The documents of entity `e` are those from `documentsFrom[e]` to `documentsFrom[e + 1]`. */
  readonly documentsFrom: Uint32Array;
  /** How many tokens a document is found by, at most 255. */
  readonly lengths: Uint8Array;
  readonly tokens: {
    readonly offsets: Uint32Array;
    readonly ids: Uint32Array;
    /** Role, script and legal form in 4, 4 and 16 bits. */
    readonly facts: Uint32Array;
    readonly skeletons: Uint32Array;
    /** Start and end in 16 bits each. */
    readonly spans: Uint32Array;
  };
  readonly skeletonTexts: Pick<Dictionary, 'pool' | 'offsets'>;
  readonly listOf: Uint16Array;
  readonly kindOf: Uint8Array;
  readonly records: { readonly bytes: Uint8Array; readonly offsets: Uint32Array };
  readonly entities: number;
  readonly documents: number;
}

export type SegmentParts = Omit<Segment, 'bytes' | 'entities' | 'documents'>;

const text = { encode: new TextEncoder(), decode: new TextDecoder() };
const tableSections = ({ offsets, hashes, values }: HashTable): Section[] => [offsets, hashes, values];

/** The order of the sections in the file; `openSegment` reads the same. */
export const sectionsOf = (s: SegmentParts): Section[] => [
  text.encode.encode(JSON.stringify(s.meta)),
  s.dictionary.pool,
  s.dictionary.offsets,
  s.dictionary.slots,
  s.postings.offsets,
  s.postings.values,
  s.frequencies,
  s.trigrams.offsets,
  s.trigrams.values,
  ...[s.deletions, s.sounds, s.skeletons, s.foreignSkeletons, s.squeezed, s.acronyms, s.identifiers].flatMap(
    tableSections,
  ),
  s.entityOf,
  s.documentsFrom,
  s.lengths,
  s.tokens.offsets,
  s.tokens.ids,
  s.tokens.facts,
  s.tokens.skeletons,
  s.tokens.spans,
  s.skeletonTexts.pool,
  s.skeletonTexts.offsets,
  s.listOf,
  s.kindOf,
  s.records.bytes,
  s.records.offsets,
];
const sectionCount = 44;

/** Opens the bytes of a segment; nothing is copied where they lie on a boundary of 8. */
export const openSegment = (given: Uint8Array, options: { readonly check?: boolean } = {}): Segment => {
  const { bytes, bytesOf, halvesOf, wordsOf } = open(given, sectionCount, options);
  let next = 0;
  const octets = () => bytesOf(next++);
  const words = () => wordsOf(next++);
  const table = (): HashTable => ({ offsets: words(), hashes: words(), values: words() });
  const meta = JSON.parse(text.decode.decode(octets())) as Meta;
  const pool = octets();
  const offsets = words();
  const dictionary = { size: offsets.length - 1, pool, offsets, slots: words() };
  const postings = { offsets: words(), values: words() };
  const frequencies = words();
  const trigrams = { offsets: words(), values: words() };
  const tables = {
    deletions: table(),
    sounds: table(),
    skeletons: table(),
    foreignSkeletons: table(),
    squeezed: table(),
    acronyms: table(),
    identifiers: table(),
  };
  const entityOf = words();
  const documentsFrom = words();
  const lengths = octets();
  const tokens = { offsets: words(), ids: words(), facts: words(), skeletons: words(), spans: words() };
  const skeletonTexts = { pool: octets(), offsets: words() };
  const listOf = halvesOf(next++);
  const kindOf = octets();
  const records = { bytes: octets(), offsets: words() };
  return {
    bytes,
    meta,
    dictionary,
    postings,
    frequencies,
    trigrams,
    ...tables,
    entityOf,
    documentsFrom,
    lengths,
    tokens,
    skeletonTexts,
    listOf,
    kindOf,
    records,
    entities: kindOf.length,
    documents: entityOf.length,
  };
};

const recordOf = ({ records: { bytes, offsets } }: Segment, entity: number): string =>
  text.decode.decode(bytes.subarray(offsets[entity], offsets[entity + 1]));

export const tokensAt = (segment: Segment, document: number): NameToken[] => {
  const { offsets, ids, facts, skeletons, spans } = segment.tokens;
  const tokens: NameToken[] = [];
  const end = offsets[document + 1] as number;
  for (let at = offsets[document] as number; at < end; at++) {
    const fact = facts[at] as number;
    const span = spans[at] as number;
    tokens.push({
      text: tokenText(segment.dictionary, ids[at] as number),
      start: span & 0xffff,
      end: span >>> 16,
      role: roles[fact & 15] as TokenRole,
      script: scripts[(fact >>> 4) & 15] as Script,
      skeleton: tokenText(segment.skeletonTexts, skeletons[at] as number),
      form: segment.meta.forms[fact >>> 8] as string,
    });
  }
  return tokens;
};

/** An entry as it was read; with `wanted`, only the readings that are these documents. */
export const entryAt = (segment: Segment, entity: number, wanted?: ReadonlySet<number>): ReadEntry => {
  const from = segment.documentsFrom[entity] as number;
  return decodeRecord(
    recordOf(segment, entity),
    segment.meta.lists[segment.listOf[entity] as number] as string,
    kinds[segment.kindOf[entity] as number] as Kind,
    (place): Reading['tokens'] | null =>
      wanted === undefined || wanted.has(from + place) ? tokensAt(segment, from + place) : null,
  );
};

export const keyAt = (segment: Segment, entity: number): string => keyOfRecord(recordOf(segment, entity));

/** The entity with this key, or -1. Keys are in order. */
export const entityWithKey = (segment: Segment, key: string): number => {
  let from = 0;
  let to = segment.entities - 1;
  while (from <= to) {
    const middle = (from + to) >> 1;
    const found = keyAt(segment, middle);
    if (found === key) return middle;
    if (found < key) from = middle + 1;
    else to = middle - 1;
  }
  return -1;
};
