import type { NameToken } from '../types.ts';
import { IndexError, sameKeyTwice } from './errors.ts';
import { growingBytes, growingUint32 } from './grow.ts';
import { hashText } from './hash.ts';
import { plainIdentifier, searchedTokens } from './keys.ts';
import { encodeRecord, kinds, type ReadEntry, roles, scripts } from './record.ts';

/** Gives every distinct text a number, in the order of coming. */
const interner = () => {
  const ids = new Map<string, number>();
  const texts: string[] = [];
  return {
    texts,
    idOf: (text: string): number => {
      const known = ids.get(text);
      if (known !== undefined) return known;
      ids.set(text, texts.length);
      return texts.push(text) - 1;
    },
  };
};

/** Spans are kept in 16 bits. */
const longestName = 65_535;
const mostLists = 65_535;

const checkLengths = ({ entry, names }: ReadEntry): void => {
  for (const { name } of names) {
    if (name.text.length > longestName) {
      throw new IndexError(
        'INDEX_NAME_TOO_LONG',
        `A name of ${entry.key} has ${name.text.length} characters; the most is ${longestName}.`,
        'Correct the name in the list: several names may have run together.',
        { key: entry.key },
      );
    }
  }
};

/** Entries in the order of coming, as arrays; `sorted` gives the order in which they are stored. */
export type Gathered = ReturnType<typeof gather>;

export const gather = (entries: Iterable<ReadEntry>) => {
  const keys: string[] = [];
  const lists = interner();
  const tokens = interner();
  const skeletons = interner();
  const forms = interner();
  const records = growingBytes();
  const recordEnds = growingUint32();
  const listOf = growingUint32();
  const kindOf = growingUint32();
  const documentEnds = growingUint32();
  const tokenEnds = growingUint32();
  const columns = { ids: growingUint32(), facts: growingUint32(), skeletons: growingUint32(), spans: growingUint32() };
  /** Where in a document's tokens one it is found by stands: 1, else 0. */
  const searched = growingUint32();
  /** The kind a document was read as. */
  const readAs = growingUint32();
  const identifierHashes = growingUint32();
  const identifierEnds = growingUint32();

  const push = (token: NameToken, isSearched: boolean): void => {
    columns.ids.push(tokens.idOf(token.text));
    columns.facts.push(
      Math.max(0, roles.indexOf(token.role)) |
        (Math.max(0, scripts.indexOf(token.script)) << 4) |
        (forms.idOf(token.form) << 8),
    );
    columns.skeletons.push(skeletons.idOf(token.skeleton));
    columns.spans.push(token.start | (token.end << 16));
    searched.push(isSearched ? 1 : 0);
  };

  forms.idOf('');
  for (const read of entries) {
    checkLengths(read);
    keys.push(read.entry.key);
    records.append(encodeRecord(read));
    recordEnds.push(records.length);
    listOf.push(lists.idOf(read.entry.list));
    kindOf.push(Math.max(0, kinds.indexOf(read.entry.kind)));
    for (const { readings } of read.names) {
      for (const reading of readings) {
        const found = new Set(searchedTokens(reading.tokens));
        for (const token of reading.tokens) push(token, found.has(token));
        tokenEnds.push(columns.ids.length);
        readAs.push(Math.max(0, kinds.indexOf(reading.kind)));
      }
    }
    documentEnds.push(tokenEnds.length);
    for (const identifier of read.entry.identifiers) {
      const plain = plainIdentifier(identifier);
      if (plain !== '') identifierHashes.push(hashText(plain));
    }
    identifierEnds.push(identifierHashes.length);
  }
  if (lists.texts.length > mostLists) {
    throw new IndexError('INDEX_TOO_MANY_LISTS', `There are ${lists.texts.length} lists.`, 'Index them in parts.');
  }

  const order = Uint32Array.from(keys, (_, i) => i);
  if (keys.some((key, i) => i > 0 && key <= (keys[i - 1] as string))) {
    order.sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1));
  }
  for (let i = 1; i < order.length; i++) {
    const key = keys[order[i] as number] as string;
    if (key === keys[order[i - 1] as number]) throw sameKeyTwice(key);
  }
  return {
    order,
    lists,
    tokens,
    skeletons,
    forms,
    records,
    recordEnds,
    listOf,
    kindOf,
    documentEnds,
    tokenEnds,
    columns,
    searched,
    readAs,
    identifierHashes,
    identifierEnds,
  };
};
