import { sha256 } from '../../../../../platform/hash/index.ts';
import { countryOf, nationalityOf } from '../../countries.ts';
import type { EntityAddress, EntityMeasure, ListedEntity } from '../../entity.ts';
import { identifier } from '../../identifier.ts';
import { measureOfType, programmeCite, sdnMeasures, statusFromDates } from '../../measures.ts';
import { civilDateOf } from '../../written-dates.ts';
import { documentType } from '../ofac/document-labels.ts';
import { addBirth, addBirthPlace, addFact, documentOf, noFacts } from '../ofac/facts.ts';
import { personParts, uniqueCountries } from '../ofac/legacy-entity.ts';
import { cslSources } from './csl-sources.ts';
import { deniedPersonKey } from './denied-person-key.ts';

/** One record of the Consolidated Screening List, whatever form it came in. */
export interface CslRecord {
  readonly source: string;
  readonly entityNumber: string;
  readonly type: string;
  readonly programs: readonly string[];
  readonly name: string;
  readonly title: string;
  readonly addresses: readonly EntityAddress[];
  readonly notice: string;
  readonly start: string;
  readonly end: string;
  readonly altNames: readonly string[];
  readonly nationalities: readonly string[];
  readonly citizenships: readonly string[];
  readonly births: readonly string[];
  readonly birthPlaces: readonly string[];
  readonly ids: readonly {
    readonly type: string;
    readonly number: string;
    readonly country: string;
    readonly note: string;
  }[];
  readonly callSign: string;
  readonly vesselFlag: string;
  readonly vesselOwner: string;
  readonly remarks: string;
  /** License policy, standard order, tonnage and the like: label and value. */
  readonly more: readonly (readonly [string, string])[];
  readonly sourceUrl: string;
  readonly raw: string;
}

const schemas: Readonly<Record<string, ListedEntity['schema']>> = {
  individual: 'Person',
  entity: 'Organization',
  vessel: 'Vessel',
  aircraft: 'Airplane',
};

export const cslList = 'us-csl';

/**
 * The party a record is about. Treasury's records carry OFAC's uid, which is one number space over all of OFAC's lists: they say
 * themselves which listed party they are. A record without a number is known by its content.
 */
export function cslEntity(record: CslRecord): {
  readonly entity: ListedEntity;
  readonly badDates: readonly string[];
  readonly knownSource: boolean;
} {
  const source = cslSources[record.source];
  const schema = schemas[record.type.toLowerCase()] ?? 'LegalEntity';
  const facts = noFacts();
  for (const birth of record.births) addBirth(facts, birth);
  for (const place of record.birthPlaces) addBirthPlace(facts, place);
  for (const country of record.nationalities)
    facts.countries.push({ iso2: nationalityOf(country), role: 'nationality' });
  for (const country of record.citizenships)
    facts.countries.push({ iso2: nationalityOf(country), role: 'citizenship' });
  for (const { country } of record.addresses) facts.countries.push({ iso2: country, role: 'address' });
  if (record.vesselFlag) facts.countries.push({ iso2: countryOf(record.vesselFlag), role: 'flag' });
  for (const id of record.ids) {
    if (documentType(id.type) === null) addFact(facts, id.type, id.number);
    else facts.identifiers.push(documentOf(id.type, id.number, countryOf(id.country), id.note));
  }
  if (record.callSign) facts.identifiers.push(identifier('call-sign', record.callSign, '', 'Call sign'));
  const { links, rest } = linkedTo(record.remarks);
  return {
    badDates: facts.badDates,
    knownSource: source !== undefined,
    entity: {
      listId: cslList,
      sourceId: sourceIdOf(record),
      schema,
      names: [
        { text: record.name, kind: 'primary', lang: '', ...personParts(schema, record.name) },
        ...record.altNames.map((text) => ({ text, kind: 'aka' as const, lang: '', ...personParts(schema, text) })),
      ],
      births: facts.births,
      birthPlaces: facts.birthPlaces,
      countries: uniqueCountries(facts.countries.filter(({ iso2 }) => iso2 !== '')),
      gender: facts.gender,
      identifiers: facts.identifiers,
      addresses: record.addresses,
      positions: record.title.split('; ').filter(Boolean),
      measures: measuresOf(record),
      links: [...(record.vesselOwner ? [{ type: 'owner', target: record.vesselOwner, targetId: '' }] : []), ...links],
      remarks: [
        ...rest,
        ...facts.remarks,
        ...(record.notice ? [`Federal Register notice: ${record.notice}`] : []),
        ...record.more.flatMap(([label, value]) => (value.trim() ? [`${label}: ${value.trim()}`] : [])),
      ],
      sourceUrl: record.sourceUrl,
      sameAs: sameAs(record),
      raw: [record.raw],
    },
  };
}

/** `SDN-12345` where the source has a number, else the short name of the source and a hash of what the record says. */
function sourceIdOf(record: CslRecord): string {
  const short = /\(([^()]+)\)[^()]*$/.exec(record.source)?.[1]?.replace(/ List$/, '') ?? record.source.slice(0, 12);
  const key = [
    record.source,
    record.name.trim(),
    record.start,
    record.notice,
    record.addresses.map(({ full }) => full).join('; '),
  ];
  return `${short.replace(/\W+/g, '-')}-${record.entityNumber || sha256(key.join('\n')).slice(0, 16)}`;
}

function sameAs(record: CslRecord): readonly string[] {
  const source = cslSources[record.source];
  if (!source) return [];
  if (record.entityNumber && source.listId.startsWith('us-ofac-')) {
    return [...new Set([`${source.listId}/${record.entityNumber}`, `us-ofac-sdn/${record.entityNumber}`])];
  }
  return source.listId === 'us-bis-dpl' ? [`us-bis-dpl/${deniedPersonKey(record.name, record.start)}`] : [];
}

function measuresOf(record: CslRecord): readonly EntityMeasure[] {
  const source = cslSources[record.source];
  const from = civilDateOf(record.start, 'month-first');
  const until = civilDateOf(record.end, 'month-first');
  const dated = { from, until, status: statusFromDates(until), source: record.sourceUrl };
  const programmes = record.programs.length > 0 ? record.programs : [record.source];
  if (source?.listId === 'us-ofac-sdn') return sdnMeasures(programmes).map((ground) => ({ ...ground, ...dated }));
  return programmes.map((programme) => ({
    measure: source?.measure ?? measureOfType(record.source) ?? 'notice',
    programme,
    authority: programmeCite(programme) || (source?.authority ?? ''),
    ...dated,
  }));
}

/** Remarks of the aggregator: `; ` between, and `(Linked To: NAME)`. */
function linkedTo(remarks: string): { links: ListedEntity['links']; rest: readonly string[] } {
  const pieces = remarks.split('; ').map((piece) => piece.trim());
  const found = pieces.map((piece) => /^\(?Linked To: (.+?)\)?$/.exec(piece)?.[1] ?? '');
  return {
    links: found.filter(Boolean).map((target) => ({ type: 'linked-to', target, targetId: '' })),
    rest: pieces.filter((piece, index) => piece !== '' && !found[index]),
  };
}
