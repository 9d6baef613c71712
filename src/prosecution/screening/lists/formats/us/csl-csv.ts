import { countryOf } from '../../countries.ts';
import type { EntityAddress, ListedEntity, ListReading } from '../../entity.ts';
import type { ListFormat, PartHead } from '../../formats.ts';
import { createTally } from '../../tally.ts';
import { type CslRecord, cslEntity, cslList } from './csl-record.ts';
import { headerFits } from './header.ts';
import { type NamedRow, readRows } from './read-rows.ts';

const columns = [
  '_id',
  'source',
  'entity_number',
  'type',
  'programs',
  'name',
  'title',
  'addresses',
  'federal_register_notice',
  'start_date',
  'end_date',
  'standard_order',
  'license_requirement',
  'license_policy',
  'call_sign',
  'vessel_type',
  'gross_tonnage',
  'gross_registered_tonnage',
  'vessel_flag',
  'vessel_owner',
  'remarks',
  'source_list_url',
  'alt_names',
  'citizenships',
  'dates_of_birth',
  'nationalities',
  'places_of_birth',
  'source_information_url',
  'ids',
];
const needed = ['source', 'entity_number', 'name', 'alt_names', 'programs', 'ids', 'addresses'];

/** The Consolidated Screening List as CSV: one row an entity and list, several values in a cell between `; `. */
export const cslCsv: ListFormat = {
  id: 'csl-csv',
  listIds: [cslList],
  recognise: (heads) => headerFits(heads, ',', columns, needed),
  read: readCslCsv,
};

async function readCslCsv(heads: readonly PartHead[], take: (entity: ListedEntity) => void): Promise<ListReading> {
  const tally = createTally(cslCsv.id, cslCsv.listIds, take);
  for (const head of heads) {
    await readRows(head, ',', tally, 'consolidated', (row) => {
      const at = { file: row.file, line: row.line };
      if (row.get('name') === '') return tally.reject('NO_NAME', { ...at, field: 'name', value: row.raw });
      if (row.get('source') === '') return tally.reject('ROW_NO_SOURCE', { ...at, field: 'source', value: row.raw });
      const { entity, badDates, knownSource } = cslEntity(recordOf(row));
      if (!knownSource) tally.note('SOURCE_UNKNOWN', { ...at, field: 'source', value: row.get('source') });
      for (const value of badDates) tally.note('DATE_NOT_READ', { ...at, field: 'dates_of_birth', value });
      tally.take(entity, at);
    });
  }
  return tally.reading('');
}

/** Several values stand between `; `, now and then between `;` alone. */
const several = (cell: string): readonly string[] =>
  cell
    .split(/;\s*/)
    .map((value) => value.trim())
    .filter(Boolean);

function recordOf({ get, raw }: NamedRow): CslRecord {
  return {
    source: get('source'),
    entityNumber: get('entity_number'),
    type: get('type'),
    programs: several(get('programs')),
    name: get('name'),
    title: get('title'),
    addresses: several(get('addresses')).map(addressOf),
    notice: get('federal_register_notice'),
    start: get('start_date'),
    end: get('end_date'),
    altNames: several(get('alt_names')),
    nationalities: several(get('nationalities')),
    citizenships: several(get('citizenships')),
    births: several(get('dates_of_birth')),
    birthPlaces: several(get('places_of_birth')),
    ids: several(get('ids')).map(idOf),
    callSign: get('call_sign'),
    vesselFlag: get('vessel_flag'),
    vesselOwner: get('vessel_owner'),
    remarks: get('remarks'),
    more: [
      ['Standard order', get('standard_order')],
      ['License requirement', get('license_requirement')],
      ['License policy', get('license_policy')],
      ['Vessel type', get('vessel_type')],
      ['Gross tonnage', get('gross_tonnage')],
      ['Gross registered tonnage', get('gross_registered_tonnage')],
    ],
    sourceUrl: get('source_information_url') || get('source_list_url'),
    raw,
  };
}

/** `street, city, postal code, CC`: only the country code at the end is sure. */
function addressOf(full: string): EntityAddress {
  const country = countryOf(/(?:^|, )([A-Z]{2})$/.exec(full)?.[1] ?? '');
  return { full, city: '', region: '', postalCode: '', country };
}

/** `CC, number, type` or `number, type`; numbers and types may hold commas themselves, so the known end decides. */
function idOf(text: string): CslRecord['ids'][number] {
  const cut = text.lastIndexOf(', ');
  const type = cut === -1 ? '' : text.slice(cut + 2);
  const front = cut === -1 ? text : text.slice(0, cut);
  const country = /^([A-Z]{2}), /.exec(front)?.[1] ?? '';
  return { type, number: country ? front.slice(4) : front, country, note: '' };
}
