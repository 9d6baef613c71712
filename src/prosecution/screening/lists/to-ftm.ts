import { defaultModel, Model } from '@opensanctions/followthemoney';
import type { DateSpan } from '../../../engines/names/index.ts';
import type { EntityCountry, EntityName, ListedEntity } from './entity.ts';

/** One thing said of one entity by one version of a list. Kept singly and never merged, so that who said what stays known. */
export interface Statement {
  readonly entity: string;
  /** FollowTheMoney schema, e.g. `Person`, `Sanction`. */
  readonly schema: string;
  /** Property of that schema in the pinned model, or one of ours: `fourfold:measure`. */
  readonly property: string;
  readonly value: string;
  readonly list: string;
  readonly version: string;
}

/** What the model has no word for: block, debar, visa … belongs to a `Sanction`. */
export const MEASURE_PROPERTY = 'fourfold:measure';

const model = new Model(defaultModel);
const known = new Map<string, ReadonlySet<string>>();

/** The properties of a schema, its ancestors' among them; the model walks up for each question. */
function propertiesOf(schema: string): ReadonlySet<string> {
  const before = known.get(schema);
  if (before) return before;
  const properties = new Set(model.getSchema(schema).getProperties().keys());
  known.set(schema, properties);
  return properties;
}

/** Whether the pinned model knows the property for the schema, or it is one of ours. */
export const isKnownProperty = (schema: string, property: string): boolean =>
  (schema === 'Sanction' && property === MEASURE_PROPERTY) || propertiesOf(schema).has(property);

const nameProperties: Readonly<Record<EntityName['kind'], string>> = {
  primary: 'name',
  aka: 'alias',
  nka: 'alias',
  fka: 'previousName',
  weak: 'weakAlias',
  'original-script': 'alias',
};

const partProperties = [
  ['first', 'firstName'],
  ['middle', 'middleName'],
  ['last', 'lastName'],
  ['patronymic', 'secondName'],
  ['suffix', 'nameSuffix'],
  ['title', 'title'],
] as const;

const countryProperties: Readonly<Record<EntityCountry['role'], string>> = {
  nationality: 'nationality',
  citizenship: 'citizenship',
  birth: 'birthCountry',
  registration: 'jurisdiction',
  flag: 'flag',
  residence: 'country',
  address: 'country',
  other: 'country',
};

const identifierProperties: Readonly<Record<string, string>> = {
  imo: 'imoNumber',
  mmsi: 'mmsi',
  'call-sign': 'callSign',
  lei: 'leiCode',
  uei: 'uniqueEntityId',
  cage: 'cageCode',
  npi: 'npiCode',
  duns: 'dunsCode',
  bic: 'swiftBic',
  passport: 'passportNumber',
  'national-id': 'idNumber',
  'tax-id': 'taxNumber',
  registration: 'registrationNumber',
  'tail-number': 'registrationNumber',
  'aircraft-serial': 'serialNumber',
  transponder: 'icaoCode',
  email: 'email',
  phone: 'phone',
  website: 'website',
};

/** A listed party as FollowTheMoney statements: the party, a `Sanction` for each measure, its documents and wallets. */
export function toStatements(entity: ListedEntity, version: string): readonly Statement[] {
  const id = `${entity.listId}/${entity.sourceId}`;
  const statements: Statement[] = [];
  const say = (about: string, schema: string, property: string, value: string) => {
    if (value !== '') statements.push({ entity: about, schema, property, value, list: entity.listId, version });
  };
  const { schema } = entity;
  const knows = (property: string) => propertiesOf(schema).has(property);
  const party = (property: string, value: string) => say(id, schema, knows(property) ? property : 'notes', value);

  for (const { text, kind, parts } of entity.names) {
    party(nameProperties[kind], text);
    if (kind === 'primary' && parts && schema === 'Person')
      for (const [part, property] of partProperties) party(property, parts[part] ?? '');
  }
  for (const span of entity.births) for (const date of ftmDates(span)) party('birthDate', date);
  for (const place of entity.birthPlaces) party('birthPlace', place);
  for (const { iso2, role } of entity.countries)
    party(knows(countryProperties[role]) ? countryProperties[role] : 'country', iso2);
  party('gender', entity.gender);
  for (const { full, country } of entity.addresses) {
    party('address', full);
    party('country', country);
  }
  for (const position of entity.positions) party(knows('position') ? 'position' : 'summary', position);
  for (const remark of entity.remarks) party('notes', remark);
  for (const { topic } of entity.topics ?? []) party('topics', topic);
  party('sourceUrl', entity.sourceUrl);

  for (const [index, { type, value, country, label }] of entity.identifiers.entries()) {
    const property = identifierProperties[type];
    if (property && knows(property)) say(id, schema, property, value);
    if (type.startsWith('wallet-')) {
      const wallet = `${id}/wallet/${index + 1}`;
      say(wallet, 'CryptoWallet', 'publicKey', value);
      say(wallet, 'CryptoWallet', 'currencySymbol', type.slice('wallet-'.length).toUpperCase());
      say(wallet, 'CryptoWallet', 'holder', id);
    } else if (country !== '' || !property || !knows(property)) {
      const document = `${id}/document/${index + 1}`;
      const kind = type === 'passport' ? 'Passport' : 'Identification';
      say(document, kind, 'number', value);
      say(document, kind, 'type', label || type);
      say(document, kind, 'country', country);
      say(document, kind, 'holder', id);
    }
  }
  for (const [index, measure] of entity.measures.entries()) {
    const sanction = `${id}/measure/${index + 1}`;
    say(sanction, 'Sanction', 'entity', id);
    say(sanction, 'Sanction', MEASURE_PROPERTY, measure.measure);
    say(sanction, 'Sanction', 'program', measure.programme);
    say(sanction, 'Sanction', 'authority', measure.authority);
    say(sanction, 'Sanction', 'startDate', measure.from);
    say(sanction, 'Sanction', 'endDate', measure.until);
    say(sanction, 'Sanction', 'status', measure.status);
    say(sanction, 'Sanction', 'recordId', entity.sourceId);
    say(sanction, 'Sanction', /^https?:/.test(measure.source) ? 'sourceUrl' : 'proof', measure.source);
  }
  for (const [index, { type, target, targetId }] of entity.links.entries()) {
    if (targetId === '') party('notes', `${type}: ${target}`);
    else {
      const link = `${id}/link/${index + 1}`;
      say(link, 'UnknownLink', 'subject', id);
      say(link, 'UnknownLink', 'object', targetId.includes('/') ? targetId : `${entity.listId}/${targetId}`);
      say(link, 'UnknownLink', 'role', type);
    }
  }
  return statements;
}

/** FollowTheMoney dates are as long as they are exact; a span of years is its first and its last. */
function ftmDates({ from, to, precision }: DateSpan): readonly string[] {
  if (precision === 'day') return [from];
  if (precision === 'month') return [from.slice(0, 7)];
  return [...new Set([from.slice(0, 4), to.slice(0, 4)])];
}
