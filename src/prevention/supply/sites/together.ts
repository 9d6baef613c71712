import type { Supplier } from '../suppliers/read-suppliers.ts';
import type { SiteRow } from '../tables.ts';
import { siteIdentifiersOf } from './site-rows.ts';

/** What two sites are as one, and what is left of each when that is taken back. Pure: the same rows give the same answer. */

export const most = { names: 50, identifiers: 20, signals: 200 };

/** What is known of either is known of the one that stays; what a person confirmed of Xinjiang is never lost. */
export const together = (stays: SiteRow, goes: SiteRow, now: string): SiteRow => {
  const placed = stays.lat === null || stays.lng === null ? goes : stays;
  return {
    ...stays,
    names: [...new Set([...stays.names, goes.name, ...goes.names])]
      .filter((one) => one !== stays.name)
      .slice(0, most.names),
    party_id: stays.party_id ?? goes.party_id,
    address: stays.address || goes.address,
    postal_code: stays.postal_code || goes.postal_code,
    phone: stays.phone || goes.phone,
    // degrees belong together: never the latitude of one with the longitude of the other
    lat: placed.lat ?? stays.lat,
    lng: placed.lng ?? stays.lng,
    identifiers: uniqueIn([...stays.identifiers, ...goes.identifiers]).slice(0, most.identifiers),
    in_xinjiang:
      stays.in_xinjiang === true || goes.in_xinjiang === true ? true : (stays.in_xinjiang ?? goes.in_xinjiang),
    raw_material: stays.raw_material || goes.raw_material,
    origin_proof: [...new Set([...stays.origin_proof, ...goes.origin_proof])],
    signals: uniqueIn([...stays.signals, ...goes.signals]).slice(0, most.signals),
    changed_at: now,
  };
};

/** A site that a supplier stands for has its name and its numbers. */
export const withSupplier = (
  site: SiteRow,
  { name, identifiers }: Pick<Supplier, 'name' | 'identifiers'>,
): SiteRow => ({
  ...site,
  names: [...new Set([...site.names, name.slice(0, 500)])]
    .filter((one) => one !== site.name && one !== '')
    .slice(0, most.names),
  identifiers: uniqueIn([...site.identifiers, ...siteIdentifiersOf(identifiers)]).slice(0, most.identifiers),
});

export const keyOf = (one: unknown): string => JSON.stringify(sorted(one));
/** The same whichever order its fields are in: a row comes back from the database in another. */
const sorted = (one: unknown): unknown =>
  typeof one === 'object' && one !== null && !Array.isArray(one)
    ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
    : one;

const uniqueIn = <T>(all: readonly T[]): T[] => [...new Map(all.map((one) => [keyOf(one), one] as const)).values()];

const without = <T>(all: readonly T[], others: readonly T[]): T[] => {
  const gone = new Set(others.map(keyOf));
  return all.filter((one) => !gone.has(keyOf(one)));
};

const sets = ['names', 'identifiers', 'origin_proof', 'signals'] as const;
const singles = [
  'party_id',
  'address',
  'postal_code',
  'phone',
  'lat',
  'lng',
  'in_xinjiang',
  'raw_material',
  'state',
] as const;
export type SetField = (typeof sets)[number];
export type SingleField = (typeof singles)[number];

/** What came to a row after an act, by field: values that are another now, and what was added to the sets. */
export interface Since {
  readonly singles: readonly SingleField[];
  readonly sets: readonly { readonly field: SetField; readonly value: SiteRow[SetField][number] }[];
}

export const sinceOf = (after: SiteRow, now: SiteRow): Since => ({
  singles: singles.filter((field) => after[field] !== now[field]),
  sets: sets.flatMap((field) =>
    without<SiteRow[SetField][number]>(now[field], after[field]).map((value) => ({ field, value })),
  ),
});

/** What the act did to the row is gone; what came after it is still there, and what was taken away after it stays away. */
export const takenBack = (before: SiteRow, after: SiteRow, now: SiteRow): SiteRow => {
  const set = <T>(field: (row: SiteRow) => readonly T[]): T[] => {
    const [was, left, is] = [field(before), field(after), field(now)];
    const kept = without(is, without(left, was));
    const lost = without(without(was, left), kept);
    // what the act took away stood among the others
    return lost.length > 0 && keyOf(is) === keyOf(left) ? [...was] : [...kept, ...lost];
  };
  const single = <F extends SingleField>(field: F): SiteRow[F] =>
    after[field] === now[field] ? before[field] : now[field];
  return {
    ...now,
    names: set(({ names }) => names),
    identifiers: set(({ identifiers }) => identifiers),
    origin_proof: set(({ origin_proof }) => origin_proof),
    signals: set(({ signals }) => signals),
    party_id: single('party_id'),
    address: single('address'),
    postal_code: single('postal_code'),
    phone: single('phone'),
    lat: single('lat'),
    lng: single('lng'),
    in_xinjiang: single('in_xinjiang'),
    raw_material: single('raw_material'),
    state: single('state'),
  };
};
