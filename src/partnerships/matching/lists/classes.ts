import {
  isMade,
  type KeyClass,
  keyClasses,
  matchKeys,
  type PairRecord,
  type Person,
} from '../../../engines/matching/index.ts';

/** A person's match keys by class, for a round. */
export const recordOf = (person: Person): PairRecord =>
  Object.fromEntries(
    matchKeys(person)
      .filter(isMade)
      .map(({ keyClass, value }) => [keyClass, value]),
  );

export type ClassCounts = Readonly<Record<KeyClass, number>>;

export const countClasses = (records: readonly PairRecord[]): ClassCounts => {
  const counts: Record<KeyClass, number> = { K0: 0, K1: 0, K2: 0, K3: 0, K4: 0, K5: 0 };
  for (const record of records)
    for (const keyClass of keyClasses) if (record[keyClass] !== undefined) counts[keyClass]++;
  return counts;
};

/** What a ring is best run over, the surest first; K2 alone joins people who only resemble each other. */
const forRings: readonly KeyClass[] = ['K0', 'K3', 'K1', 'K5', 'K4', 'K2'];

/** The class every list can make keys of for most of its people; null where there is none. */
export const commonClass = (
  lists: readonly { readonly counts: ClassCounts; readonly people: number }[],
): KeyClass | null =>
  forRings.find((keyClass) => lists.every(({ counts, people }) => people === 0 || counts[keyClass] * 2 >= people)) ??
  null;

/** What two lists are compared by: their common code alone, or every other class both have. */
export const commonClasses = (a: ClassCounts, b: ClassCounts): readonly KeyClass[] => {
  const common = keyClasses.filter((keyClass) => a[keyClass] > 0 && b[keyClass] > 0);
  return common.includes('K0') ? ['K0'] : common;
};
