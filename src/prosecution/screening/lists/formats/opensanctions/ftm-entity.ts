import { z } from 'zod';
import { countryOf } from '../../countries.ts';
import type { EntityCountry, EntityMeasure, EntityName, ListedEntity, ListedSchema, Measure } from '../../entity.ts';
import { identifier } from '../../identifier.ts';
import { newEntity, squeeze } from '../../new-entity.ts';
import { civilDateOf, dateSpanOf } from '../../written-dates.ts';
import { inOwnScript } from '../alias-text.ts';

/** An entity of FollowTheMoney; in nested files a property may hold entities. */
export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly caption: string;
  readonly last_seen: string;
  readonly properties: { readonly [name: string]: readonly (string | FtmEntity)[] };
}

export const entitySchema: z.ZodType<FtmEntity> = z.lazy(() =>
  z.object({
    id: z.string().min(1),
    schema: z.string().min(1),
    caption: z.string().catch(''),
    last_seen: z.string().catch(''),
    properties: z.record(z.string(), z.array(z.union([z.string(), entitySchema]))),
  }),
);

const schemas: Readonly<Record<string, ListedSchema>> = {
  Person: 'Person',
  Organization: 'Organization',
  Company: 'Company',
  PublicBody: 'PublicBody',
  LegalEntity: 'LegalEntity',
  Vessel: 'Vessel',
  Airplane: 'Airplane',
  CryptoWallet: 'CryptoWallet',
};

export const isParty = ({ schema }: FtmEntity): boolean => schemas[schema] !== undefined;

/** What a topic lets follow; a topic that is not here is a notice, never a block. */
const measureOf: Readonly<Record<string, Measure>> = {
  sanction: 'block',
  debarment: 'debar',
  'export.control': 'export',
};

/** `about` are the sanctions and documents that point to the party. Null where it has no name. */
export function openSanctionsEntity(entity: FtmEntity, about: readonly FtmEntity[], raw: string): ListedEntity | null {
  const texts = (name: string): readonly string[] =>
    (entity.properties[name] ?? []).filter((value) => typeof value === 'string').map(squeeze);
  const inside = Object.values(entity.properties).flatMap((values) =>
    values.filter((value) => typeof value !== 'string'),
  );
  const details = [...inside, ...about];
  const topics = texts('topics');
  const names = namesOf(entity.caption, texts);
  if (names.length === 0) return null;
  const births = texts('birthDate').map((text) => dateSpanOf(text, 'day-first'));
  return newEntity({
    listId: 'opensanctions',
    sourceId: entity.id,
    schema: schemas[entity.schema] ?? 'LegalEntity',
    names,
    births: births.filter((birth) => birth !== null),
    birthPlaces: texts('birthPlace'),
    countries: countryRoles.flatMap(([name, role]) =>
      texts(name).map((text): EntityCountry => ({ iso2: countryOf(text), role })),
    ),
    gender: texts('gender').includes('female') ? 'female' : texts('gender').includes('male') ? 'male' : '',
    identifiers: [...identifiersOf(texts), ...details.flatMap(documentOf)],
    addresses: addressesOf(texts('address'), details),
    positions: texts('position'),
    measures: measuresOf(topics, details),
    links: details
      .filter(({ schema }) => !known.has(schema))
      .map(({ schema, caption, id }) => ({ type: schema, target: caption, targetId: id })),
    remarks: [...texts('notes'), ...texts('summary'), ...texts('program')],
    topics: topics.map((topic) => ({ topic, says: topic, citation: 'OpenSanctions topics' })),
    sourceUrl: texts('sourceUrl')[0] ?? '',
    raw: [raw],
  });
}

const known = new Set(['Sanction', 'Address', 'Identification', 'Passport']);

const countryRoles = [
  ['nationality', 'nationality'],
  ['citizenship', 'citizenship'],
  ['birthCountry', 'birth'],
  ['jurisdiction', 'registration'],
  ['flag', 'flag'],
  ['country', 'other'],
] as const;

