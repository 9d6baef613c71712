import type { DateSpan } from '../../../../../engines/names/types.ts';
import { countryOf } from '../../countries.ts';
import type { EntityAddress, EntityCountry, EntityMeasure, EntityName, ListedEntity } from '../../entity.ts';
import { newEntity, squeeze } from '../../new-entity.ts';
import { dateSpanOf, yearSpan } from '../../written-dates.ts';
import { inOwnScript } from '../alias-text.ts';

/** A record of the Financial Sanctions Files, field by field; XML attributes and CSV columns are brought to these. */
export type EuFields = (name: string) => string;

/** What is known of one party, put together from its elements or rows. */
export interface EuParty {
  reference: string;
  logicalId: string;
  unitedNationsId: string;
  /** `P` person, `E` enterprise. */
  subject: string;
  designated: string;
  names: { name: EntityName; position: string; gender: string }[];
  births: (DateSpan | null)[];
  birthPlaces: { place: string; country: string }[];
  citizenships: string[];
  addresses: EntityAddress[];
  identifications: ListedEntity['identifiers'][number][];
  measures: EntityMeasure[];
  remarks: string[];
  raw: string[];
}

export const newEuParty = (): EuParty => ({
  reference: '',
  logicalId: '',
  unitedNationsId: '',
  subject: '',
  designated: '',
  names: [],
  births: [],
  birthPlaces: [],
  citizenships: [],
  addresses: [],
  identifications: [],
  measures: [],
  remarks: [],
  raw: [],
});

export function euEntity(party: EuParty): ListedEntity | null {
  const names = primaryFirst(party.names.map(({ name }) => name));
  const sourceId = party.reference || party.logicalId;
  if (names.length === 0 || sourceId === '') return null;
  const genders = new Set(party.names.map(({ gender }) => gender).filter((gender) => /^[MF]$/i.test(gender)));
  const [gender = ''] = genders.size === 1 ? genders : [];
  return newEntity({
    listId: 'eu-fsf',
    sourceId,
    schema: /^p/i.test(party.subject) ? 'Person' : 'Organization',
    names,
    births: party.births.filter((birth) => birth !== null),
    birthPlaces: party.birthPlaces.map(({ place }) => place),
    countries: [
      ...party.citizenships.map((text): EntityCountry => ({ iso2: countryOf(text), role: 'citizenship' })),
      ...party.birthPlaces.map(({ country }): EntityCountry => ({ iso2: countryOf(country), role: 'birth' })),
      ...party.addresses.map(({ country }): EntityCountry => ({ iso2: country, role: 'address' })),
    ],
    gender: /f/i.test(gender) ? 'female' : /m/i.test(gender) ? 'male' : '',
    identifiers: party.identifications,
    addresses: party.addresses,
    positions: party.names.map(({ position }) => position),
    measures: party.measures,
    remarks: party.remarks,
    sourceUrl: party.measures.at(-1)?.source ?? '',
    sameAs: party.unitedNationsId === '' ? [] : [`un-sc/${party.unitedNationsId}`],
    raw: party.raw,
  });
}

/** No name is marked as the primary one: the first good name is. */
function primaryFirst(names: readonly EntityName[]): readonly EntityName[] {
  const at = Math.max(
    0,
    names.findIndex(({ kind }) => kind === 'aka'),
  );
  const first = names[at];
  if (!first) return [];
  return [{ ...first, kind: 'primary' }, ...names.filter((_, index) => index !== at)];
}

export function addEuName(party: EuParty, field: EuFields, strong: boolean): void {
  const parts = {
    first: squeeze(field('firstName')),
    middle: squeeze(field('middleName')),
    last: squeeze(field('lastName')),
    title: squeeze(field('title')),
  };
  const text = squeeze(field('wholeName')) || squeeze([parts.first, parts.middle, parts.last].join(' '));
  const known = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ''));
  const kind = inOwnScript(text) ? 'original-script' : strong ? 'aka' : 'weak';
  const name: EntityName = {
    text,
    kind,
    lang: field('nameLanguage').toLowerCase(),
    ...(Object.keys(known).length > 0 ? { parts: known } : {}),
  };
  if (text !== '') party.names.push({ name, position: squeeze(field('function')), gender: field('gender') });
  addRemark(party, 'Name', field('remark'));
}

