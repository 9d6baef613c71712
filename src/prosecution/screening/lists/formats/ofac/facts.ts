import type { DateSpan } from '../../../../../engines/names/types.ts';
import { countryOf, nationalityOf } from '../../countries.ts';
import { dateSpan } from '../../dates.ts';
import type { EntityCountry, ListedEntity } from '../../entity.ts';
import { identifier } from '../../identifier.ts';
import { documentType } from './document-labels.ts';

/** What OFAC's XML and the Consolidated Screening List say of a party under a label (`Birthdate`, `Website`, `Secondary sanctions risk:`). */
export interface Facts {
  readonly births: DateSpan[];
  readonly birthPlaces: string[];
  readonly countries: EntityCountry[];
  gender: ListedEntity['gender'];
  readonly identifiers: ListedEntity['identifiers'][number][];
  readonly remarks: string[];
  /** Birth dates that are none, as they stand. */
  readonly badDates: string[];
}

export const noFacts = (): Facts => ({
  births: [],
  birthPlaces: [],
  countries: [],
  gender: '',
  identifiers: [],
  remarks: [],
  badDates: [],
});

/** Puts a labelled value where it belongs; what belongs nowhere is kept as a remark. `span` where the source gives the date apart. */
export function addFact(facts: Facts, label: string, value: string, span?: DateSpan | null): void {
  const what = label.replace(/:$/, '');
  if (what === 'Birthdate' || what === 'DOB') addBirth(facts, value, span);
  else if (what === 'Place of Birth' || what === 'POB') addBirthPlace(facts, value);
  else if (what === 'Gender' && /^(fe)?male$/i.test(value)) facts.gender = /^f/i.test(value) ? 'female' : 'male';
  else if (what in countryRoles && addCountry(facts, what, value)) return;
  else if (documentType(what) !== null && value !== '') facts.identifiers.push(documentOf(what, value, '', ''));
  else facts.remarks.push(label.endsWith(':') || label.endsWith('-') ? `${label} ${value}` : `${label}: ${value}`);
}

/** An identity document. `Vessel Registration Identification` holds `IMO 1234567`. */
export function documentOf(label: string, number: string, country: string, note: string): Facts['identifiers'][number] {
  const imo = /^IMO (\d{7})$/.exec(number)?.[1];
  const type = documentType(label) ?? 'other';
  return identifier(
    imo ? 'imo' : type === 'imo' ? 'registration' : type,
    imo ?? number,
    country,
    note ? `${label}, ${note}` : label,
  );
}

export function addBirth(facts: Facts, value: string, span?: DateSpan | null): void {
  const found = span ?? dateSpan(value);
  if (found) facts.births.push(found);
  else {
    facts.badDates.push(value);
    facts.remarks.push(`DOB ${value}`);
  }
}

export function addBirthPlace(facts: Facts, value: string): void {
  facts.birthPlaces.push(value);
  const iso2 = countryOf(value.slice(value.lastIndexOf(',') + 1));
  if (iso2) facts.countries.push({ iso2, role: 'birth' });
}

const countryRoles: Readonly<Record<string, EntityCountry['role']>> = {
  'Nationality Country': 'nationality',
  'Citizenship Country': 'citizenship',
  'Nationality of Registration': 'registration',
  'Vessel Flag': 'flag',
  'Flag State': 'flag',
  'Other Vessel Flag': 'flag',
};

function addCountry(facts: Facts, what: string, value: string): boolean {
  const iso2 = nationalityOf(value);
  const role = countryRoles[what];
  if (iso2 && role) facts.countries.push({ iso2, role });
  return iso2 !== '';
}
