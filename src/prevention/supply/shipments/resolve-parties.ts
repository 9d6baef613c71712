import { matchSites } from '../sites/match-sites.ts';
import type { Supplier } from '../suppliers/read-suppliers.ts';
import type { PartyText, Shipment } from './shipment.ts';

export interface ResolvedParty extends PartyText {
  readonly id: string;
  /** Other spellings of its name. */
  readonly names: readonly string[];
}

export interface ResolvedParties {
  readonly parties: readonly ResolvedParty[];
  idOf(party: PartyText): string;
  /** Two that may be one: a person decides. */
  readonly possible: readonly { readonly a: string; readonly b: string; readonly score: number }[];
}

export const partyKey = ({ name, address, country }: PartyText): string =>
  [country, name, address].map((one) => one.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')).join('\n');

/** Shippers and consignees by name and address: what the matcher of sites calls the same is one, what may be the same is left to a person. */
export const resolveParties = (shipments: readonly Shipment[]): ResolvedParties => {
  const distinct = new Map<string, PartyText>();
  for (const { shipper, consignee } of shipments)
    for (const one of [shipper, consignee]) if (one && !distinct.has(partyKey(one))) distinct.set(partyKey(one), one);
  const rows = [...distinct.values()];
  const pairs = matchSites(rows.map(asRow));
  const parent = rows.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] as number;
    return at;
  };
  for (const { a, b, decision } of pairs) {
    if (decision !== 'same') continue;
    const [one, other] = [root(a.row), root(b.row)];
    parent[Math.max(one, other)] = Math.min(one, other);
  }
  const spelled = new Map<number, PartyText[]>();
  rows.forEach((one, i) => {
    spelled.set(root(i), [...(spelled.get(root(i)) ?? []), one]);
  });
  const order = [...spelled.keys()];
  const place = new Map(order.map((at, i) => [at, `bol-party-${i + 1}`]));
  const ids = new Map([...distinct.keys()].map((key, i) => [key, place.get(root(i)) ?? '']));
  return {
    parties: order.map((at) => {
      const all = spelled.get(at) ?? [];
      const [first = { name: '', address: '', country: '' }] = all;
      const names = [...new Set(all.map(({ name }) => name))].filter((name) => name !== first.name);
      return { ...first, id: place.get(at) ?? '', names: names.slice(0, 50) };
    }),
    idOf: (party) => ids.get(partyKey(party)) ?? '',
    possible: pairs.flatMap(({ a, b, decision, score }) => {
      const [one, other] = [place.get(root(a.row)) ?? '', place.get(root(b.row)) ?? ''];
      return decision === 'possible' && one !== other ? [{ a: one, b: other, score }] : [];
    }),
  };
};

/** A party in the form that sites are compared in. */
export const asRow = ({ name, address, country }: PartyText, row: number): Supplier => ({
  row,
  id: '',
  name,
  address,
  postalCode: '',
  country,
  goods: '',
  phone: '',
  lat: undefined,
  lng: undefined,
  parent: '',
  identifiers: [],
  flags: [],
});
