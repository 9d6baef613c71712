import { sha256 } from '../../../../platform/hash/index.ts';
import { countryOf, nationalityOf } from '../countries.ts';
import type { EntityMeasure, EntityName, ListedEntity, ListedSchema } from '../entity.ts';
import { readAliases } from '../formats/alias-text.ts';
import { newEntity, squeeze } from '../new-entity.ts';
import { civilDateOf, dateSpanOf } from '../written-dates.ts';
import { foldHeading } from './heading-words.ts';
import type { MappedField, MappedRow, Mapping } from './mapping.ts';

export interface MappedReject {
  readonly code: 'NO_NAME' | 'ROW_WIDTH' | 'ROW_TWICE';
  readonly line: number;
  readonly field: string;
  readonly value: string;
}

export interface MappedDoubt {
  readonly code: 'DATE_NOT_READ' | 'COUNTRY_NOT_READ';
  readonly line: number;
  readonly field: string;
  readonly value: string;
}

export interface Mapped {
  readonly entities: readonly { readonly entity: ListedEntity; readonly line: number }[];
  readonly rejects: readonly MappedReject[];
  readonly doubts: readonly MappedDoubt[];
}

/** Reads the rows of a table by a mapping. Each row is in an entity, or in the rejects with its line and why. */
export function applyMapping(headers: readonly string[], rows: readonly MappedRow[], mapping: Mapping): Mapped {
  const fields = headers.map((heading): MappedField | null =>
    Object.hasOwn(mapping.columns, heading) ? (mapping.columns[heading] ?? null) : null,
  );
  const byId = new Map<string, { entity: ListedEntity; line: number }>();
  const rejects: MappedReject[] = [];
  const doubts: MappedDoubt[] = [];
  for (const { cells, line } of rows) {
    if (cells.slice(headers.length).some((cell) => cell.trim() !== '')) {
      rejects.push({ code: 'ROW_WIDTH', line, field: String(headers.length), value: cells.join('\t') });
      continue;
    }
    const texts = (field: MappedField): readonly string[] =>
      fields
        .flatMap((mapped, index) => (mapped === field ? [squeeze(cells[index] ?? '')] : []))
        .filter((text) => text !== '');
    const named = columnsOf(headers, fields, cells);
    const entity = entityOf(texts, named, cells, mapping, (code, field, value) =>
      doubts.push({ code, line, field, value }),
    );
    if (!entity) {
      rejects.push({ code: 'NO_NAME', line, field: 'name', value: cells.join('\t') });
      continue;
    }
    const before = byId.get(entity.sourceId);
    if (before?.entity.raw.includes(entity.raw[0] ?? ''))
      rejects.push({ code: 'ROW_TWICE', line, field: 'id', value: entity.sourceId });
    else byId.set(entity.sourceId, before ? { ...before, entity: together(before.entity, entity) } : { entity, line });
  }
  return { entities: [...byId.values()], rejects, doubts };
}

type Texts = (field: MappedField) => readonly string[];

interface NamedCell {
  readonly heading: string;
  readonly field: MappedField | null;
  readonly text: string;
}

const columnsOf = (
  headers: readonly string[],
  fields: readonly (MappedField | null)[],
  cells: readonly string[],
): readonly NamedCell[] =>
  headers
    .map((heading, index) => ({ heading, field: fields[index] ?? null, text: squeeze(cells[index] ?? '') }))
    .filter(({ text }) => text !== '');

function entityOf(
  texts: Texts,
  cells: readonly NamedCell[],
  row: readonly string[],
  mapping: Mapping,
  doubt: (code: MappedDoubt['code'], field: string, value: string) => void,
): ListedEntity | null {
  const schema = schemaOf(texts('type')[0] ?? '', mapping.schema);
  const names = namesOf(texts);
  if (names.length === 0) return null;
  const raw = row.join('\t');
  const births = texts('birth').map((text) => {
    const span = dateSpanOf(text, mapping.dateOrder);
    if (!span) doubt('DATE_NOT_READ', 'birth', text);
    return span;
  });
  const country = (field: 'country' | 'nationality') =>
    texts(field).map((text) => {
      const iso2 = nationalityOf(text);
      if (iso2 === '') doubt('COUNTRY_NOT_READ', field, text);
      return iso2;
    });
  const [countries, nationalities] = [country('country'), country('nationality')];
  return newEntity({
    listId: mapping.list,
    // a list without ids of its own: the row is its own key, and a changed row is another entry
    sourceId: texts('id').join(' ') || `row-${sha256(raw).slice(0, 20)}`,
    schema,
    names,
    births: births.filter((birth) => birth !== null),
    birthPlaces: texts('birth-place'),
    countries: [
      ...nationalities.map((iso2) => ({ iso2, role: 'nationality' }) as const),
      ...countries.map((iso2) => ({ iso2, role: 'other' }) as const),
    ],
    gender: /^f|^mujer/i.test(texts('gender')[0] ?? '')
      ? 'female'
      : /^m|^hombre/i.test(texts('gender')[0] ?? '')
        ? 'male'
        : '',
    identifiers: cells
      .filter(({ field }) => field === 'identifier')
      .map(({ heading, text }) => ({
        type: identifierType(heading),
        value: text,
        country: countries[0] ?? '',
        label: heading,
        valid: null,
      })),
    addresses: addressOf(texts, countries[0] ?? ''),
    positions: texts('position'),
    measures: [measureOf(texts, mapping, doubt)],
    remarks: [
      ...texts('remarks'),
      ...cells.filter(({ field }) => field === null).map(({ heading, text }) => `${heading}: ${text}`),
    ],
    sourceUrl: mapping.sourceUrl,
    raw: [raw],
  });
}

