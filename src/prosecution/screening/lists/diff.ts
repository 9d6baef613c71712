import { sha256 } from '../../../platform/hash/index.ts';
import type { ListedEntity, ListReading } from './entity.ts';

/** What a diff keeps of a party: hashes of what the list says of it. */
export interface Fingerprint {
  readonly key: string;
  readonly primaryName: string;
  /** Of the party's own record. */
  readonly record: string;
  /** Of what stands in side tables; '' where the format has none. */
  readonly besides: string;
}

export interface ListDiff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** The party's own record says something else. */
  readonly changed: readonly string[];
  /** Those of `changed` whose primary name is another. */
  readonly renamed: readonly string[];
  /** The own record is the same, an alias or address in a side table is not. */
  readonly changedBesides: readonly string[];
}

/** Hash of all that a list says of a party, without the source's row: a decision bound to it falls when the listing changes. */
export function contentHash(entity: ListedEntity): string {
  const { raw: _, ...said } = entity;
  return sha256(JSON.stringify(said));
}

/**
 * What two versions of a list are compared by. OFAC's legacy files hold a party in several tables. Its own record is its row in the
 * primary table as OFAC wrote it: name, type, programmes, title, vessel data and remarks. Aliases of the `alt` table and addresses of
 * the `add` table are compared apart. So counted, 2021-07-07 to 2024-01-11 is 5,643 added, 792 removed and 726 changed, 55 of them in
 * the primary name; 12 more changed in aliases or addresses alone. (By what the row means it would be 725: one nationality is only
 * spelt anew.) In every other format the record is all that is said, and neither order nor the source's markup matters.
 */
export function fingerprint(entity: ListedEntity, format: string): Fingerprint {
  const { raw, ...said } = entity;
  const key = `${entity.listId}/${entity.sourceId}`;
  const primaryName = entity.names[0]?.text ?? '';
  if (format !== 'ofac-legacy-csv') return { key, primaryName, record: short(ordered(said)), besides: '' };
  const aliases = entity.names.filter(({ kind }) => kind === 'aka' || kind === 'fka' || kind === 'nka');
  const besides = short(ordered({ aliases, addresses: entity.addresses }));
  return { key, primaryName, record: short(raw[0] ?? ''), besides };
}

/** Keys `list/id`, in the order of the lists. */
export function diffLists(before: Iterable<Fingerprint>, after: Iterable<Fingerprint>): ListDiff {
  const old = new Map<string, Fingerprint>();
  for (const one of before) old.set(one.key, one);
  const added: string[] = [];
  const changed: string[] = [];
  const renamed: string[] = [];
  const changedBesides: string[] = [];
  const still = new Set<string>();
  for (const now of after) {
    const then = old.get(now.key);
    still.add(now.key);
    if (!then) added.push(now.key);
    else if (then.record !== now.record) {
      changed.push(now.key);
      if (then.primaryName !== now.primaryName) renamed.push(now.key);
    } else if (then.besides !== now.besides) changedBesides.push(now.key);
  }
  return { added, removed: [...old.keys()].filter((key) => !still.has(key)), changed, renamed, changedBesides };
}

/** Ids as the list gives them where both versions hold one and the same list, else with the list before them. */
export function idsOf(keys: readonly string[], readings: readonly ListReading[]): readonly string[] {
  const lists = new Set(readings.flatMap(({ listIds }) => listIds));
  return lists.size === 1 ? keys.map((key) => key.slice(key.indexOf('/') + 1)) : keys;
}

function ordered(said: { readonly [field: string]: unknown }): string {
  return Object.entries(said)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, value]) => {
      const items = Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : [JSON.stringify(value)];
      return `${field}=${items.join('\u0001')}`;
    })
    .join('\u0002');
}

const short = (text: string): string => sha256(text).slice(0, 24);
