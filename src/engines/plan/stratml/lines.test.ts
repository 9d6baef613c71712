import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLines, toLines } from './lines.ts';

describe('lines of key and value', () => {
  it('come back as they were, whatever the value', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (a, b) => {
        expect([...fromLines(toLines({ Due: a, 'Time frame': b }))]).toEqual([
          ['Due', a],
          ['Time frame', b],
        ]);
      }),
    );
  });
  it('say nothing when there is nothing to say', () => expect(toLines({ Due: null, Start: '' })).toBeUndefined());
  it('pass over lines of another shape', () =>
    expect([...fromLines('so it is: good.\nhttp://x\n- A list: of things')]).toEqual([]));
});
