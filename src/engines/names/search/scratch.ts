import type { Segment } from './segment.ts';
import { longestCompared } from './trigrams.ts';

/** Room to work in, as large as the segment; searches do not overlap, so that one serves all. Every search leaves it as it found it. */
export interface Scratch {
  /** The first token of this length or longer; one place more than the longest token has. */
  readonly lengthFrom: Uint32Array;
  /** By token. */
  readonly counts: Uint8Array;
  readonly best: Float64Array;
  readonly letters: Uint8Array;
  /** By document: what it has gathered, and the last group that gave to it. */
  readonly gathered: Float64Array;
  readonly givenBy: Uint8Array;
  readonly touched: Uint32Array;
}

const rooms = new WeakMap<Segment, Scratch>();

const make = ({ dictionary: { size, offsets }, documents }: Segment): Scratch => {
  const longest = size === 0 ? 0 : (offsets[size] as number) - (offsets[size - 1] as number);
  const lengthFrom = new Uint32Array(longest + 2).fill(size);
  for (let id = size - 1; id >= 0; id--) lengthFrom[(offsets[id + 1] as number) - (offsets[id] as number)] = id;
  for (let length = longest; length >= 0; length--) {
    lengthFrom[length] = Math.min(lengthFrom[length] as number, lengthFrom[length + 1] as number);
  }
  return {
    lengthFrom,
    counts: new Uint8Array(size),
    best: new Float64Array(size),
    letters: new Uint8Array(longestCompared),
    gathered: new Float64Array(documents),
    givenBy: new Uint8Array(documents),
    touched: new Uint32Array(documents),
  };
};

export const scratchOf = (segment: Segment): Scratch => {
  const known = rooms.get(segment);
  if (known !== undefined) return known;
  const made = make(segment);
  rooms.set(segment, made);
  return made;
};
