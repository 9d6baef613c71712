import type { ListFormat } from '../../formats.ts';
import { createTally, type Tally } from '../../tally.ts';
import { textProblems } from '../../text-problems.ts';
import { civilDateOf } from '../../written-dates.ts';
import { child, childrenOf, childText, readXml, textOf, type XmlElement } from '../../xml.ts';
import { newUkParty, ukEntity } from './uk-party.ts';

/** The UK Sanctions List, as XML: since 28 January 2026 the only list of the United Kingdom. */
export const ukXml: ListFormat = {
  id: 'uk-sanctions-xml',
  listIds: ['uk-sanctions'],
  recognise: (heads) => heads.length === 1 && heads[0]?.root.name === 'Designations',
  read: async (heads, take) => {
    const tally = createTally('uk-sanctions-xml', ['uk-sanctions'], take);
    let date = '';
    for (const { part } of heads) {
      await textProblems(part, tally.problems);
      await readXml(part, {
        records: ['Designations/Designation', 'Designations/DateGenerated'],
        open: (path) => {
          if (path.split('/').length === 2) tally.reject('ELEMENT_UNKNOWN', { file: part.name, field: path });
        },
        record: (element, raw) => {
          if (element.name === 'DateGenerated') date = civilDateOf(textOf(element), 'day-first');
          else readDesignation(element, raw, part.name, tally);
        },
      });
      if (tally.rowsOf('designation') === 0)
        tally.problems.add({ code: 'LIST_TABLE_MISSING', weight: 'fatal', file: part.name, field: 'Designation' });
    }
    return tally.reading(date);
  },
};

function readDesignation(element: XmlElement, raw: string, file: string, tally: Tally): void {
  tally.row('designation');
  const place = { file, line: element.line };
  const party = newUkParty('uk-sanctions');
  party.sourceId = childText(element, 'UniqueID');
  party.subject = childText(element, 'IndividualEntityShip');
  party.regime = childText(element, 'RegimeName');
  party.designated = childText(element, 'DateDesignated');
  party.sanctions = sanctionsOf(element);
  party.raw.push(raw);
  for (const name of inside(element, 'Names', 'Name')) {
    tally.row('name');
    const parts = [1, 2, 3, 4, 5, 6].map((number) => childText(name, `Name${number}`));
    party.names.push({ parts, type: childText(name, 'NameType'), strength: childText(name, 'AliasStrength') });
  }
  for (const name of inside(element, 'NonLatinNames', 'NonLatinName'))
    party.otherScript.push({
      text: childText(name, 'NameNonLatinScript'),
      language: childText(name, 'NonLatinScriptLanguage'),
    });
  party.titles.push(...texts(element, 'Titles', 'Title'));
  for (const address of inside(element, 'Addresses', 'Address'))
    party.addresses.push({
      lines: [1, 2, 3, 4, 5, 6].map((number) => childText(address, `AddressLine${number}`)),
      postalCode: childText(address, 'AddressPostalCode'),
      country: childText(address, 'AddressCountry'),
    });
  readPerson(inside(element, 'IndividualDetails', 'Individual'), party);
  for (const entity of inside(element, 'EntityDetails', 'Entity')) {
    party.registrations.push(...texts(entity, 'BusinessRegistrationNumbers', 'BusinessRegistrationNumber'));
    party.links.push(
      ...texts(entity, 'ParentCompanies', 'ParentCompany').map((target) => ({ type: 'parent', target })),
    );
    party.links.push(...texts(entity, 'Subsidiaries', 'Subsidiary').map((target) => ({ type: 'subsidiary', target })));
    party.remarks.push(...texts(entity, 'TypeOfEntities', 'TypeOfEntity'));
  }
  for (const ship of inside(element, 'ShipDetails', 'Ship')) {
    party.imoNumbers.push(...texts(ship, 'IMONumbers', 'IMONumber'));
    party.flags.push(
      ...texts(ship, 'CurrentBelievedFlagOfShips', 'CurrentBelievedFlagOfShip'),
      ...texts(ship, 'PreviousFlags', 'PreviousFlag'),
    );
    party.links.push(
      ...texts(ship, 'CurrentOwnerOperators', 'CurrentOwnerOperator').map((target) => ({
        type: 'owner or operator',
        target,
      })),
    );
    party.links.push(
      ...texts(ship, 'PreviousOwnerOperators', 'PreviousOwnerOperator').map((target) => ({
        type: 'former owner or operator',
        target,
      })),
    );
    party.remarks.push(...texts(ship, 'TypeOfShipDetails', 'TypeOfShip'));
  }
  const [group, unitedNations] = [childText(element, 'OFSIGroupID'), childText(element, 'UNReferenceNumber')];
  if (group !== '') party.sameAs.push(`uk-ofsi-conlist/${group}`);
  if (unitedNations !== '') party.sameAs.push(`un-sc/${unitedNations}`);
  party.remarks.push(
    childText(element, 'UKStatementofReasons'),
    childText(element, 'OtherInformation'),
    ...texts(element, 'PhoneNumbers', 'PhoneNumber'),
    ...texts(element, 'EmailAddresses', 'EmailAddress'),
    ...texts(element, 'Websites', 'Website'),
  );
  const entity = ukEntity(party, (code, field, value) => tally.note(code, { ...place, field, value }));
  if (entity) tally.take(entity, place);
  else if (party.sourceId === '') tally.reject('NO_ID', { ...place, field: 'UniqueID' });
  else tally.reject('NO_NAME', { ...place, field: 'Names', value: party.sourceId });
}

function readPerson(individuals: readonly XmlElement[], party: ReturnType<typeof newUkParty>): void {
  for (const individual of individuals) {
    party.titles.push(...texts(individual, 'Titles', 'Title'));
    party.births.push(...texts(individual, 'DOBs', 'DOB'));
    party.nationalities.push(...texts(individual, 'Nationalities', 'Nationality'));
    party.genders.push(...texts(individual, 'Genders', 'Gender'));
    party.positions.push(...texts(individual, 'Positions', 'Position'));
    for (const place of inside(individual, 'BirthDetails', 'Location'))
      party.birthPlaces.push({ town: childText(place, 'TownOfBirth'), country: childText(place, 'CountryOfBirth') });
    for (const passport of inside(individual, 'PassportDetails', 'Passport'))
      party.passports.push({
        number: childText(passport, 'PassportNumber'),
        details: childText(passport, 'PassportAdditionalInformation'),
      });
    for (const id of inside(individual, 'NationalIdentifierDetails', 'NationalIdentifier'))
      party.nationalIds.push({
        number: childText(id, 'NationalIdentifierNumber'),
        details: childText(id, 'NationalIdentifierAdditionalInformation'),
      });
  }
}

/** The words of the list; where they are missing, the indicators that are true. */
function sanctionsOf(element: XmlElement): string[] {
  const words = childText(element, 'SanctionsImposed')
    .split('|')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  if (words.length > 0) return words;
  const indicators = child(element, 'SanctionsImposedIndicators')?.children ?? [];
  return indicators
    .filter((one) => /^(?:true|1|yes)$/i.test(textOf(one)))
    .map(({ name }) => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' '));
}

const inside = (element: XmlElement, holder: string, name: string): readonly XmlElement[] =>
  childrenOf(element, holder).flatMap((group) => childrenOf(group, name));

const texts = (element: XmlElement, holder: string, name: string): readonly string[] =>
  inside(element, holder, name)
    .map(textOf)
    .filter((text) => text !== '');
