import type { DateSpan } from '../../../../../engines/names/types.ts';
import { countryOf } from '../../countries.ts';
import type { EntityAddress, EntityCountry, EntityMeasure, ListedEntity } from '../../entity.ts';
import { newEntity, squeeze } from '../../new-entity.ts';
import type { Tally } from '../../tally.ts';
import { dateSpanOf, yearSpan } from '../../written-dates.ts';
import { child, childrenOf, childText, textOf, type XmlElement } from '../../xml.ts';
import { inOwnScript, readAliases } from '../alias-text.ts';
import { readUnDocument } from './un-document.ts';

const page = 'https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list';

/** One INDIVIDUAL or ENTITY. Null, and said why, where it has no id or no name. */
export function readUnParty(element: XmlElement, raw: string, file: string, tally: Tally): ListedEntity | null {
  const person = element.name === 'INDIVIDUAL';
  const at = { file, line: element.line };
  tally.row(person ? 'individual' : 'entity');
  const reference = childText(element, 'REFERENCE_NUMBER');
  const sourceId = childText(element, 'DATAID') || reference;
  const primary = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME']
    .map((part) => childText(element, part))
    .filter((part) => part !== '')
    .join(' ');
  if (sourceId === '') return reject(tally, 'NO_ID', { ...at, field: 'DATAID', value: primary });
  if (primary === '') return reject(tally, 'NO_NAME', { ...at, field: 'FIRST_NAME', value: sourceId });

  const aliases = childrenOf(element, person ? 'INDIVIDUAL_ALIAS' : 'ENTITY_ALIAS').map((alias) =>
    readAlias(alias, person, tally, at),
  );
  const births = childrenOf(element, 'INDIVIDUAL_DATE_OF_BIRTH').map((birth) => readBirth(birth, tally, at));
  const birthPlaces = [...childrenOf(element, 'INDIVIDUAL_PLACE_OF_BIRTH'), ...childrenOf(element, 'INDIVIDUAL_ALIAS')];
  const addresses = childrenOf(element, person ? 'INDIVIDUAL_ADDRESS' : 'ENTITY_ADDRESS').map(readAddress);
  const documents = childrenOf(element, 'INDIVIDUAL_DOCUMENT').map((document) => readUnDocument(document));
  const titles = values(element, 'TITLE');
  return newEntity({
    listId: 'un-sc',
    sourceId,
    schema: person ? 'Person' : 'Organization',
    names: [
      ...primaryNames(primary, person, titles),
      ...originalNames(childText(element, 'NAME_ORIGINAL_SCRIPT'), element, tally),
      ...aliases.flatMap(({ names }) => names),
    ],
    births: [...births, ...aliases.flatMap(({ births: own }) => own)].filter((birth) => birth !== null),
    birthPlaces: birthPlaces.map(placeOf),
    countries: [
      ...values(element, 'NATIONALITY').map((name): EntityCountry => ({ iso2: countryOf(name), role: 'nationality' })),
      ...birthPlaces.map((place): EntityCountry => ({ iso2: countryOf(birthCountry(place)), role: 'birth' })),
      ...addresses.map(({ country }): EntityCountry => ({ iso2: country, role: 'address' })),
    ],
    gender: genderOf(childText(element, 'GENDER')),
    identifiers: [
      ...documents.flatMap(({ identifiers }) => identifiers),
      ...aliases.flatMap(({ identifiers }) => identifiers),
    ],
    addresses,
    positions: [...values(element, 'DESIGNATION'), ...titles.filter((title) => !isShort(title))],
    measures: measuresOf(element, person),
    remarks: [
      childText(element, 'COMMENTS1'),
      ...aliases.flatMap(({ notes }) => notes),
      ...documents.flatMap(({ notes }) => notes),
      ...childrenOf(element, 'INDIVIDUAL_DATE_OF_BIRTH').map((birth) => noteOf('Birth', birth)),
      ...[...childrenOf(element, 'INDIVIDUAL_ADDRESS'), ...childrenOf(element, 'ENTITY_ADDRESS')].map((place) =>
        noteOf('Address', place),
      ),
    ],
    sourceUrl: page,
    // other lists cite the permanent reference number, not DATAID
    sameAs: reference === '' || reference === sourceId ? [] : [`un-sc/${reference}`],
    raw: [raw],
  });
}

function reject(tally: Tally, code: string, place: { file: string; line: number; field: string; value: string }): null {
  tally.reject(code, place);
  return null;
}

function primaryNames(primary: string, person: boolean, titles: readonly string[]): ListedEntity['names'] {
  if (!person) return readAliases(primary, 'primary').names;
  const title = titles.filter(isShort).join(', ');
  return [{ text: primary, kind: 'primary', lang: '', ...(title === '' ? {} : { parts: { title } }) }];
}

/** The field may hold several lines, and Latin text as well. */
function originalNames(text: string, element: XmlElement, tally: Tally): ListedEntity['names'] {
  if (text === '') return [];
  tally.row('original-script');
  return readAliases(child(element, 'NAME_ORIGINAL_SCRIPT')?.text ?? '', 'aka').names;
}

