import { createECDH } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '../testing/seeded.ts';
import { jacobi } from './jacobi.ts';
import { multiply } from './multiply.ts';
import { destroyScalar, hashToPoint, isOnCurve, multiplyHere, newScalar } from './p256.ts';
import { inOrder, randomOrder } from './shuffle.ts';

describe('points', () => {
  it('are told from other numbers as OpenSSL tells them', () => {
    const ecdh = createECDH('prime256v1');
    ecdh.generateKeys();
    const takes = (x: Uint8Array): boolean => {
      try {
        ecdh.computeSecret(Buffer.concat([Buffer.of(2), x]));
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (x) => {
        expect(isOnCurve(x)).toBe(takes(x));
      }),
      { numRuns: 300 },
    );
    for (const x of [new Uint8Array(32), new Uint8Array(32).fill(255), new Uint8Array(31)])
      expect(isOnCurve(x)).toBe(takes(x));
  });

  it('come of a key by round and class, and are the same for everybody', () => {
    const point = hashToPoint('r1', 'K1', 'a key');
    expect(isOnCurve(point)).toBe(true);
    expect(hashToPoint('r1', 'K1', 'a key')).toEqual(point);
    for (const other of [
      hashToPoint('r2', 'K1', 'a key'),
      hashToPoint('r1', 'K2', 'a key'),
      hashToPoint('r1', 'K', '1a key'),
    ])
      expect(other).not.toEqual(point);
  });

  it('raised by two come out the same in either order', () => {
    const random = seeded('two');
    const [a, b] = [newScalar(random), newScalar(random)];
    const points = new Uint8Array(Buffer.concat(['x', 'y'].map((key) => hashToPoint('r', 'K0', key))));
    expect(multiplyHere(a, multiplyHere(b, points))).toEqual(multiplyHere(b, multiplyHere(a, points)));
    expect(multiplyHere(a, points)).not.toEqual(multiplyHere(b, points));
  });

  // four threads that learn TypeScript first: some seconds on a busy machine
  it('raised in threads are the same; those off the curve are refused there too', async () => {
    const scalar = newScalar(seeded('off'));
    const good = hashToPoint('r', 'K0', 'x');
    const bad = new Uint8Array(32).fill(255);
    expect(() => multiplyHere(scalar, new Uint8Array([...good, ...bad]))).toThrow('Value 2 is no point');
    const many = new Uint8Array(32 * 1_001);
    for (let i = 0; i < 1_000; i++) many.set(good, i * 32);
    expect(await multiply(scalar, many.subarray(0, 1_000 * 32), 2)).toEqual(
      multiplyHere(scalar, many.subarray(0, 1_000 * 32)),
    );
    many.set(bad, 1_000 * 32);
    await expect(multiply(scalar, many, 2)).rejects.toMatchObject({ code: 'MATCH_POINT_OFF_CURVE' });
  });

  it('a scalar is gone when it is destroyed', () => {
    const scalar = newScalar(seeded('gone'));
    destroyScalar(scalar);
    expect(scalar).toEqual(new Uint8Array(32));
  });
});

describe('a square', () => {
  it('is told by the Jacobi symbol as by a power, modulo a prime', () => {
    const p = 2n ** 127n - 1n;
    const power = (base: bigint, exponent: bigint): bigint => {
      let [result, square] = [1n, base];
      for (let rest = exponent; rest > 0n; rest >>= 1n) {
        if (rest % 2n === 1n) result = (result * square) % p;
        square = (square * square) % p;
      }
      return result;
    };
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: p - 1n }), (value) => {
        expect(jacobi(value, p)).toBe(power(value, (p - 1n) / 2n) === 1n ? 1 : -1);
      }),
    );
    expect([jacobi(2n, 15n), jacobi(7n, 15n), jacobi(5n, 15n)]).toEqual([1, -1, 0]);
  });
});

describe('shuffling', () => {
  it('keeps every block, and puts each in any place as often', () => {
    const random = seeded('shuffle');
    const firsts = [0, 0, 0, 0];
    for (let i = 0; i < 4_000; i++) {
      const order = randomOrder(random, 4);
      expect([...order].sort()).toEqual([0, 1, 2, 3]);
      firsts[order[0] ?? 0] = (firsts[order[0] ?? 0] ?? 0) + 1;
    }
    for (const count of firsts) expect(Math.abs(count - 1_000)).toBeLessThan(120);
    const points = Uint8Array.from({ length: 128 }, (_, i) => i);
    expect([...inOrder(points, Uint32Array.of(1, 0), 2)]).toEqual([...points.slice(64), ...points.slice(0, 64)]);
  });
});
