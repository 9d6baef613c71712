import { createHash } from 'node:crypto';
import type { Random } from '../curve/p256.ts';

/** Bytes that look random and are the same every time. */
export const seeded = (seed: string): Random => {
  let n = 0;
  return (bytes) => {
    const pieces: Buffer[] = [];
    for (let have = 0; have < bytes; have += 32) pieces.push(createHash('sha256').update(`${seed}/${n++}`).digest());
    return new Uint8Array(Buffer.concat(pieces).subarray(0, bytes));
  };
};