function readAlias(alias: XmlElement, person: boolean, tally: Tally, at: { file: string; line: number }) {
  const text = childText(alias, 'ALIAS_NAME');
  const note = childText(alias, 'NOTE');
  const quality = childText(alias, 'QUALITY');
  const born =
    dateSpanOf(childText(alias, 'DATE_OF_BIRTH'), 'day-first') ??
    yearSpan(childText(alias, 'YEAR'), childText(alias, 'YEAR'), false);
  const births = [born];
  if (text === '') return { names: [], notes: note === '' ? [] : [`Alias: ${note}`], births, identifiers: [] };
  const table = person ? 'individual-alias' : 'entity-alias';
  tally.row(table);
  if (person && quality !== '') tally.row(`${table}-${quality.toLowerCase()}`);
  if (!/^(?:good|low|a\.k\.a\.?|f\.k\.a\.?)$/i.test(quality))
    tally.note('ALIAS_QUALITY_UNKNOWN', { ...at, field: 'QUALITY', value: quality });
  const formerly = /^f\.k\.a/i.test(quality) || /^(?:formerly|previously) listed as/i.test(note);
  const { names, notes } = readAliases(text, formerly ? 'fka' : /^low$/i.test(quality) ? 'weak' : 'aka');
  const script = /^in \p{L}+ script: ?(.+)$/iu.exec(note)?.[1];
  const own = script && inOwnScript(script) ? readAliases(script, 'original-script').names : [];
  return {
    names: [...names, ...own],
    notes: [...notes, note === '' ? '' : `${text}: ${note}`],
    births,
    identifiers: passportIn(note),
  };
}

/** `Libya Passport number: 215215` in the note of an alias: the document in that name. */
function passportIn(note: string): ListedEntity['identifiers'] {
  const found = /^(?:(\p{L}[\p{L} ]*?) )?passport (?:number|no)\.?:? ?([A-Z0-9]{4,20})\b/iu.exec(note);
  if (!found?.[2]) return [];
  return [{ type: 'passport', value: found[2], country: countryOf(found[1] ?? ''), label: 'Passport', valid: null }];
}

/** `EXACT` with no more than a year is that year. */
function readBirth(birth: XmlElement, tally: Tally, at: { file: string; line: number }): DateSpan | null {
  tally.row('birth-date');
  const circa = /^approx/i.test(childText(birth, 'TYPE_OF_DATE'));
  const [date, year, from, to] = ['DATE', 'YEAR', 'FROM_YEAR', 'TO_YEAR'].map((field) => childText(birth, field));
  const span =
    dateSpanOf(date ?? '', 'day-first', circa) ?? yearSpan(year || from || '', year || to || from || '', circa);
  const written = [date, year, from, to].filter(Boolean).join(' ');
  if (!span && written !== '')
    tally.note('BIRTH_NOT_READ', { ...at, field: 'INDIVIDUAL_DATE_OF_BIRTH', value: written });
  return span;
}

function readAddress(place: XmlElement): EntityAddress {
  const [street, city, region, postalCode, country] = ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE', 'COUNTRY'].map(
    (field) => childText(place, field),
  );
  return {
    full: [street, city, region, postalCode, country].filter(Boolean).join(', '),
    city: city ?? '',
    region: region ?? '',
    postalCode: postalCode ?? '',
    country: countryOf(country ?? ''),
  };
}

const birthCountry = (place: XmlElement): string =>
  childText(place, place.name === 'INDIVIDUAL_ALIAS' ? 'COUNTRY_OF_BIRTH' : 'COUNTRY');

function placeOf(place: XmlElement): string {
  const fields =
    place.name === 'INDIVIDUAL_ALIAS'
      ? ['CITY_OF_BIRTH', 'COUNTRY_OF_BIRTH']
      : ['STREET', 'CITY', 'STATE_PROVINCE', 'COUNTRY'];
  return fields
    .map((field) => childText(place, field))
    .filter((text) => text !== '')
    .join(', ');
}

/** Travel bans are for persons; assets are frozen for both. */
function measuresOf(element: XmlElement, person: boolean): readonly EntityMeasure[] {
  const common = {
    programme: childText(element, 'UN_LIST_TYPE'),
    authority: 'UN Security Council',
    from: dateSpanOf(childText(element, 'LISTED_ON'), 'day-first')?.from ?? '',
    until: '',
    status: 'active',
    source: childText(element, 'REFERENCE_NUMBER'),
  } as const;
  return person
    ? [
        { measure: 'block', ...common },
        { measure: 'visa', ...common },
      ]
    : [{ measure: 'block', ...common }];
}

const values = (element: XmlElement, name: string): readonly string[] =>
  childrenOf(element, name).flatMap((holder) => childrenOf(holder, 'VALUE').map((value) => textOf(value)));

const genderOf = (text: string): 'female' | 'male' | '' =>
  /^f/i.test(text) ? 'female' : /^m/i.test(text) ? 'male' : '';

/** `Dr`, `Mullah`, `Brigadier General` stand before a name; what is longer is an office. */
const isShort = (title: string): boolean => squeeze(title).split(' ').length <= 3;

const noteOf = (what: string, element: XmlElement): string => {
  const note = childText(element, 'NOTE');
  return note === '' ? '' : `${what}: ${note}`;
};
