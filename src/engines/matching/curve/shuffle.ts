import { pointBytes, type Random } from './p256.ts';

/** A number from 0 up to, but not including, `below`; every one as likely. */
const randomBelow = (random: Random, below: number): number => {
  // the largest multiple of `below` in 48 bits: what lies above is thrown again
  const most = 2 ** 48 - (2 ** 48 % below);
  for (;;) {
    const value = Buffer.from(random(6)).readUIntBE(0, 6);
    if (value < most) return value % below;
  }
};

/** The places 0 to n-1 in an order nobody can foresee (Fisher-Yates). */
export const randomOrder = (random: Random, n: number): Uint32Array => {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = randomBelow(random, i + 1);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
};

/** Blocks of a flat array in another order: block i of the answer is block `order[i]`. `width`: points in a block. */
export const inOrder = (points: Uint8Array, order: Uint32Array, width = 1): Uint8Array => {
  const out = new Uint8Array(points.length);
  const size = width * pointBytes;
  for (const [to, from] of order.entries()) out.set(points.subarray(from * size, (from + 1) * size), to * size);
  return out;
};
