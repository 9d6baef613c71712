import { blindKeys, type ThreadsToUse } from '../curve/multiply.ts';
import { pointBytes, type Random } from '../curve/p256.ts';
import { inOrder, randomOrder } from '../curve/shuffle.ts';
import type { KeyClass } from '../keys/match-keys.ts';

/** A record as it goes into a pair round: one match key for each class, where it has one. */
export type PairRecord = Partial<Readonly<Record<KeyClass, string>>>;

/**
 * Records as bundles of points, one place a class; an empty place, and a record that fills up, holds points that match nobody's. Whole
 * bundles are shuffled, so that what belongs to one record stays together.
 *
 * @returns the points, and for each bundle which record it is (or one beyond the last, which is none)
 */
export const bundlesOf = async (
  records: readonly PairRecord[],
  { scalar, roundId, classes, count, me }: Bundling,
  random: Random,
  threads: ThreadsToUse = 1,
): Promise<{ readonly points: Uint8Array; readonly order: Uint32Array }> => {
  const keys = Array.from({ length: count }, (_, at) => records[at] ?? {}).flatMap((record) =>
    classes.map((keyClass) => {
      const key = record[keyClass];
      return key === undefined
        ? ([`fill/${me}`, Buffer.from(random(32)).toString('base64')] as const)
        : ([keyClass, key] as const);
    }),
  );
  const order = randomOrder(random, count);
  return { points: inOrder(await blindKeys(scalar, roundId, keys, threads), order, classes.length), order };
};

interface Bundling {
  readonly scalar: Uint8Array;
  readonly roundId: string;
  readonly classes: readonly KeyClass[];
  /** Bundles, those that fill up included. */
  readonly count: number;
  readonly me: string;
}

/** For each bundle of one side the bundles of the other that share a value, and in which classes. */
export const sharedBundles = (
  mine: Uint8Array,
  theirs: Uint8Array,
  classes: readonly KeyClass[],
): ReadonlyMap<number, ReadonlyMap<number, ReadonlySet<KeyClass>>> => {
  const width = classes.length;
  const values = (points: Uint8Array): Buffer => Buffer.from(points.buffer, points.byteOffset, points.byteLength);
  const there = new Map<string, number[]>();
  const other = values(theirs);
  for (let at = 0; at * pointBytes < other.length; at++) {
    const name = `${at % width} ${other.toString('latin1', at * pointBytes, (at + 1) * pointBytes)}`;
    const known = there.get(name);
    if (known) known.push(Math.floor(at / width));
    else there.set(name, [Math.floor(at / width)]);
  }
  const found = new Map<number, Map<number, Set<KeyClass>>>();
  const own = values(mine);
  for (let at = 0; at * pointBytes < own.length; at++) {
    const name = `${at % width} ${own.toString('latin1', at * pointBytes, (at + 1) * pointBytes)}`;
    for (const bundle of there.get(name) ?? []) {
      const one = Math.floor(at / width);
      const partners = found.get(one) ?? new Map<number, Set<KeyClass>>();
      partners.set(bundle, (partners.get(bundle) ?? new Set()).add(classes[at % width] as KeyClass));
      found.set(one, partners);
    }
  }
  return found;
};
