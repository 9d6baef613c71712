import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedClock, systemClock } from '../clock/index.ts';
import { Id } from '../contract/index.ts';
import { newId, seededRandom, systemRandom } from './index.ts';

const sorted = (ids: readonly string[]): string[] => [...ids].sort();

describe('an id', () => {
  it('is a UUID of version 7 that tells when it was made', () => {
    const clock = fixedClock('2026-11-24T09:00:00.123Z');
    const id = newId(clock, systemRandom);
    expect(Id.parse(id)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(clock.millis());
  });

  it('comes after every earlier one, however many a millisecond has and wherever the clock is put', () => {
    const steps = fc.array(
      fc.record({ made: fc.integer({ min: 1, max: 5000 }), moved: fc.integer({ min: -5, max: 5 }) }),
      {
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(steps, fc.string(), (all, seed) => {
        const clock = fixedClock('2026-11-24T09:00:00.000Z');
        const random = seededRandom(seed);
        const ids = all.flatMap(({ made, moved }) => {
          clock.advance(moved);
          return Array.from({ length: made }, () => newId(clock, random));
        });
        expect(ids).toEqual(sorted(ids));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 25 },
    );
  });

  it('runs no more than a moment ahead of the clock, and cannot be guessed from the one before', () => {
    const clock = systemClock();
    const ids = Array.from({ length: 20_000 }, () => newId(clock, systemRandom));
    const ahead = Number.parseInt((ids.at(-1) as string).replaceAll('-', '').slice(0, 12), 16) - clock.millis();
    expect(ahead).toBeLessThan(20);
    expect(new Set(ids.map((id) => id.slice(19))).size).toBe(ids.length);
  });

  it('is the same for the same seed and moment', () => {
    const one = () => newId(fixedClock('2026-11-24T09:00:00.000Z'), seededRandom('a'));
    expect(one()).toBe(one());
  });
});
