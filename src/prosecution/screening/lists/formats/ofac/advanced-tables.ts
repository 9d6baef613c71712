import type { ListPart } from '../../entity.ts';
import { child, childrenOf, childText, readXml, textOf, type XmlElement } from '../../xml.ts';

/** What stands before and behind the parties in SDN_ADVANCED.XML and is pointed at by number. */
export interface AdvancedTables {
  date: string;
  /** `AliasType 1403` -> `Name`: the reference value sets, by set and number. */
  readonly values: Map<string, string>;
  /** ISO 3166-1 alpha-2 of a country number, where the file gives it. */
  readonly iso2: Map<string, string>;
  /** Party type of a party sub type. */
  readonly partyTypes: Map<string, string>;
  readonly locations: Map<string, Pointed>;
  readonly documents: Map<string, Pointed[]>;
  readonly relationships: Map<string, Pointed[]>;
  readonly entries: Map<string, Pointed[]>;
  /** Profile number -> the party's uid and name. */
  readonly parties: Map<string, { readonly uid: string; readonly name: string }>;
}

export interface Pointed {
  readonly element: XmlElement;
  readonly raw: string;
}

const sets = 'Sanctions/ReferenceValueSets';
const records = [
  'Sanctions/DateOfIssue',
  sets,
  'Sanctions/Locations/Location',
  'Sanctions/IDRegDocuments/IDRegDocument',
  'Sanctions/DistinctParties/DistinctParty',
  'Sanctions/ProfileRelationships/ProfileRelationship',
  'Sanctions/SanctionsEntries/SanctionsEntry',
] as const;

/** Reads all but the parties themselves. */
export async function readAdvancedTables(
  part: ListPart,
  nameOf: (party: XmlElement, tables: AdvancedTables) => string,
): Promise<AdvancedTables> {
  const tables: AdvancedTables = {
    date: '',
    values: new Map(),
    iso2: new Map(),
    partyTypes: new Map(),
    locations: new Map(),
    documents: new Map(),
    relationships: new Map(),
    entries: new Map(),
    parties: new Map(),
  };
  await readXml(part, {
    records,
    record: (element, raw) => {
      const { attributes } = element;
      if (element.name === 'DateOfIssue') tables.date = ymd(element);
      else if (element.name === 'ReferenceValueSets') readSets(element, tables);
      else if (element.name === 'Location') tables.locations.set(attributes.ID ?? '', { element, raw });
      else if (element.name === 'IDRegDocument') push(tables.documents, attributes.IdentityID, { element, raw });
      else if (element.name === 'ProfileRelationship')
        push(tables.relationships, attributes['From-ProfileID'], { element, raw });
      else if (element.name === 'SanctionsEntry') push(tables.entries, attributes.ProfileID, { element, raw });
      else {
        const name = nameOf(element, tables);
        for (const profile of childrenOf(element, 'Profile'))
          tables.parties.set(profile.attributes.ID ?? '', { uid: attributes.FixedRef ?? '', name });
      }
    },
  });
  return tables;
}

function readSets(element: XmlElement, tables: AdvancedTables): void {
  for (const set of element.children) {
    for (const value of set.children) {
      const id = value.attributes.ID ?? '';
      tables.values.set(`${value.name} ${id}`, textOf(value));
      if (value.name === 'PartySubType') tables.partyTypes.set(id, value.attributes.PartyTypeID ?? '');
      if (value.name === 'Country' && value.attributes.ISO2) tables.iso2.set(id, value.attributes.ISO2.toLowerCase());
      if (value.name === 'LegalBasis' && value.attributes.LegalBasisShortRef)
        tables.values.set(`LegalBasis ${id}`, value.attributes.LegalBasisShortRef);
    }
  }
}

function push(into: Map<string, Pointed[]>, key: string | undefined, one: Pointed): void {
  const before = into.get(key ?? '');
  if (before) before.push(one);
  else into.set(key ?? '', [one]);
}

/** `Year`, `Month`, `Day` of an element as a civil date; '' where one of them is missing. */
export function ymd(element: XmlElement | undefined): string {
  const [year, month, day] = [childText(element, 'Year'), childText(element, 'Month'), childText(element, 'Day')];
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return '';
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Earliest and latest day of a `DatePeriod`: each bound is itself a span. */
export function periodOf(period: XmlElement | undefined): { from: string; to: string; circa: boolean } | null {
  const [start, end] = [child(period, 'Start'), child(period, 'End') ?? child(period, 'Start')];
  const from = ymd(child(start, 'From'));
  const to = ymd(child(end, 'To')) || ymd(child(end, 'From'));
  if (!from || !to || from > to) return null;
  return { from, to, circa: [start, end].some((bound) => bound?.attributes.Approximate === 'true') };
}
