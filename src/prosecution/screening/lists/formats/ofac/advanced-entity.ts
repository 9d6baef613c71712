import type { DateSpan } from '../../../../../engines/names/index.ts';
import { countryOf } from '../../countries.ts';
import type { EntityAddress, EntityName, ListedEntity } from '../../entity.ts';
import { child, childrenOf, childText, textOf, type XmlElement } from '../../xml.ts';
import { type AdvancedTables, type Pointed, periodOf, ymd } from './advanced-tables.ts';
import { primaryFirst } from './enhanced-entity.ts';
import { addBirth, addBirthPlace, addFact, documentOf, type Facts, noFacts } from './facts.ts';
import { uniqueCountries } from './legacy-entity.ts';
import { ofacLists, typeMeasures } from './type-measures.ts';

/** One `DistinctParty` of SDN_ADVANCED.XML with all it points at. */
export function advancedEntity(
  party: XmlElement,
  raw: string,
  tables: AdvancedTables,
): {
  readonly entity: ListedEntity;
  readonly badDates: readonly string[];
  readonly unknownTypes: readonly string[];
} {
  const uid = party.attributes.FixedRef ?? '';
  const value = (set: string, id: string | undefined) => tables.values.get(`${set} ${id}`) ?? '';
  const sourceUrl = `https://sanctionssearch.ofac.treas.gov/Details.aspx?id=${uid}`;
  const profiles = childrenOf(party, 'Profile');
  const identities = profiles
    .flatMap((profile) => childrenOf(profile, 'Identity'))
    .filter((one) => one.attributes.False !== 'true');
  const entries = profiles.flatMap(({ attributes }) => tables.entries.get(attributes.ID ?? '') ?? []);
  const relations = profiles.flatMap(({ attributes }) => tables.relationships.get(attributes.ID ?? '') ?? []);
  const documents = identities.flatMap(({ attributes }) => tables.documents.get(attributes.ID ?? '') ?? []);
  const facts = noFacts();
  const addresses: EntityAddress[] = [];
  const places: Pointed[] = [];
  for (const feature of profiles.flatMap((profile) => childrenOf(profile, 'Feature'))) {
    const label = value('FeatureType', feature.attributes.FeatureTypeID);
    for (const version of childrenOf(feature, 'FeatureVersion')) {
      const located = childrenOf(version, 'VersionLocation').flatMap(
        (one) => tables.locations.get(one.attributes.LocationID ?? '') ?? [],
      );
      places.push(...located);
      readFeature(facts, addresses, label, version, located, tables);
    }
  }
  for (const { element } of documents) readDocument(facts, element, tables);
  for (const { country } of addresses) if (country) facts.countries.push({ iso2: country, role: 'address' });
  const measures = entries.map(({ element }) => readEntry(element, tables));
  const memberships = measures.map(({ list, date }) => ({ list, date }));
  const programmes = [...new Set(measures.flatMap((one) => one.programmes))];
  const types = [...new Set(measures.flatMap((one) => one.types))];
  const grounds = typeMeasures(types, programmes, memberships, sourceUrl);
  const [listId, ...others] = ofacLists(memberships, [], programmes);
  return {
    badDates: facts.badDates,
    unknownTypes: grounds.unknownTypes,
    entity: {
      listId,
      sourceId: uid,
      schema: schemaOf(profiles[0], tables),
      names: primaryFirst(identities.flatMap((identity) => namesOf(identity, tables))),
      births: facts.births,
      birthPlaces: facts.birthPlaces,
      countries: uniqueCountries(facts.countries),
      gender: facts.gender,
      identifiers: facts.identifiers,
      addresses,
      positions: facts.remarks.filter((remark) => remark.startsWith('Title: ')).map((remark) => remark.slice(7)),
      measures: grounds.measures,
      links: relations.map(({ element: { attributes } }) => {
        const other = tables.parties.get(attributes['To-ProfileID'] ?? '');
        const type = value('RelationType', attributes.RelationTypeID);
        return {
          type: attributes.Former === 'true' ? `formerly: ${type}` : type,
          target: other?.name ?? '',
          targetId: other?.uid ?? '',
        };
      }),
      remarks: [
        ...childrenOf(party, 'Comment').map(textOf).filter(Boolean),
        ...facts.remarks.filter((remark) => !remark.startsWith('Title: ')),
        ...new Set(measures.flatMap((one) => one.bases.map((basis) => `Legal authority: ${basis}`))),
      ],
      sourceUrl,
      sameAs: others.map((other) => `${other}/${uid}`),
      raw: [raw, ...[...places, ...documents, ...relations, ...entries].map((one) => one.raw)],
    },
  };
}

