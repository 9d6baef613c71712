import { hashText } from './hash.ts';

/** Distinct tokens, sorted by length and then by letters; a token's place is its id. Tokens are ASCII (see `foldToken`). */
export interface Dictionary {
  readonly size: number;
  readonly pool: Uint8Array;
  /** Token `id` lies in the pool from `offsets[id]` to `offsets[id + 1]`. */
  readonly offsets: Uint32Array;
  /** Open addressing; id + 1, or 0 where empty. */
  readonly slots: Uint32Array;
}

export const byLengthThenText = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** @param sorted distinct, in the order of `byLengthThenText` */
export const buildDictionary = (sorted: readonly string[]): Dictionary => {
  const offsets = new Uint32Array(sorted.length + 1);
  sorted.forEach((text, id) => {
    offsets[id + 1] = (offsets[id] as number) + text.length;
  });
  const pool = new Uint8Array(offsets[sorted.length] as number);
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(sorted.length * 1.6 + 2)));
  const mask = slots.length - 1;
  sorted.forEach((text, id) => {
    const at = offsets[id] as number;
    for (let i = 0; i < text.length; i++) pool[at + i] = text.charCodeAt(i);
    let slot = hashText(text) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = id + 1;
  });
  return { size: sorted.length, pool, offsets, slots };
};

/** @returns the id, or -1 */
export const findToken = ({ pool, offsets, slots }: Dictionary, text: string): number => {
  const mask = slots.length - 1;
  for (let slot = hashText(text) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const id = (slots[slot] as number) - 1;
    const at = offsets[id] as number;
    if ((offsets[id + 1] as number) - at !== text.length) continue;
    let i = 0;
    while (i < text.length && pool[at + i] === text.charCodeAt(i)) i++;
    if (i === text.length) return id;
  }
  return -1;
};

export const tokenText = ({ pool, offsets }: Pick<Dictionary, 'pool' | 'offsets'>, id: number): string => {
  let text = '';
  const end = offsets[id + 1] as number;
  for (let i = offsets[id] as number; i < end; i++) text += String.fromCharCode(pool[i] as number);
  return text;
};
