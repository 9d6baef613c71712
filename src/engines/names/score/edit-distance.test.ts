import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editCost } from './edit-distance.ts';

describe('the cost of an edit', () => {
  it.each([
    ['example', 'example', 0],
    ['example', 'exmaple', 1],
    ['example', 'exampel', 1],
    ['example', 'exampl', 1],
    ['example', 'exqmple', 1],
    ['example', 'exxample', 0.6],
    ['dmitri', 'dmitry', 0.7],
    ['unit1', 'unit2', 1.5],
  ])('from %s to %s is %d', (one, other, cost) => {
    expect(editCost(one, other, 9)).toBeCloseTo(cost, 10);
  });
  it('is beyond all bounds once it passes the most', () => {
    expect(editCost('example', 'pattern', 2)).toBe(Number.POSITIVE_INFINITY);
  });
  it('is the same in both directions', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abehi01o'), maxLength: 12 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(editCost(one, other, 9)).toBeCloseTo(editCost(other, one, 9), 10);
      }),
    );
  });
});
