import { isMade, type KeyClass, type KeyOf, verdictOf } from './match-keys.ts';

export interface Duplicate {
  /** Places in the list, the earlier one first. */
  readonly pair: readonly [number, number];
  readonly verdict: 'match' | 'possible';
  readonly by: readonly KeyClass[];
}

/** Values that more records share than one household would are of no use to tell people apart (`info@shelter.example`). */
const mostSharers = 50;

/**
 * Pairs of records within one list that share match keys. Keys are compared in the clear: this is for an organisation's own register.
 *
 * @param records the keys of each record, from `matchKeys`
 */
export const findDuplicates = (records: readonly (readonly KeyOf[])[]): readonly Duplicate[] => {
  const shared = new Map<string, { pair: [number, number]; by: Set<KeyClass> }>();
  const sharers = new Map<string, number[]>();
  for (const [at, keys] of records.entries()) {
    for (const key of keys.filter(isMade)) {
      const name = `${key.keyClass} ${key.value}`;
      const known = sharers.get(name);
      if (known) known.push(at);
      else sharers.set(name, [at]);
    }
  }
  for (const [name, places] of sharers) {
    if (places.length < 2 || places.length > mostSharers) continue;
    const keyClass = name.slice(0, 2) as KeyClass;
    for (const [i, one] of places.entries()) {
      for (const other of places.slice(i + 1)) {
        const known = shared.get(`${one} ${other}`);
        if (known) known.by.add(keyClass);
        else shared.set(`${one} ${other}`, { pair: [one, other], by: new Set([keyClass]) });
      }
    }
  }
  const inOrder = [...shared.values()].sort((a, b) => a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1]);
  return inOrder.flatMap(({ pair, by }): Duplicate[] => {
    const verdict = verdictOf(by);
    return verdict === 'none' ? [] : [{ pair, verdict, by: [...by].sort() }];
  });
};
