import { GraphError } from './errors.ts';
import type { Keys } from './types.ts';

/** Names as one run of UTF-8 with places, and a table of hashes with open addressing: a million names take about 30 MB. */
export interface StoredKeys extends Keys {
  readonly text: Uint8Array;
  readonly start: Uint32Array;
  readonly table: Uint32Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** FNV-1a over the bytes, with a last mix so that close names fall far apart. */
const hashOf = (bytes: Uint8Array, from: number, to: number): number => {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
};

const sizeFor = (count: number): number => {
  let size = 8;
  while (size < count * 2) size *= 2;
  return size;
};

export const keysOf = (names: readonly string[]): StoredKeys => {
  const start = new Uint32Array(names.length + 1);
  let text = new Uint8Array(Math.max(64, names.length * 16));
  let at = 0;
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    if (text.length - at < name.length * 3) {
      const larger = new Uint8Array(Math.max(text.length * 2, at + name.length * 3));
      larger.set(text);
      text = larger;
    }
    at += encoder.encodeInto(name, text.subarray(at)).written;
    start[i + 1] = at;
  }
  const kept = text.slice(0, at);
  const table = new Uint32Array(sizeFor(names.length));
  const mask = table.length - 1;
  for (let i = 0; i < names.length; i++) {
    let slot = hashOf(kept, start[i] as number, start[i + 1] as number) & mask;
    for (let there = table[slot] as number; there !== 0; there = table[slot] as number) {
      if (sameBytes(kept, start, there - 1, i))
        throw new GraphError('GRAPH_KEY_TWICE', 'Two nodes have the same name.', { key: names[i] as string });
      slot = (slot + 1) & mask;
    }
    table[slot] = i + 1;
  }
  return storedKeys(kept, start, table);
};

const sameBytes = (text: Uint8Array, start: Uint32Array, a: number, b: number): boolean => {
  const from = start[a] as number;
  const other = start[b] as number;
  const length = (start[a + 1] as number) - from;
  if (length !== (start[b + 1] as number) - other) return false;
  for (let i = 0; i < length; i++) if (text[from + i] !== text[other + i]) return false;
  return true;
};

export const storedKeys = (text: Uint8Array, start: Uint32Array, table: Uint32Array): StoredKeys => {
  const mask = table.length - 1;
  return {
    text,
    start,
    table,
    count: start.length - 1,
    at: (node) => decoder.decode(text.subarray(start[node], start[node + 1])),
    indexOf: (key) => {
      const bytes = encoder.encode(key);
      let slot = hashOf(bytes, 0, bytes.length) & mask;
      for (let there = table[slot] as number; there !== 0; there = table[slot] as number) {
        const from = start[there - 1] as number;
        if ((start[there] as number) - from === bytes.length && bytes.every((byte, i) => text[from + i] === byte))
          return there - 1;
        slot = (slot + 1) & mask;
      }
      return -1;
    },
  };
};
