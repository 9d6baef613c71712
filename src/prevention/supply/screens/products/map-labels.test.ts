import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeLabels } from './map-labels.ts';

const mark = fc.record({
  x: fc.integer({ min: 0, max: 720 }),
  y: fc.integer({ min: 20, max: 340 }),
  text: fc.string({ minLength: 1, maxLength: 20 }),
});

it('names on a map never lie over each other, and leave the picture on no side', () => {
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 25 }), (marks) => {
      const placed = placeLabels(marks, 720, 360);
      for (const [i, { at, text }] of placed.entries()) {
        expect(at[0]).toBeGreaterThanOrEqual(0);
        expect(at[0] + text.length * 6).toBeLessThanOrEqual(720);
        for (const other of placed.slice(0, i)) {
          const beside = at[0] >= other.at[0] + other.text.length * 6 || other.at[0] >= at[0] + text.length * 6;
          expect(beside || Math.abs(at[1] - other.at[1]) >= 12).toBe(true);
        }
      }
    }),
    { numRuns: 50 },
  );
});

it('a name that stands away from its mark is led to it', () => {
  const same = { x: 100, y: 100, text: 'Spinner' };
  expect(placeLabels([same, same, same], 720, 360).map(({ led }) => led)).toEqual([false, false, true]);
});