function schemaOf(profile: XmlElement | undefined, tables: AdvancedTables): ListedEntity['schema'] {
  const id = profile?.attributes.PartySubTypeID ?? '';
  const sub = tables.values.get(`PartySubType ${id}`) ?? '';
  const type = tables.values.get(`PartyType ${tables.partyTypes.get(id)}`) ?? '';
  if (sub === 'Vessel') return 'Vessel';
  if (sub === 'Aircraft') return 'Airplane';
  return type === 'Individual' ? 'Person' : 'Organization';
}

/** The primary name of a party as text. */
export function advancedName(party: XmlElement, tables: AdvancedTables): string {
  const identities = childrenOf(child(party, 'Profile'), 'Identity');
  return primaryFirst(identities.flatMap((identity) => namesOf(identity, tables)))[0]?.text ?? '';
}

/** Names by their parts: which part is which, the groups of the identity say; the script stands on each part. */
function namesOf(identity: XmlElement, tables: AdvancedTables): readonly EntityName[] {
  const groups = new Map<string, string>();
  for (const master of childrenOf(child(identity, 'NamePartGroups'), 'MasterNamePartGroup'))
    for (const { attributes } of childrenOf(master, 'NamePartGroup'))
      groups.set(attributes.ID ?? '', tables.values.get(`NamePartType ${attributes.NamePartTypeID}`) ?? '');
  return childrenOf(identity, 'Alias').flatMap(({ attributes, children }) => {
    const type = tables.values.get(`AliasType ${attributes.AliasTypeID}`) ?? '';
    const weak = attributes.LowQuality === 'true';
    const latin: EntityName['kind'] =
      attributes.Primary === 'true'
        ? 'primary'
        : weak
          ? 'weak'
          : type === 'F.K.A.'
            ? 'fka'
            : type === 'N.K.A.'
              ? 'nka'
              : 'aka';
    return children
      .filter(({ name }) => name === 'DocumentedName')
      .map((documented): EntityName => {
        const parts = childrenOf(documented, 'DocumentedNamePart').flatMap((part) => childrenOf(part, 'NamePartValue'));
        const named = parts.map((part) => ({
          type: groups.get(part.attributes.NamePartGroupID ?? '') ?? '',
          text: textOf(part),
        }));
        const script = tables.values.get(`Script ${parts[0]?.attributes.ScriptID}`) ?? 'Latin';
        const last = named
          .filter((part) => part.type === 'Last Name')
          .map((part) => part.text)
          .join(' ');
        const rest = named
          .filter((part) => part.type !== 'Last Name')
          .map((part) => part.text)
          .join(' ');
        return {
          text: [last, rest].filter(Boolean).join(', '),
          kind: script === 'Latin' ? latin : weak ? 'weak' : 'original-script',
          lang: '',
          ...(last && rest ? { parts: { last, first: rest } } : {}),
        };
      });
  });
}

function readFeature(
  facts: Facts,
  addresses: EntityAddress[],
  label: string,
  version: XmlElement,
  located: readonly Pointed[],
  tables: AdvancedTables,
): void {
  const details = childrenOf(version, 'VersionDetail').map(
    (detail) => textOf(detail) || (tables.values.get(`DetailReference ${detail.attributes.DetailReferenceID}`) ?? ''),
  );
  const places = located.map(({ element }) => locationOf(element, tables));
  const text = [...details, childText(version, 'Comment')].filter(Boolean).join('; ');
  if (label === 'Birthdate') {
    const period = periodOf(child(version, 'DatePeriod'));
    addBirth(facts, text || 'unknown', period ? { ...period, precision: precisionOf(period) } : null);
  } else if (label === 'Location') addresses.push(...places.filter(({ full }) => full !== ''));
  else if (label === 'Place of Birth')
    for (const value of [text, ...places.map(({ full }) => full)].filter(Boolean)) addBirthPlace(facts, value);
  else {
    const country = places.find((place) => place.country !== '')?.country;
    const value = text || country || '';
    const period = periodOf(child(version, 'DatePeriod'));
    if (value) addFact(facts, label, value);
    else if (period) addFact(facts, label, period.from);
  }
}

