/** 32-bit hashes of UTF-16 text: FNV-1a over code units, mixed at the end so that the upper bits can choose a bucket. */

const basis = 0x811c9dc5;
const prime = 0x01000193;

export const hashStart = (seed = 0): number => basis ^ seed;

export const hashStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, prime);

export const hashEnd = (hash: number): number => {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

export const hashText = (text: string, seed = 0): number => {
  let h = hashStart(seed);
  for (let i = 0; i < text.length; i++) h = hashStep(h, text.charCodeAt(i));
  return hashEnd(h);
};

/** The hash of a text without one of its letters; `skip` -1 leaves out none. */
export const hashWithout = (text: string, skip: number, seed = 0): number => {
  let h = hashStart(seed);
  for (let i = 0; i < text.length; i++) if (i !== skip) h = hashStep(h, text.charCodeAt(i));
  return hashEnd(h);
};

/** Calls `each` with the hash of the text and of all it becomes when one letter is dropped. */
export const eachDeletion = (text: string, seed: number, each: (hash: number) => void): void => {
  for (let skip = 0; skip < text.length; skip++) {
    // dropping either of two equal neighbours gives the same text
    if (skip === 0 || text.charCodeAt(skip) !== text.charCodeAt(skip - 1)) each(hashWithout(text, skip, seed));
  }
};