function namesOf(caption: string, texts: (name: string) => readonly string[]): readonly EntityName[] {
  const kinds = [
    ['name', 'aka'],
    ['alias', 'aka'],
    ['previousName', 'fka'],
    ['weakAlias', 'weak'],
  ] as const;
  const all = kinds.flatMap(([property, kind]) =>
    texts(property).map((text): EntityName => ({ text, kind: inOwnScript(text) ? 'original-script' : kind, lang: '' })),
  );
  const first = all.find(({ text }) => text === squeeze(caption)) ?? all.find(({ kind }) => kind === 'aka') ?? all[0];
  return first ? [{ ...first, kind: 'primary' }, ...all.filter((name) => name !== first)] : [];
}

const identifierTypes = [
  ['passportNumber', 'passport'],
  ['idNumber', 'national-id'],
  ['socialSecurityNumber', 'national-id'],
  ['taxNumber', 'tax-id'],
  ['innCode', 'tax-id'],
  ['vatCode', 'tax-id'],
  ['registrationNumber', 'registration'],
  ['ogrnCode', 'registration'],
  ['leiCode', 'lei'],
  ['imoNumber', 'imo'],
  ['mmsi', 'mmsi'],
  ['swiftBic', 'bic'],
  ['uniqueEntityId', 'uei'],
  ['cageCode', 'cage'],
  ['npiCode', 'npi'],
] as const;

const identifiersOf = (texts: (name: string) => readonly string[]): ListedEntity['identifiers'] => [
  ...identifierTypes.flatMap(([property, type]) =>
    texts(property).map((value) => identifier(type, value, '', property)),
  ),
  ...texts('publicKey').map((value) => identifier(walletType(value), value, '', 'publicKey')),
];

function walletType(key: string): string {
  if (/^0x[0-9a-f]{40}$/i.test(key)) return 'wallet-eth';
  return /^(?:bc1|[13])[a-z0-9]{25,90}$/i.test(key) ? 'wallet-xbt' : 'wallet';
}

function documentOf({ schema, properties }: FtmEntity): ListedEntity['identifiers'] {
  if (schema !== 'Identification' && schema !== 'Passport') return [];
  const text = (name: string): string => properties[name]?.find((value) => typeof value === 'string') ?? '';
  const type = schema === 'Passport' || /passport/i.test(text('type')) ? 'passport' : 'national-id';
  return [{ type, value: text('number'), country: countryOf(text('country')), label: text('type'), valid: null }];
}

function addressesOf(texts: readonly string[], details: readonly FtmEntity[]): ListedEntity['addresses'] {
  const own = texts.map((full) => ({ full, city: '', region: '', postalCode: '', country: '' }));
  const nested = details
    .filter(({ schema }) => schema === 'Address')
    .map(({ properties, caption }) => {
      const text = (name: string): string =>
        squeeze(properties[name]?.find((value) => typeof value === 'string') ?? '');
      const [city, region, postalCode] = [text('city'), text('region'), text('postalCode')];
      return { full: text('full') || squeeze(caption), city, region, postalCode, country: countryOf(text('country')) };
    });
  return [...own, ...nested];
}

/** One measure for each sanction that says programme, keeper and dates; for a topic without one, the bare measure. */
function measuresOf(topics: readonly string[], details: readonly FtmEntity[]): readonly EntityMeasure[] {
  const measures = [...new Set(topics.map((topic) => measureOf[topic] ?? 'notice'))];
  const main = measures.find((measure) => measure !== 'notice') ?? 'notice';
  const sanctions = details
    .filter(({ schema }) => schema === 'Sanction')
    .map(({ properties }): EntityMeasure => {
      const text = (name: string): string =>
        squeeze(properties[name]?.find((value) => typeof value === 'string') ?? '');
      const until = civilDateOf(text('endDate'), 'day-first');
      return {
        measure: main,
        programme: text('program') || text('programId'),
        authority: text('authority'),
        from: civilDateOf(text('startDate') || text('listingDate'), 'day-first'),
        until,
        status: /^(?:ended|inactive|lapsed|revoked)/i.test(text('status')) ? 'ended' : 'active',
        source: text('sourceUrl'),
      };
    });
  const said = sanctions.length > 0 ? [main] : [];
  const bare = measures
    .filter((measure) => !said.includes(measure))
    .map(
      (measure): EntityMeasure => ({
        measure,
        programme: topics.join(', '),
        authority: '',
        from: '',
        until: '',
        status: 'active',
        source: '',
      }),
    );
  return [...sanctions, ...bare];
}
