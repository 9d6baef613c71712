import { countryOf, nationalityOf } from '../../countries.ts';
import type {
  EntityAddress,
  EntityCountry,
  EntityMeasure,
  EntityName,
  EntityTopic,
  ListedEntity,
  Measure,
} from '../../entity.ts';
import { newEntity, squeeze } from '../../new-entity.ts';
import { dateSpanOf } from '../../written-dates.ts';
import { inOwnScript } from '../alias-text.ts';

export interface UkName {
  /** Name1 to Name6; Name6 is the surname of a person, or the whole name. */
  readonly parts: readonly string[];
  readonly type: string;
  readonly strength: string;
}

/** What is known of one party, put together from its element or its rows. */
export interface UkParty {
  readonly listId: 'uk-sanctions' | 'uk-ofsi-conlist';
  sourceId: string;
  /** Individual, Entity or Ship. */
  subject: string;
  regime: string;
  designated: string;
  sanctions: string[];
  sourceUrl: string;
  readonly names: UkName[];
  readonly otherScript: { text: string; language: string }[];
  readonly titles: string[];
  readonly births: string[];
  readonly birthPlaces: { town: string; country: string }[];
  readonly nationalities: string[];
  readonly genders: string[];
  readonly positions: string[];
  readonly passports: { number: string; details: string }[];
  readonly nationalIds: { number: string; details: string }[];
  readonly registrations: string[];
  readonly imoNumbers: string[];
  readonly flags: string[];
  readonly addresses: { lines: readonly string[]; postalCode: string; country: string }[];
  readonly links: { type: string; target: string }[];
  readonly remarks: string[];
  readonly sameAs: string[];
  readonly raw: string[];
}

export const newUkParty = (listId: UkParty['listId']): UkParty => ({
  listId,
  sourceId: '',
  subject: '',
  regime: '',
  designated: '',
  sanctions: [],
  sourceUrl: 'https://www.gov.uk/government/publications/the-uk-sanctions-list',
  names: [],
  otherScript: [],
  titles: [],
  births: [],
  birthPlaces: [],
  nationalities: [],
  genders: [],
  positions: [],
  passports: [],
  nationalIds: [],
  registrations: [],
  imoNumbers: [],
  flags: [],
  addresses: [],
  links: [],
  remarks: [],
  sameAs: [],
  raw: [],
});

/** The party, or null where it has no id or no name; `doubt` hears of what could not be read. */
export function ukEntity(
  party: UkParty,
  doubt: (code: string, field: string, value: string) => void,
): ListedEntity | null {
  const person = /^individual/i.test(party.subject);
  const names = namesOf(party, person);
  if (party.sourceId === '' || names.length === 0) return null;
  const addresses = party.addresses.map(addressOf);
  const births = party.births.map((text) => {
    const span = dateSpanOf(text, 'day-first', /circa|approx/i.test(text));
    if (!span) doubt('BIRTH_NOT_READ', 'DOB', text);
    return span;
  });
  return newEntity({
    listId: party.listId,
    sourceId: party.sourceId,
    schema: person ? 'Person' : /^ship/i.test(party.subject) ? 'Vessel' : 'Organization',
    names,
    births: births.filter((birth) => birth !== null),
    birthPlaces: party.birthPlaces.map(({ town, country }) => [town, country].filter((text) => text !== '').join(', ')),
    countries: [
      ...party.nationalities
        .flatMap(numbered)
        .map((text): EntityCountry => ({ iso2: nationalityOf(text), role: 'nationality' })),
      ...party.birthPlaces.map(({ country }): EntityCountry => ({ iso2: countryOf(country), role: 'birth' })),
      ...addresses.map(({ country }): EntityCountry => ({ iso2: country, role: 'address' })),
      ...party.flags.flatMap(numbered).map((text): EntityCountry => ({ iso2: countryOf(text), role: 'flag' })),
    ],
    gender: genderOf(party.genders),
    identifiers: identifiersOf(party),
    addresses,
    positions: party.positions.flatMap(numbered),
    measures: measuresOf(party),
    links: party.links.map(({ type, target }) => ({ type, target, targetId: '' })),
    remarks: party.remarks,
    topics: traffickingBy(party.regime),
    sourceUrl: party.sourceUrl,
    sameAs: party.sameAs,
    raw: party.raw,
  });
}

/** The one regime that itself says trafficking: the flag follows its name, nothing else (S.I. 2025/902). */
export function traffickingBy(regime: string): readonly EntityTopic[] {
  if (!/global irregular migration and trafficking in persons/i.test(regime)) return [];
  return [
    {
      topic: 'trafficking',
      says: regime,
      citation: 'Global Irregular Migration and Trafficking in Persons Sanctions Regulations 2025, S.I. 2025/902',
    },
  ];
}

