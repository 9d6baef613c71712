import { createHash, randomBytes } from 'node:crypto';

/** Gives that many random bytes. */
export type Random = (bytes: number) => Uint8Array<ArrayBuffer>;

export const systemRandom: Random = (n) => new Uint8Array(randomBytes(n));

/** The same bytes for the same seed: for the sample world and tests only, never for a key or a token. */
export const seededRandom = (seed: string): Random => {
  let block = 0;
  let pool = new Uint8Array(0);
  return (n) => {
    const out = new Uint8Array(n);
    for (let i = 0; i < n; ) {
      if (pool.length === 0) pool = new Uint8Array(createHash('sha256').update(`${seed}/${block++}`).digest());
      const take = Math.min(n - i, pool.length);
      out.set(pool.subarray(0, take), i);
      pool = pool.subarray(take);
      i += take;
    }
    return out;
  };
};
