import type { DateSpan } from '../../../../../engines/names/types.ts';
import { countryOf } from '../../countries.ts';
import { dateSpan } from '../../dates.ts';
import type { EntityAddress, EntityName, ListedEntity } from '../../entity.ts';
import { child, childrenOf, childText, textOf, type XmlElement } from '../../xml.ts';
import { addBirth, addFact, documentOf, noFacts } from './facts.ts';
import { uniqueCountries } from './legacy-entity.ts';
import { ofacLists, typeMeasures } from './type-measures.ts';

const schemas: Readonly<Record<string, ListedEntity['schema']>> = {
  Individual: 'Person',
  Vessel: 'Vessel',
  Aircraft: 'Airplane',
};

const languages: Readonly<Record<string, string>> = {
  'Chinese Simplified': 'zh-Hans',
  'Chinese Traditional': 'zh-Hant',
};

const listOf = (parent: XmlElement | undefined, group: string, item: string): readonly XmlElement[] =>
  childrenOf(child(parent, group), item);

/** One `entity` of ENHANCED_XML. `asked` are the lists the file says it holds. */
export function enhancedEntity(
  element: XmlElement,
  raw: string,
  asked: readonly string[],
): {
  readonly entity: ListedEntity;
  readonly translations: number;
  readonly badDates: readonly string[];
  readonly unknownTypes: readonly string[];
  readonly blankAddresses: number;
} {
  const uid = element.attributes.id ?? '';
  const general = child(element, 'generalInfo');
  const schema = schemas[childText(general, 'entityType')] ?? 'Organization';
  const sourceUrl = `https://sanctionssearch.ofac.treas.gov/Details.aspx?id=${uid}`;
  const programmes = listOf(element, 'sanctionsPrograms', 'sanctionsProgram').map(textOf);
  const types = listOf(element, 'sanctionsTypes', 'sanctionsType').map(textOf);
  const memberships = listOf(element, 'sanctionsLists', 'sanctionsList').map((one) => ({
    list: textOf(one),
    date: one.attributes.datePublished ?? '',
  }));
  const [listId, ...others] = ofacLists(memberships, asked, programmes);
  const { measures, unknownTypes } = typeMeasures(types, programmes, memberships, sourceUrl);

  const facts = noFacts();
  for (const feature of listOf(element, 'features', 'feature')) {
    const label = childText(feature, 'type');
    const value = childText(feature, 'value');
    if (label === 'Birthdate') addBirth(facts, value, featureDate(feature, value));
    else addFact(facts, label, value);
    const comment = childText(feature, 'comments');
    if (comment) facts.remarks.push(`${label}: ${comment}`);
  }
  for (const document of listOf(element, 'identityDocuments', 'identityDocument')) {
    const number = childText(document, 'documentNumber');
    const notes = [
      childText(document, 'isValid') === 'false' ? 'said to be invalid' : '',
      childText(document, 'issuingAuthority'),
      childText(document, 'issuingLocation'),
    ];
    facts.identifiers.push(
      documentOf(
        childText(document, 'type'),
        number,
        countryOf(childText(document, 'issuingCountry')),
        notes.filter(Boolean).join(', '),
      ),
    );
  }
  const addresses = listOf(element, 'addresses', 'address').map(enhancedAddress);
  const kept = addresses.filter((address): address is EntityAddress => address !== null);
  for (const { country } of kept) if (country) facts.countries.push({ iso2: country, role: 'address' });
  const names = listOf(element, 'names', 'name').flatMap((name) => enhancedName(name));
  return {
    translations: names.length,
    badDates: facts.badDates,
    unknownTypes,
    blankAddresses: addresses.length - kept.length,
    entity: {
      listId,
      sourceId: uid,
      schema,
      names: primaryFirst(names),
      births: facts.births,
      birthPlaces: facts.birthPlaces,
      countries: uniqueCountries(facts.countries),
      gender: facts.gender,
      identifiers: facts.identifiers,
      addresses: kept,
      positions: childText(general, 'title').split('; ').filter(Boolean),
      measures,
      links: listOf(element, 'relationships', 'relationship').map((one) => ({
        type: childText(one, 'type'),
        target: childText(one, 'relatedEntity'),
        targetId: child(one, 'relatedEntity')?.attributes.entityId ?? '',
      })),
      remarks: [
        ...[childText(general, 'remarks')].filter(Boolean),
        ...facts.remarks,
        ...listOf(element, 'legalAuthorities', 'legalAuthority').map((one) => `Legal authority: ${textOf(one)}`),
      ],
      sourceUrl,
      sameAs: others.map((other) => `${other}/${uid}`),
      raw: [raw],
    },
  };
}