function namesOf(party: UkParty, person: boolean): readonly EntityName[] {
  const title = party.titles
    .map(squeeze)
    .filter((text) => text !== '')
    .join(', ');
  const read = party.names.map(({ parts, type, strength }): EntityName => {
    const clean = parts.map(squeeze);
    const text = clean.filter((part) => part !== '').join(' ');
    const [first = '', ...middle] = clean.slice(0, -1).filter((part) => part !== '');
    const known = person ? filled({ first, middle: middle.join(' '), last: clean.at(-1) ?? '' }) : {};
    const primary = /^prim(?:ary|e)/i.test(type) && !/variation/i.test(type);
    const kind = primary ? 'primary' : /low|weak/i.test(strength) ? 'weak' : /^f\.?k\.?a/i.test(type) ? 'fka' : 'aka';
    return { text, kind, lang: '', parts: primary && title !== '' ? { ...known, title } : known };
  });
  const other = party.otherScript.map(
    ({ text, language }): EntityName => ({
      text: squeeze(text),
      kind: inOwnScript(text) ? 'original-script' : 'aka',
      lang: languages[squeeze(language).toLowerCase()] ?? '',
    }),
  );
  const best = Math.max(
    0,
    read.findIndex(({ kind, text }) => kind === 'primary' && text !== ''),
  );
  return [...read.slice(best, best + 1), ...read.filter((_, index) => index !== best), ...other]
    .map(asOne)
    .filter(({ text }) => text !== '');
}

/** A second primary spelling is an alias for us; the first name is the primary one. */
function asOne(name: EntityName, index: number): EntityName {
  const { parts, ...rest } = name;
  const kind = index === 0 ? 'primary' : name.kind === 'primary' ? 'aka' : name.kind;
  return parts && Object.keys(parts).length > 0 ? { ...rest, kind, parts } : { ...rest, kind };
}

const languages: Readonly<Record<string, string>> = {
  arabic: 'ar',
  persian: 'fa',
  farsi: 'fa',
  dari: 'prs',
  pashto: 'ps',
  urdu: 'ur',
  russian: 'ru',
  ukrainian: 'uk',
  belarusian: 'be',
  chinese: 'zh',
  korean: 'ko',
  burmese: 'my',
  georgian: 'ka',
  serbian: 'sr',
};

function identifiersOf(party: UkParty): ListedEntity['identifiers'] {
  const documents = [
    ...party.passports.map((document) => ({ type: 'passport', ...document })),
    ...party.nationalIds.map((document) => ({ type: 'national-id', ...document })),
  ];
  return [
    ...documents.flatMap(({ type, number, details }) =>
      numbered(number).map((text) => {
        const { value, country } = withoutCountry(text);
        return { type, value, country: country || countryIn(details), label: squeeze(details), valid: null };
      }),
    ),
    ...party.registrations
      .flatMap(numbered)
      .map((value) => ({ type: 'registration', value, country: '', label: '', valid: null })),
    ...party.imoNumbers
      .flatMap(numbered)
      .map((value) => ({ type: 'imo', value: value.replace(/^imo\s*/i, ''), country: '', label: 'IMO', valid: null })),
  ];
}

/** `3520025509842-7 (Pakistani)` */
function withoutCountry(text: string): { value: string; country: string } {
  const found = text.length > 200 ? null : /^(.*\d.*?)\s*\(([^()]+)\)$/.exec(text);
  const country = nationalityOf(found?.[2] ?? '');
  return country === '' ? { value: text, country } : { value: found?.[1] ?? text, country };
}

const countryIn = (details: string): string =>
  details
    .split(/[,.;()]/)
    .map((part) => nationalityOf(part.replace(/^\s*(?:issued (?:in|by|at)|country of issue:?)\s*/i, '')))
    .find((iso2) => iso2 !== '') ?? '';

/** Several values in one field are counted: `(1) Afghanistan (2) Pakistan`. */
function numbered(text: string): readonly string[] {
  return text
    .split(/\(\d+\)/)
    .map((part) => squeeze(part).replace(/[;,.]$/, ''))
    .filter((part) => part !== '');
}

function addressOf({ lines, postalCode, country }: UkParty['addresses'][number]): EntityAddress {
  const parts = [...lines, postalCode, country].map(squeeze).filter((part) => part !== '');
  const place = country.replace(/\(.*$/, '');
  return { full: parts.join(', '), city: '', region: '', postalCode: squeeze(postalCode), country: countryOf(place) };
}

const measureOf: readonly (readonly [words: RegExp, measure: Measure])[] = [
  [/asset freeze/i, 'block'],
  [/travel ban/i, 'visa'],
  [/arms|trade|export|technical assistance/i, 'export'],
];

/** What is imposed; where the list does not say (the closed list of OFSI), funds are frozen: it held nobody else. */
function measuresOf(party: UkParty): readonly EntityMeasure[] {
  const imposed =
    party.sanctions.length > 0 ? party.sanctions : party.listId === 'uk-ofsi-conlist' ? ['Asset freeze'] : [];
  const found = imposed.map((words) => measureOf.find(([pattern]) => pattern.test(words))?.[1] ?? 'restriction');
  const from = dateSpanOf(party.designated, 'day-first')?.from ?? '';
  return [...new Set(found)].map((measure) => ({
    measure,
    programme: party.regime,
    authority:
      party.listId === 'uk-sanctions'
        ? 'UK Foreign, Commonwealth and Development Office'
        : 'UK Office of Financial Sanctions Implementation',
    from,
    until: '',
    status: 'active',
    source: party.sourceUrl,
  }));
}

function genderOf(genders: readonly string[]): 'female' | 'male' | '' {
  if (genders.some((gender) => /^f/i.test(gender))) return genders.some((gender) => /^m/i.test(gender)) ? '' : 'female';
  return genders.some((gender) => /^m/i.test(gender)) ? 'male' : '';
}

const filled = (parts: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ''));
