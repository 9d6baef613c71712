import { pack } from './container.ts';
import { buildDictionary, byLengthThenText, type Dictionary, tokenText } from './dictionary.ts';
import { type Gathered, gather } from './gather.ts';
import { eachDeletion, hashText } from './hash.ts';
import { acronymsOf, eachSkeletonHash, soundHashes, squeezed } from './keys.ts';
import { kinds, type ReadEntry, roles, scripts } from './record.ts';
import { openSegment, type Segment, type SegmentParts, sectionsOf } from './segment.ts';
import { buildLists, buildTable, type HashTable } from './table.ts';
import { buildTrigrams, longestCompared } from './trigrams.ts';

/** Sorted texts, and for every number a text had before, the one it has now. */
const sortTexts = (texts: readonly string[], compare: (a: string, b: string) => number) => {
  const sorted = texts.toSorted(compare);
  const places = new Map(sorted.map((text, id) => [text, id]));
  return { sorted, newId: Uint32Array.from(texts, (text) => places.get(text) as number) };
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Texts one behind the other, without a way to look one up. */
const poolOf = (sorted: readonly string[]): Pick<Dictionary, 'pool' | 'offsets'> => {
  const { pool, offsets } = buildDictionary(sorted);
  return { pool, offsets };
};

interface Documents {
  readonly from: Uint32Array;
  readonly entityOf: Uint32Array;
  readonly lengths: Uint8Array;
  readonly tokens: SegmentParts['tokens'];
  /** 1 where the token is one that its document is found by. */
  readonly searched: Uint8Array;
  readonly readAs: Uint8Array;
}

/** The documents with their tokens, in the order of the entries' keys. */
const sortDocuments = (g: Gathered, tokenId: Uint32Array, skeletonId: Uint32Array, formId: Uint32Array): Documents => {
  const count = g.tokenEnds.length;
  const tokenCount = g.searched.length;
  const from = new Uint32Array(g.order.length + 1);
  const entityOf = new Uint32Array(count);
  const lengths = new Uint8Array(count);
  const readAs = new Uint8Array(count);
  const searched = new Uint8Array(tokenCount);
  const offsets = new Uint32Array(count + 1);
  const tokens = {
    offsets,
    ids: new Uint32Array(tokenCount),
    facts: new Uint32Array(tokenCount),
    skeletons: new Uint32Array(tokenCount),
    spans: new Uint32Array(tokenCount),
  };
  let document = 0;
  let at = 0;
  g.order.forEach((entry, place) => {
    for (let d = entry === 0 ? 0 : g.documentEnds.at(entry - 1); d < g.documentEnds.at(entry); d++) {
      entityOf[document] = place;
      readAs[document] = g.readAs.at(d);
      let length = 0;
      for (let t = d === 0 ? 0 : g.tokenEnds.at(d - 1); t < g.tokenEnds.at(d); t++, at++) {
        const facts = g.columns.facts.at(t);
        tokens.ids[at] = tokenId[g.columns.ids.at(t)] as number;
        tokens.facts[at] = (facts & 0xff) | ((formId[facts >>> 8] as number) << 8);
        tokens.skeletons[at] = skeletonId[g.columns.skeletons.at(t)] as number;
        tokens.spans[at] = g.columns.spans.at(t);
        searched[at] = g.searched.at(t);
        length += g.searched.at(t);
      }
      lengths[document] = Math.min(255, length);
      offsets[++document] = at;
    }
    from[place + 1] = document;
  });
  return { from, entityOf, lengths, tokens, searched, readAs };
};

/** Calls `each` once for every token of every document, but for those that came before in the same document. */
const eachDistinct = (
  { tokens }: Documents,
  wanted: (at: number) => boolean,
  each: (token: number, document: number) => void,
): void => {
  const { offsets, ids } = tokens;
  for (let d = 0; d + 1 < offsets.length; d++) {
    const start = offsets[d] as number;
    for (let at = start; at < (offsets[d + 1] as number); at++) {
      if (!wanted(at)) continue;
      let earlier = start;
      while (earlier < at && (ids[earlier] !== ids[at] || !wanted(earlier))) earlier++;
      if (earlier === at) each(ids[at] as number, d);
    }
  }
};

const frequenciesOf = (documents: Documents, size: number): Uint32Array => {
  const frequencies = new Uint32Array(size);
  eachDistinct(
    documents,
    () => true,
    (token) => {
      frequencies[token]!++;
    },
  );
  return frequencies;
};

const deletionTable = (dictionary: Dictionary): HashTable =>
  buildTable((emit) => {
    for (let id = 0; id < dictionary.size; id++) {
      const text = tokenText(dictionary, id);
      if (text.length < 2 || text.length > longestCompared) continue;
      emit(hashText(text), id);
      eachDeletion(text, 0, (hash) => emit(hash, id));
    }
  });

const soundTable = (dictionary: Dictionary): HashTable =>
  buildTable((emit) => {
    for (let id = 0; id < dictionary.size; id++) {
      for (const hash of soundHashes(tokenText(dictionary, id))) emit(hash, id);
    }
  });

const isForeign = (fact: number): boolean => {
  const script = scripts[(fact >>> 4) & 15];
  return script === 'arabic' || script === 'hebrew';
};

/** Every pair of skeleton and token once, in the order of tokens. */
const skeletonTable = (
  { tokens, searched }: Documents,
  skeletons: readonly string[],
  only: (fact: number) => boolean,
): HashTable => {
  const pairs = new Set<number>();
  searched.forEach((found, at) => {
    if (found === 1 && only(tokens.facts[at] as number)) {
      pairs.add((tokens.ids[at] as number) * skeletons.length + (tokens.skeletons[at] as number));
    }
  });
  return buildTable((emit) => {
    for (const pair of [...pairs].sort((a, b) => a - b)) {
      const token = Math.floor(pair / skeletons.length);
      eachSkeletonHash(skeletons[pair % skeletons.length] as string, (hash) => emit(hash, token));
    }
  });
};

/** Calls `each` with what the whole name of a document is found by. */
const wholeNameTables = (documents: Documents, texts: readonly string[]) => {
  const { offsets, ids, facts } = documents.tokens;
  const searchedOf = (d: number) => {
    const found: { text: string; role: (typeof roles)[number] }[] = [];
    for (let at = offsets[d] as number; at < (offsets[d + 1] as number); at++) {
      if (documents.searched[at] === 1) {
        found.push({
          text: texts[ids[at] as number] as string,
          role: roles[(facts[at] as number) & 15] as (typeof roles)[number],
        });
      }
    }
    return found;
  };
  const eachDocument = (each: (d: number, emit: (hash: number, value: number) => void) => void) =>
    buildTable((emit) => {
      for (let d = 0; d < documents.entityOf.length; d++) each(d, emit);
    });
  return {
    squeezed: eachDocument((d, emit) => {
      const text = squeezed(searchedOf(d));
      if (text !== '') emit(hashText(text), d);
    }),
    acronyms: eachDocument((d, emit) => {
      const kind = kinds[documents.readAs[d] as number] as (typeof kinds)[number];
      if (kind !== 'organisation') return;
      for (const acronym of acronymsOf(kind, searchedOf(d))) emit(hashText(acronym), d);
    }),
  };
};

const identifierTable = ({ order, identifierHashes, identifierEnds }: Gathered): HashTable =>
  buildTable((emit) => {
    order.forEach((entry, place) => {
      for (let i = entry === 0 ? 0 : identifierEnds.at(entry - 1); i < identifierEnds.at(entry); i++) {
        emit(identifierHashes.at(i), place);
      }
    });
  });

const sortRecords = ({ order, records, recordEnds }: Gathered): Segment['records'] => {
  const bytes = new Uint8Array(records.length);
  const offsets = new Uint32Array(order.length + 1);
  const all = records.view();
  order.forEach((entry, place) => {
    const piece = all.subarray(entry === 0 ? 0 : recordEnds.at(entry - 1), recordEnds.at(entry));
    bytes.set(piece, offsets[place]);
    offsets[place + 1] = (offsets[place] as number) + piece.length;
  });
  return { bytes, offsets };
};

const partsOf = (g: Gathered, settings: string): SegmentParts => {
  const tokens = sortTexts(g.tokens.texts, byLengthThenText);
  const skeletons = sortTexts(g.skeletons.texts, byLengthThenText);
  const forms = sortTexts(g.forms.texts, byText);
  const lists = sortTexts(g.lists.texts, byText);
  const documents = sortDocuments(g, tokens.newId, skeletons.newId, forms.newId);
  const dictionary = buildDictionary(tokens.sorted);
  return {
    meta: { lists: lists.sorted, forms: forms.sorted, settings },
    dictionary,
    postings: buildLists(dictionary.size, (emit) =>
      eachDistinct(documents, (at) => documents.searched[at] === 1, emit),
    ),
    frequencies: frequenciesOf(documents, dictionary.size),
    trigrams: buildTrigrams(dictionary),
    deletions: deletionTable(dictionary),
    sounds: soundTable(dictionary),
    skeletons: skeletonTable(documents, skeletons.sorted, () => true),
    foreignSkeletons: skeletonTable(documents, skeletons.sorted, isForeign),
    ...wholeNameTables(documents, tokens.sorted),
    identifiers: identifierTable(g),
    entityOf: documents.entityOf,
    documentsFrom: documents.from,
    lengths: documents.lengths,
    tokens: documents.tokens,
    skeletonTexts: poolOf(skeletons.sorted),
    listOf: Uint16Array.from(g.order, (entry) => lists.newId[g.listOf.at(entry)] as number),
    kindOf: Uint8Array.from(g.order, (entry) => g.kindOf.at(entry)),
    records: sortRecords(g),
  };
};

/** Reads no name again: everything comes from the readings handed in. The order of the entries does not matter. */
export const buildSegment = (entries: Iterable<ReadEntry>, settings: string): Segment =>
  openSegment(pack(sectionsOf(partsOf(gather(entries), settings))), { check: false });
