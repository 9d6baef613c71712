import { growingUint32 } from './grow.ts';

/** Numbers looked up by a 32-bit hash, in three typed arrays: `offsets` of the buckets, and in each bucket hashes and values side by side. */
export interface HashTable {
  readonly offsets: Uint32Array;
  readonly hashes: Uint32Array;
  readonly values: Uint32Array;
}

const shiftFor = (offsets: Uint32Array): number => 32 - Math.log2(offsets.length - 1);

/** Values under one hash stay in the order in which they are emitted. */
export const buildTable = (fill: (emit: (hash: number, value: number) => void) => void): HashTable => {
  const pairs = growingUint32();
  fill((hash, value) => {
    pairs.push(hash);
    pairs.push(value);
  });
  const all = pairs.view();
  const count = all.length / 2;
  const bits = Math.max(1, Math.ceil(Math.log2(Math.max(2, count / 2))));
  const shift = 32 - bits;
  const offsets = new Uint32Array(2 ** bits + 1);
  for (let i = 0; i < all.length; i += 2) offsets[((all[i] as number) >>> shift) + 1]!++;
  for (let i = 1; i < offsets.length; i++) offsets[i]! += offsets[i - 1] as number;
  const next = offsets.slice(0, -1);
  const hashes = new Uint32Array(count);
  const values = new Uint32Array(count);
  for (let i = 0; i < all.length; i += 2) {
    const at = next[(all[i] as number) >>> shift]!++;
    hashes[at] = all[i] as number;
    values[at] = all[i + 1] as number;
  }
  return { offsets, hashes, values };
};

/** Calls `each` with every value stored under this hash, in the order in which they were emitted. */
export const lookUp = ({ offsets, hashes, values }: HashTable, hash: number, each: (value: number) => void): void => {
  const bucket = hash >>> shiftFor(offsets);
  const end = offsets[bucket + 1] as number;
  for (let at = offsets[bucket] as number; at < end; at++) if (hashes[at] === hash) each(values[at] as number);
};

/** Lists of numbers by a small key: list `k` is `values` from `offsets[k]` to `offsets[k + 1]`. */
export interface Lists {
  readonly offsets: Uint32Array;
  readonly values: Uint32Array;
}

/** `fill` is called twice and must emit the same pairs in the same order. */
export const buildLists = (keys: number, fill: (emit: (key: number, value: number) => void) => void): Lists => {
  const offsets = new Uint32Array(keys + 1);
  fill((key) => {
    offsets[key + 1]!++;
  });
  for (let i = 1; i < offsets.length; i++) offsets[i]! += offsets[i - 1] as number;
  const next = offsets.slice(0, -1);
  const values = new Uint32Array(offsets[keys] as number);
  fill((key, value) => {
    values[next[key]!++] = value;
  });
  return { offsets, values };
};
