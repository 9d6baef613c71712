import { countryOf } from '../../countries.ts';
import type { EntityAddress, EntityMeasure, ListedEntity } from '../../entity.ts';
import { identifier } from '../../identifier.ts';
import { statusFromDates } from '../../measures.ts';
import { civilDateOf } from '../../written-dates.ts';
import type { NamedRow } from './read-rows.ts';

type Get = NamedRow['get'];

const schemas: Readonly<Record<string, ListedEntity['schema']>> = {
  individual: 'Person',
  firm: 'Organization',
  vessel: 'Vessel',
};

/** Firms stand in one column, persons in five. The prefix is a form of address and no part of the name. */
export function samName(get: Get): string {
  return get('Name') || ['First', 'Middle', 'Last', 'Suffix'].map(get).filter(Boolean).join(' ');
}

/** One exclusion record. The public extract holds no birth dates. */
export function samEntity({ get, raw }: NamedRow, links: ListedEntity['links']): ListedEntity {
  const address = samAddress(get);
  const country = countryOf(get('Country'));
  const comment = get('Additional Comments');
  const measure = samMeasure(get);
  const person = get('Name') === '';
  const parts = {
    first: get('First'),
    middle: get('Middle'),
    last: get('Last'),
    title: get('Prefix'),
    suffix: get('Suffix'),
  };
  return {
    listId: 'us-sam-exclusions',
    sourceId: get('SAM Number'),
    schema: schemas[get('Classification').toLowerCase()] ?? 'LegalEntity',
    names: [
      {
        text: samName(get),
        kind: 'primary',
        lang: '',
        ...(person ? { parts: Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== '')) } : {}),
      },
    ],
    births: [],
    birthPlaces: [],
    countries: country ? [{ iso2: country, role: 'address' }] : [],
    gender: '',
    identifiers: [
      ['uei', 'Unique Entity ID'],
      ['duns', 'DUNS'],
      ['cage', 'CAGE'],
      ['npi', 'NPI'],
    ].flatMap(([type = '', column = '']) => (get(column) ? [identifier(type, get(column), '', column)] : [])),
    addresses: address ? [address] : [],
    positions: [],
    measures: [measure],
    links,
    remarks: [
      ...(measure.measure === 'restriction' ? ['Restriction, not exclusion'] : []),
      get('Exclusion Type'),
      comment,
      get('CT Code') && `CT code: ${get('CT Code')}`,
    ].filter(Boolean),
    sourceUrl: 'https://sam.gov/content/exclusions',
    sameAs: [],
    raw: [raw],
  };
}

/** `Prohibition/Restriction` bars something and excludes nobody; its comment says what. */
function samMeasure(get: Get): EntityMeasure {
  const from = civilDateOf(get('Active Date'), 'month-first');
  const until = civilDateOf(get('Termination Date'), 'month-first');
  const said = get('Record Status').toLowerCase();
  return {
    measure: /prohibition|restriction/i.test(get('Exclusion Type')) ? 'restriction' : 'debar',
    programme: [get('Exclusion Program'), get('Exclusion Type')].filter(Boolean).join(': '),
    authority: ['2 CFR 180; 48 CFR subpart 9.4', get('Excluding Agency')].filter(Boolean).join('; '),
    from,
    until,
    status: said === 'inactive' ? 'ended' : statusFromDates(until),
    source: 'SAM.gov Exclusions Public Extract',
  };
}

function samAddress(get: Get): EntityAddress | null {
  const street = ['Address 1', 'Address 2', 'Address 3', 'Address 4'].map(get).filter(Boolean).join(', ');
  const [city, region, postalCode, country] = [get('City'), get('State / Province'), get('Zip Code'), get('Country')];
  const full = [street, city, region, postalCode, country].filter(Boolean).join(', ');
  return full ? { full, city, region, postalCode, country: countryOf(country) } : null;
}
