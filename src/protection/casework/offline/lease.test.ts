import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOver, leaseFrom, momentOf } from './lease.ts';

const from = Date.parse('2026-01-01T00:00:00.000Z');
const instants = fc.integer({ min: 0, max: 400 * 86_400_000 }).map((ms) => new Date(from + ms).toISOString());

describe('the lease of a device', () => {
  it('lasts 72 hours, to the second', () => {
    const leaseUntil = leaseFrom('2026-11-24T09:00:00.000Z');
    const lease = { leaseUntil, latest: '2026-11-24T09:00:00.000Z' };
    expect(leaseUntil).toBe('2026-11-27T09:00:00.000Z');
    expect(isOver(lease, '2026-11-27T08:59:59.999Z')).toBe(false);
    expect(isOver(lease, '2026-11-27T09:00:00.000Z')).toBe(true);
  });

  it('is not made longer by a clock that is put back: what was over stays over', () => {
    fc.assert(
      fc.property(instants, fc.array(instants, { minLength: 1 }), (begun, clocks) => {
        let lease = { leaseUntil: leaseFrom(begun), latest: begun };
        let over = false;
        for (const clock of clocks) {
          const now = isOver(lease, clock);
          expect(over && !now).toBe(false);
          over = now;
          lease = { ...lease, latest: momentOf(lease, clock) };
        }
        expect(over).toBe(
          clocks.some((clock) => Date.parse(clock) >= Date.parse(lease.leaseUntil)) ||
            Date.parse(begun) >= Date.parse(lease.leaseUntil),
        );
      }),
    );
  });
});
