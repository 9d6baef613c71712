import { countryOf } from '../../countries.ts';
import type { EntityAddress, EntityMeasure, EntityName, ListedEntity, ListReading } from '../../entity.ts';
import type { ListFormat, PartHead } from '../../formats.ts';
import { identifier } from '../../identifier.ts';
import { consolidatedMeasures, isBeyondSdn, sdnMeasures } from '../../measures.ts';
import { createTally } from '../../tally.ts';
import { textProblems } from '../../text-problems.ts';
import { civilDateOf } from '../../written-dates.ts';
import { child, childrenOf, childText, readXml, textOf, type XmlElement } from '../../xml.ts';
import { documentType } from './document-labels.ts';
import { addBirth, addBirthPlace, addFact, documentOf, noFacts } from './facts.ts';
import { uniqueCountries } from './legacy-entity.ts';

/** OFAC's legacy `SDN.XML` and `CONSOLIDATED.XML`. */
export const ofacSdnXml: ListFormat = {
  id: 'ofac-sdn-xml',
  listIds: ['us-ofac-sdn', 'us-ofac-cons'],
  recognise: (heads) => heads.every(({ root }) => root.name === 'sdnList'),
  read: readSdnXml,
};

const schemas: Readonly<Record<string, ListedEntity['schema']>> = {
  Individual: 'Person',
  Vessel: 'Vessel',
  Aircraft: 'Airplane',
};

async function readSdnXml(heads: readonly PartHead[], take: (entity: ListedEntity) => void): Promise<ListReading> {
  const tally = createTally(ofacSdnXml.id, ofacSdnXml.listIds, take);
  const listIds = new Set<string>();
  let date = '';
  for (const { part } of heads) {
    const file = part.name;
    let promised = -1;
    let read = 0;
    await readXml(part, {
      records: ['sdnList/publshInformation', 'sdnList/publishInformation', 'sdnList/sdnEntry'],
      record: (element, raw) => {
        if (element.name !== 'sdnEntry') {
          date = civilDateOf(childText(element, 'Publish_Date'), 'month-first');
          promised = Number(childText(element, 'Record_Count') || -1);
          return;
        }
        read += 1;
        tally.row('sdnEntry');
        const { entity, badDates } = sdnEntry(element, raw);
        const at = { file, line: element.line };
        if (entity.sourceId === '') return tally.reject('NO_ID', { ...at, field: 'uid', value: raw });
        if (!entity.names[0]?.text) return tally.reject('NO_NAME', { ...at, field: 'lastName', value: raw });
        for (const value of badDates) tally.note('DATE_NOT_READ', { ...at, field: 'dateOfBirth', value });
        listIds.add(entity.listId);
        tally.take(entity, at);
      },
    });
    if (promised >= 0 && promised !== read)
      tally.note('COUNT_DIFFERS', { file, field: 'Record_Count', value: `${read} / ${promised}` });
    await textProblems(part, tally.problems);
  }
  return tally.reading(date, [...listIds]);
}

const items = (element: XmlElement, group: string, item: string): readonly XmlElement[] =>
  childrenOf(child(element, group), item);