function namesOf(texts: Texts): readonly EntityName[] {
  const parts = {
    first: texts('first-name').join(' '),
    middle: texts('middle-name').join(' '),
    last: texts('last-name').join(' '),
  };
  const known = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ''));
  const whole = [parts.first, parts.middle, parts.last].filter((part) => part !== '').join(' ');
  const primary: EntityName[] = [
    ...texts('name').flatMap((text) => readAliases(text, 'primary').names),
    ...(whole === '' ? [] : [{ text: whole, kind: 'primary', lang: '', parts: known } as const]),
  ].filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  if (primary.length === 0) return [];
  const others = [
    ['alias', 'aka'],
    ['former-name', 'fka'],
    ['weak-alias', 'weak'],
  ] as const;
  return [
    ...primary,
    ...others.flatMap(([field, kind]) => texts(field).flatMap((text) => readAliases(withoutAlso(text), kind).names)),
  ];
}

/** `(also A, B)`, as exclusion lists write cross references. */
const withoutAlso = (text: string): string => {
  const also = /^\((?:also|tambi[eé]n) (.+)\)$/i.exec(text);
  return also?.[1] ? also[1].replaceAll(', ', '; ') : text.replace(/\s*\|\s*/g, '; ');
};

function addressOf(texts: Texts, country: string): ListedEntity['addresses'] {
  const [city, region, postalCode] = [texts('city'), texts('region'), texts('postal-code')].map((found) =>
    found.join(', '),
  );
  const full = [
    ...texts('address'),
    ...texts('city'),
    ...texts('region'),
    ...texts('postal-code'),
    ...texts('country'),
  ].join(', ');
  const placed = texts('address').length + texts('city').length + texts('region').length > 0;
  return placed
    ? [
        {
          full,
          city: city ?? '',
          region: region ?? '',
          postalCode: postalCode ?? '',
          country: country || countryOf(texts('country')[0] ?? ''),
        },
      ]
    : [];
}

function measureOf(
  texts: Texts,
  mapping: Mapping,
  doubt: (code: MappedDoubt['code'], field: string, value: string) => void,
): EntityMeasure {
  const day = (field: 'from' | 'until'): string => {
    const text = texts(field)[0] ?? '';
    const date = civilDateOf(text, mapping.dateOrder);
    if (date === '' && text !== '' && !/indefinite|permanent|indefinid|lifetime/i.test(text))
      doubt('DATE_NOT_READ', field, text);
    return date;
  };
  const status = texts('status')[0] ?? '';
  return {
    measure: mapping.measure,
    programme: texts('programme').join('; ') || mapping.programme,
    authority: texts('authority').join('; ') || mapping.authority || mapping.publisher,
    from: day('from'),
    until: day('until'),
    status: /^(?:inactive|ended|expired|terminated|removed|inactiv|vencid|concluid)/i.test(status)
      ? 'ended'
      : /pending|pendiente/i.test(status)
        ? 'pending'
        : 'active',
    source: mapping.sourceUrl,
  };
}

function schemaOf(type: string, otherwise: Mapping['schema']): ListedSchema {
  if (/individual|person(?!a moral)|fisica|física|natural/i.test(type) && !/moral|jur[ií]dica/i.test(type))
    return 'Person';
  if (/vessel|ship|buque|embarcaci/i.test(type)) return 'Vessel';
  if (/firm|compan|entit|organi[sz]ation|business|empresa|moral|jur[ií]dica|corporat/i.test(type))
    return 'Organization';
  return otherwise;
}

const identifierTypes: readonly (readonly [heading: RegExp, type: string])[] = [
  [/\b(?:uei|unique entity)/, 'uei'],
  [/\bcage\b/, 'cage'],
  [/\bnpi\b/, 'npi'],
  [/\blei\b/, 'lei'],
  [/\bimo\b/, 'imo'],
  [/\bmmsi\b/, 'mmsi'],
  [/\b(?:passport|pasaporte)\b/, 'passport'],
  [/\b(?:ein|fein|tin|tax id|rfc|nit|ruc|rut|cuit|cif|nif)\b/, 'tax-id'],
  [/\b(?:ssn|curp|dni|cedula|national id)\b/, 'national-id'],
  [/\b(?:registration|registro|license|licencia)\b/, 'registration'],
];

const identifierType = (heading: string): string =>
  identifierTypes.find(([pattern]) => pattern.test(foldHeading(heading)))?.[1] ?? 'other';

/** Several rows under one id are one party; its later names are aliases. */
function together(before: ListedEntity, later: ListedEntity): ListedEntity {
  return newEntity({
    ...before,
    names: [...before.names, ...later.names],
    births: [...before.births, ...later.births],
    birthPlaces: [...before.birthPlaces, ...later.birthPlaces],
    countries: [...before.countries, ...later.countries],
    identifiers: [...before.identifiers, ...later.identifiers],
    addresses: [...before.addresses, ...later.addresses],
    positions: [...before.positions, ...later.positions],
    measures: [...before.measures, ...later.measures],
    remarks: [...before.remarks, ...later.remarks],
    raw: [...before.raw, ...later.raw],
  });
}
