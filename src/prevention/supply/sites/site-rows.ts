import type { Id } from '../../../platform/contract/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import type { NamedPlace, SiteRow, SupplierRow } from '../tables.ts';

/** How a site says that its country is not known: ISO 3166-1 leaves ZZ to whoever uses it. */
export const unknownCountry = 'zz';

const folded = ({ country, name, address }: NamedPlace): string =>
  [country, name, address]
    .map((text) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    )
    .join('|');

/** Of two names and addresses, whichever sites they belong to and in whichever order they come. */
export const fingerprintOf = (a: NamedPlace, b: NamedPlace): string => sha256([folded(a), folded(b)].sort().join('\n'));

export const placeOf = ({ name, address, country }: NamedPlace): NamedPlace => ({ name, address, country });

/** A supplier is a site by itself until it is found to be another. */
export const siteFrom = (orgId: Id, id: Id, { fields }: SupplierRow, now: string): SiteRow => ({
  org_id: orgId,
  id,
  name: fields.name.slice(0, 500),
  names: [],
  party_id: null,
  country: fields.country || unknownCountry,
  address: fields.address.slice(0, 500),
  postal_code: fields.postalCode.slice(0, 20),
  phone: fields.phone.slice(0, 40),
  lat: fields.lat ?? null,
  lng: fields.lng ?? null,
  identifiers: siteIdentifiersOf(fields.identifiers),
  in_xinjiang: null,
  raw_material: false,
  origin_proof: [],
  signals: [],
  state: 'open',
  merged_into: null,
  changed_at: now,
});

export const siteIdentifiersOf = (identifiers: SupplierRow['fields']['identifiers']): SiteRow['identifiers'] =>
  identifiers
    .filter(({ value }) => value.length <= 120)
    .map(({ type, value }) => ({ type: kinds.find((one) => one === type) ?? 'other', value }));
const kinds = ['os-id', 'gln', 'lei', 'uscc'] as const;