function sdnEntry(element: XmlElement, raw: string): { entity: ListedEntity; badDates: readonly string[] } {
  const uid = childText(element, 'uid');
  const schema = schemas[childText(element, 'sdnType')] ?? 'Organization';
  const programmes = items(element, 'programList', 'program').map(textOf);
  const remarks = childText(element, 'remarks');
  const listId =
    programmes.length > 0 && programmes.every(isBeyondSdn) && !programmes.includes('RUSSIA-EO14024')
      ? 'us-ofac-cons'
      : 'us-ofac-sdn';
  const sourceUrl = `https://sanctionssearch.ofac.treas.gov/Details.aspx?id=${uid}`;
  const facts = noFacts();
  for (const id of items(element, 'idList', 'id')) {
    const label = childText(id, 'idType');
    const number = childText(id, 'idNumber');
    const notes = [childText(id, 'issueDate'), childText(id, 'expirationDate')];
    const dates = [notes[0] && `issued ${notes[0]}`, notes[1] && `expires ${notes[1]}`].filter(Boolean).join(', ');
    if (documentType(label) === null || number === '') addFact(facts, label, number);
    else facts.identifiers.push(documentOf(label, number, countryOf(childText(id, 'idCountry')), dates));
  }
  for (const birth of items(element, 'dateOfBirthList', 'dateOfBirthItem'))
    addBirth(facts, childText(birth, 'dateOfBirth'));
  for (const place of items(element, 'placeOfBirthList', 'placeOfBirthItem'))
    addBirthPlace(facts, childText(place, 'placeOfBirth'));
  for (const [group, item, label] of [
    ['nationalityList', 'nationality', 'Nationality Country'],
    ['citizenshipList', 'citizenship', 'Citizenship Country'],
  ] as const)
    for (const one of items(element, group, item)) addFact(facts, label, childText(one, 'country'));
  const vessel = child(element, 'vesselInfo');
  if (childText(vessel, 'vesselFlag')) addFact(facts, 'Vessel Flag', childText(vessel, 'vesselFlag'));
  if (childText(vessel, 'callSign'))
    facts.identifiers.push(identifier('call-sign', childText(vessel, 'callSign'), '', 'Call sign'));
  const addresses = items(element, 'addressList', 'address').flatMap((address) => sdnAddress(address) ?? []);
  for (const { country } of addresses) if (country) facts.countries.push({ iso2: country, role: 'address' });
  const owner = childText(vessel, 'vesselOwner');
  return {
    badDates: facts.badDates,
    entity: {
      listId,
      sourceId: uid,
      schema,
      names: [
        sdnName(element, 'primary'),
        ...items(element, 'akaList', 'aka').map((aka) => sdnName(aka, akaKind(aka))),
      ],
      births: facts.births,
      birthPlaces: facts.birthPlaces,
      countries: uniqueCountries(facts.countries),
      gender: facts.gender,
      identifiers: facts.identifiers,
      addresses,
      positions: childText(element, 'title').split('; ').filter(Boolean),
      measures: (listId === 'us-ofac-sdn' ? sdnMeasures(programmes) : consolidatedMeasures(programmes, remarks)).map(
        (ground): EntityMeasure => ({ ...ground, from: '', until: '', status: 'active', source: sourceUrl }),
      ),
      links: [
        ...(owner ? [{ type: 'owner', target: owner, targetId: '' }] : []),
        ...[...remarks.matchAll(/\(?Linked To: ([^;]+?)\)?(?:;|\.?$)/g)].map(([, target = '']) => ({
          type: 'linked-to',
          target,
          targetId: '',
        })),
      ],
      remarks: [remarks, ...facts.remarks].filter(Boolean),
      sourceUrl,
      sameAs: listId === 'us-ofac-cons' ? [`us-ofac-sdn/${uid}`] : [],
      raw: [raw],
    },
  };
}

function akaKind(aka: XmlElement): EntityName['kind'] {
  if (childText(aka, 'category') === 'weak') return 'weak';
  const type = childText(aka, 'type');
  return type === 'f.k.a.' ? 'fka' : type === 'n.k.a.' ? 'nka' : 'aka';
}

function sdnName(element: XmlElement, kind: EntityName['kind']): EntityName {
  const last = childText(element, 'lastName');
  const first = childText(element, 'firstName');
  return {
    text: [last, first].filter(Boolean).join(', '),
    kind,
    lang: '',
    ...(first && last ? { parts: { last, first } } : {}),
  };
}

function sdnAddress(address: XmlElement): EntityAddress | null {
  const parts = ['address1', 'address2', 'address3', 'city', 'stateOrProvince', 'postalCode', 'country'].map((name) =>
    childText(address, name),
  );
  const full = parts.filter(Boolean).join(', ');
  if (full === '') return null;
  const [, , , city = '', region = '', postalCode = '', country = ''] = parts;
  return { full, city, region, postalCode, country: countryOf(country) };
}