/** A name and its translations: the Latin one is the name, the others are the same name in its own script. */
function enhancedName(name: XmlElement): readonly EntityName[] {
  const alias = childText(name, 'aliasType');
  const weak = childText(name, 'isLowQuality') === 'true';
  const latin: EntityName['kind'] =
    childText(name, 'isPrimary') === 'true'
      ? 'primary'
      : weak
        ? 'weak'
        : alias === 'F.K.A.'
          ? 'fka'
          : alias === 'N.K.A.'
            ? 'nka'
            : 'aka';
  return listOf(name, 'translations', 'translation').map((translation) => {
    const script = childText(translation, 'script');
    const parts = nameParts(translation);
    return {
      text: childText(translation, 'formattedFullName'),
      kind: script === 'Latin' || script === '' ? latin : weak ? 'weak' : 'original-script',
      lang: languages[script] ?? '',
      ...(parts ? { parts } : {}),
    };
  });
}

const partNames: Readonly<Record<string, keyof NonNullable<EntityName['parts']>>> = {
  'Last Name': 'last',
  'First Name': 'first',
  'Middle Name': 'middle',
  Patronymic: 'patronymic',
  Suffix: 'suffix',
};

function nameParts(translation: XmlElement): EntityName['parts'] | null {
  const parts = new Map<string, string>();
  for (const part of listOf(translation, 'nameParts', 'namePart')) {
    const as = partNames[childText(part, 'type')];
    if (as) parts.set(as, [parts.get(as), childText(part, 'value')].filter(Boolean).join(' '));
  }
  return parts.size > 0 ? Object.fromEntries(parts) : null;
}

export const primaryFirst = (names: readonly EntityName[]): readonly EntityName[] => [
  ...names.filter(({ kind }) => kind === 'primary'),
  ...names.filter(({ kind }) => kind !== 'primary'),
];

function enhancedAddress(address: XmlElement): EntityAddress | null {
  const country = childText(address, 'country') || childText(child(address, 'translations'), 'country');
  const translations = listOf(address, 'translations', 'translation');
  const translation = translations.find((one) => childText(one, 'script') === 'Latin') ?? translations[0];
  const parts = listOf(translation, 'addressParts', 'addressPart').map((part) => ({
    type: childText(part, 'type'),
    value: childText(part, 'value'),
  }));
  const others = translations
    .filter((one) => one !== translation)
    .map((one) =>
      listOf(one, 'addressParts', 'addressPart')
        .map((part) => childText(part, 'value'))
        .join(', '),
    );
  const partOf = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const full = [...parts.map(({ value }) => value), country, ...others].filter(Boolean).join(', ');
  if (full === '') return null;
  return {
    full,
    city: partOf('CITY'),
    region: partOf('STATE/PROVINCE') || partOf('REGION'),
    postalCode: partOf('POSTAL CODE'),
    country: countryOf(country) || countryOf(partOf('REGION')),
  };
}

/** `valueDate` gives the day as two bounds on each side; its text says how exact it is. */
function featureDate(feature: XmlElement, value: string): DateSpan | null {
  const date = child(feature, 'valueDate');
  const from = childText(date, 'fromDateBegin');
  const to = childText(date, 'toDateEnd') || childText(date, 'toDateBegin');
  const written = dateSpan(value);
  if (!from || !to || from > to) return written;
  const circa = childText(date, 'isApproximate') === 'true';
  const precision =
    written && written.from === from && written.to === to ? written.precision : from === to ? 'day' : 'span';
  return { from, to, precision, circa: circa || (written?.circa ?? false) };
}
