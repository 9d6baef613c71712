import fc from 'fast-check';
import { expect, it } from 'vitest';
import { systemRandom } from '../ids/index.ts';
import { pauseAfter } from './backoff.ts';

const always = (byte: number) => (n: number) => new Uint8Array(n).fill(byte);

it('the pause before the next try doubles up to an hour', () => {
  expect([1, 2, 3, 4].map((attempt) => pauseAfter(attempt, 2_000, always(0)))).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(pauseAfter(30, 2_000, always(255))).toBeLessThanOrEqual(3_600_000);
});

it('between half and the whole of it is left to the randomness that is handed in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100_000 }), (attempt, base) => {
      const whole = Math.min(3_600_000, base * 2 ** (attempt - 1));
      const pause = pauseAfter(attempt, base, systemRandom);
      expect(pause).toBeGreaterThanOrEqual(Math.floor(whole / 2));
      expect(pause).toBeLessThanOrEqual(Math.ceil(whole));
    }),
  );
});