export function addEuBirth(party: EuParty, field: EuFields): void {
  const circa = field('circa') === 'true';
  const written = field('birthdate');
  const [from, to] = [field('yearRangeFrom') || field('year'), field('yearRangeTo') || field('year')];
  const span = /^\d{4}$/.test(written) ? yearSpan(written, written, circa) : dateSpanOf(written, 'day-first', circa);
  const parts = monthOf(field('year'), field('monthOfYear'), circa);
  party.births.push(span ?? parts ?? yearSpan(from, to, circa));
  const country = countryText(field);
  const place = [field('city'), field('place'), field('region'), country]
    .map(squeeze)
    .filter((text) => text !== '' && text !== '-');
  party.birthPlaces.push({ place: place.join(', '), country: field('countryIso2Code') || country });
  addRemark(party, 'Birth', field('remark'));
}

const monthOf = (year: string, month: string, circa: boolean): DateSpan | null =>
  /^\d{4}$/.test(year) && /^\d{1,2}$/.test(month)
    ? dateSpanOf(`${year}-${month.padStart(2, '0')}`, 'day-first', circa)
    : null;

export function addEuAddress(party: EuParty, field: EuFields): void {
  const country = countryText(field);
  const texts = [
    field('street'),
    field('poBox'),
    field('city'),
    field('zipCode'),
    field('place'),
    field('region'),
    country,
  ].map(squeeze);
  const full = texts.filter((text) => text !== '' && text !== '-').join(', ');
  const [city, region, postalCode] = [field('city'), field('region'), field('zipCode')].map(squeeze);
  const iso2 = countryOf(field('countryIso2Code')) || countryOf(country);
  if (full !== '')
    party.addresses.push({ full, city: city ?? '', region: region ?? '', postalCode: postalCode ?? '', country: iso2 });
  addRemark(party, 'Address', field('remark'));
  addRemark(party, 'Contact', field('contactInfo'));
}

export function addEuIdentification(party: EuParty, field: EuFields): void {
  const code = field('identificationTypeCode').toLowerCase();
  const value = squeeze(field('latinNumber')) || squeeze(field('number'));
  const doubts = ['knownFalse', 'knownExpired', 'reportedLost', 'revokedByIssuer'].filter(
    (name) => field(name) === 'true',
  );
  const label = [field('identificationTypeDescription') || code, ...doubts].filter((text) => text !== '').join(', ');
  const country = countryOf(field('countryIso2Code')) || countryOf(countryText(field));
  if (value !== '') party.identifications.push({ type: typeOf(code), value, country, label, valid: null });
  addRemark(party, label, field('remark'));
}

const types: Readonly<Record<string, string>> = {
  passport: 'passport',
  id: 'national-id',
  ssn: 'national-id',
  electionid: 'national-id',
  birthcert: 'national-id',
  fiscalcode: 'tax-id',
  regnumber: 'registration',
  tradelic: 'registration',
  swiftbic: 'bic',
  imo: 'imo',
};
const typeOf = (code: string): string => types[code] ?? 'other';

/** `UNKNOWN` under the code `00` is no country. */
const countryText = (field: EuFields): string => {
  const text = field('countryDescription');
  return /^unknown$/i.test(text) ? '' : text;
};

export function addRemark(party: EuParty, what: string, text: string): void {
  const plain = squeeze(text);
  if (plain !== '') party.remarks.push(what === '' ? plain : `${what}: ${plain}`);
}

/** The files say who is listed under which programme: funds are frozen. Whether entry is refused too stands in the act only. */
export function addEuRegulation(party: EuParty, field: EuFields): void {
  const programme = squeeze(field('programme'));
  if (programme === '' && field('numberTitle') === '') return;
  const from =
    dateSpanOf(party.designated || field('entryIntoForceDate') || field('publicationDate'), 'day-first')?.from ?? '';
  const source = squeeze(field('publicationUrl'));
  if (!party.measures.some((known) => known.programme === programme && known.source === source))
    party.measures.push({
      measure: 'block',
      programme,
      authority: 'European Union',
      from,
      until: '',
      status: 'active',
      source,
    });
  addRemark(party, 'Regulation', `${programme} ${field('numberTitle')}`);
}
