import { hashToPoint, multiplyHere, pointBytes } from './p256.ts';

export type ClassedKey = readonly [keyClass: string, key: string];

/** Work for one thread: points to raise, or keys to hash and raise. */
export interface Order {
  readonly scalar: Uint8Array;
  readonly points?: Uint8Array;
  readonly keys?: { readonly roundId: string; readonly list: readonly ClassedKey[] };
}

/** @throws MatchError MATCH_POINT_OFF_CURVE */
export const carryOut = ({ scalar, points, keys }: Order): Uint8Array => {
  if (points) return multiplyHere(scalar, points);
  const { roundId = '', list = [] } = keys ?? {};
  const hashed = new Uint8Array(list.length * pointBytes);
  for (const [i, [keyClass, key]] of list.entries()) hashed.set(hashToPoint(roundId, keyClass, key), i * pointBytes);
  return multiplyHere(scalar, hashed);
};