function precisionOf({ from, to }: { readonly from: string; readonly to: string }): DateSpan['precision'] {
  if (from === to) return 'day';
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return 'year';
  return from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) ? 'month' : 'span';
}

function locationOf(location: XmlElement, tables: AdvancedTables): EntityAddress {
  const parts = childrenOf(location, 'LocationPart').map((part) => {
    const values = childrenOf(part, 'LocationPartValue');
    const primary = values.find(({ attributes }) => attributes.Primary === 'true') ?? values[0];
    return {
      type: tables.values.get(`LocPartType ${part.attributes.LocPartTypeID}`) ?? '',
      text: childText(primary, 'Value'),
    };
  });
  const id = child(location, 'LocationCountry')?.attributes.CountryID ?? '';
  const areaCode = child(location, 'LocationAreaCode')?.attributes.AreaCodeID ?? '';
  const country = tables.values.get(`Country ${id}`) ?? tables.values.get(`AreaCode ${areaCode}`) ?? '';
  const partOf = (type: RegExp) => parts.find((part) => type.test(part.type))?.text ?? '';
  return {
    full: [...parts.map((part) => part.text), country].filter(Boolean).join(', '),
    city: partOf(/^city/i),
    region: partOf(/state|province|region/i),
    postalCode: partOf(/postal/i),
    country: tables.iso2.get(id) ?? countryOf(country),
  };
}

function readDocument(facts: Facts, document: XmlElement, tables: AdvancedTables): void {
  const { IDRegDocTypeID: type, 'IssuedBy-CountryID': by = '', ValidityID: validity = '' } = document.attributes;
  const country = tables.iso2.get(by) ?? countryOf(tables.values.get(`Country ${by}`) ?? '');
  const dates = childrenOf(document, 'DocumentDate').map((date) => {
    const kind = tables.values.get(`IDRegDocDateType ${date.attributes.IDRegDocDateTypeID}`) ?? '';
    return `${kind} ${periodOf(child(date, 'DatePeriod'))?.from ?? ''}`.trim();
  });
  const valid = tables.values.get(`Validity ${validity}`) ?? '';
  const note = [...dates, childText(document, 'IssuingAuthority'), /^valid$/i.test(valid) ? '' : valid]
    .filter(Boolean)
    .join(', ');
  const number = childText(document, 'IDRegistrationNo');
  const label = tables.values.get(`IDRegDocType ${type}`) ?? '';
  if (number) facts.identifiers.push(documentOf(label, number, country, note));
}

function readEntry(entry: XmlElement, tables: AdvancedTables) {
  const events = childrenOf(entry, 'EntryEvent');
  const types: string[] = [];
  const programmes: string[] = [];
  for (const measure of childrenOf(entry, 'SanctionsMeasure')) {
    const type = tables.values.get(`SanctionsType ${measure.attributes.SanctionsTypeID}`) ?? '';
    // the programme is written as if it were a measure, its tag as a comment
    if (type === 'Program') programmes.push(childText(measure, 'Comment'));
    else types.push(type);
  }
  return {
    list: tables.values.get(`List ${entry.attributes.ListID}`) ?? '',
    date:
      events
        .map((event) => ymd(child(event, 'Date')))
        .filter(Boolean)
        .sort()[0] ?? '',
    types: types.filter(Boolean),
    programmes: programmes.filter(Boolean),
    bases: events
      .map((event) => tables.values.get(`LegalBasis ${event.attributes.LegalBasisID}`) ?? '')
      .filter(Boolean),
  };
}
