import { countryOf } from '../../countries.ts';
import type { EntityAddress, ListedEntity, ListReading } from '../../entity.ts';
import type { ListFormat, PartHead } from '../../formats.ts';
import { statusFromDates } from '../../measures.ts';
import { createTally } from '../../tally.ts';
import { civilDateOf } from '../../written-dates.ts';
import { deniedPersonKey } from './denied-person-key.ts';
import { headerFits } from './header.ts';
import { type NamedRow, readRows } from './read-rows.ts';

const columns = [
  'Name',
  'Street_Address',
  'City',
  'State',
  'Country',
  'Postal_Code',
  'Effective_Date',
  'Expiration_Date',
  'Standard_Order',
  'Last_Update',
  'Action',
  'FR_Citation',
];
const needed = ['Name', 'Effective_Date', 'Expiration_Date', 'FR_Citation'];

/** The denied persons list of the Bureau of Industry and Security: tab-separated text, one row a party and address. */
export const bisDeniedPersons: ListFormat = {
  id: 'bis-dpl-text',
  listIds: ['us-bis-dpl'],
  recognise: (heads) => headerFits(heads, '\t', columns, needed),
  read: readDeniedPersons,
};

async function readDeniedPersons(
  heads: readonly PartHead[],
  take: (entity: ListedEntity) => void,
): Promise<ListReading> {
  const tally = createTally(bisDeniedPersons.id, bisDeniedPersons.listIds, take);
  const times = new Map<string, number>();
  let date = '';
  for (const head of heads) {
    await readRows(head, '\t', tally, 'dpl', (row) => {
      const at = { file: row.file, line: row.line };
      const { get } = row;
      if (get('Name') === '') return tally.reject('NO_NAME', { ...at, field: 'Name', value: row.raw });
      for (const field of ['Effective_Date', 'Expiration_Date'])
        if (get(field) && !civilDateOf(get(field), 'month-first'))
          tally.note('DATE_NOT_READ', { ...at, field, value: get(field) });
      const updated = civilDateOf(get('Last_Update'), 'month-first');
      // the years of the file have been mistyped
      if (updated > date && updated < '2100') date = updated;
      const key = deniedPersonKey(get('Name'), get('Effective_Date'));
      const time = (times.get(key) ?? 0) + 1;
      times.set(key, time);
      tally.take(deniedPerson(row, key, time), at);
    });
  }
  // the file bears no date: its last change is the day it cannot be older than
  return tally.reading(date);
}

/** A party under an order has a row for each address; the rows after the first point at it and are shown as one with it. */
function deniedPerson({ get, raw }: NamedRow, key: string, time: number): ListedEntity {
  const from = civilDateOf(get('Effective_Date'), 'month-first');
  const until = civilDateOf(get('Expiration_Date'), 'month-first');
  const address = addressOf(get);
  const country = countryOf(get('Country'));
  return {
    listId: 'us-bis-dpl',
    sourceId: time === 1 ? key : `${key}#${time}`,
    schema: 'LegalEntity',
    names: [{ text: get('Name'), kind: 'primary', lang: '' }],
    births: [],
    birthPlaces: [],
    countries: country ? [{ iso2: country, role: 'address' }] : [],
    gender: '',
    identifiers: [],
    addresses: address ? [address] : [],
    positions: [],
    measures: [
      {
        measure: 'export',
        programme: 'Denied Persons List',
        authority: '15 CFR 764.3(a)(2); 15 CFR 766.25',
        from,
        until,
        status: statusFromDates(until),
        source: get('FR_Citation'),
      },
    ],
    links: [],
    remarks: [
      ...(get('Action') ? [get('Action')] : []),
      ...(get('Standard_Order') ? [`Standard order: ${get('Standard_Order')}`] : []),
      ...(get('Last_Update') ? [`Last update: ${get('Last_Update')}`] : []),
    ],
    sourceUrl: 'https://www.bis.gov/denied-persons-list',
    sameAs: time === 1 ? [] : [`us-bis-dpl/${key}`],
    raw: [raw],
  };
}

function addressOf(get: NamedRow['get']): EntityAddress | null {
  const parts = ['Street_Address', 'City', 'State', 'Postal_Code', 'Country'].map(get);
  const full = parts.filter(Boolean).join(', ');
  const [, city = '', region = '', postalCode = '', country = ''] = parts;
  return full ? { full, city, region, postalCode, country: countryOf(country) } : null;
}
