import { gunzipSync, gzipSync } from 'fflate';
import type { Card } from './cards.ts';

/** How the bytes of a snapshot lie in its file: a word that says what it is, the length of the cards, the cards, the index. */
const magic = 'fourfold-names-2';
const head = magic.length + 4;
/** Where the index begins is a multiple of this, so that its typed arrays need no copy. */
const boundary = 8;

const aligned = (at: number): number => Math.ceil(at / boundary) * boundary;

export const packSnapshot = (cards: readonly Card[], index: Uint8Array): Uint8Array => {
  const lines = new TextEncoder().encode(cards.map((card) => JSON.stringify(card)).join('\n'));
  const packed = gzipSync(lines, { level: 6, mtime: 0 });
  const start = aligned(head + packed.length);
  const out = new Uint8Array(start + index.length);
  out.set(new TextEncoder().encode(magic));
  new DataView(out.buffer).setUint32(magic.length, packed.length, true);
  out.set(packed, head);
  out.set(index, start);
  return out;
};

/** Null where it is no snapshot of this form: it is then made again. */
export const openSnapshot = (bytes: Uint8Array): { cards: Card[]; index: Uint8Array } | null => {
  if (bytes.length < head || new TextDecoder().decode(bytes.subarray(0, magic.length)) !== magic) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(magic.length, true);
  const start = aligned(head + length);
  if (start > bytes.length) return null;
  try {
    const lines = new TextDecoder().decode(gunzipSync(bytes.subarray(head, head + length)));
    const cards = lines === '' ? [] : lines.split('\n').map((line) => JSON.parse(line) as Card);
    return { cards, index: bytes.slice(start) };
  } catch {
    return null;
  }
};
