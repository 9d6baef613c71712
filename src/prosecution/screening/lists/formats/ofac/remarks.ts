import type { DateSpan } from '../../../../../engines/names/types.ts';
import { countryOf } from '../../countries.ts';
import { dateSpan } from '../../dates.ts';
import type { EntityCountry, EntityName, ListedEntity } from '../../entity.ts';
import { identifier } from '../../identifier.ts';
import { labelled } from './document-labels.ts';

export interface Remarks {
  readonly names: readonly EntityName[];
  readonly births: readonly DateSpan[];
  readonly birthPlaces: readonly string[];
  readonly countries: readonly EntityCountry[];
  readonly gender: ListedEntity['gender'];
  readonly identifiers: ListedEntity['identifiers'];
  readonly links: ListedEntity['links'];
  /** What the grammar does not know, and what belongs to no field, in order. */
  readonly rest: readonly string[];
  /** Segments that begin as a birth date and are none. */
  readonly badDates: readonly string[];
}

/**
 * The remarks of OFAC's legacy files: segments between `; `, one dot at the end. A segment says one thing; `alt. ` before it says that
 * it is one of several. Weak names (`a.k.a. 'X'`) stand only here.
 */
export function readRemarks(text: string): Remarks {
  const names: EntityName[] = [];
  const births: DateSpan[] = [];
  const birthPlaces: string[] = [];
  const countries: EntityCountry[] = [];
  const identifiers: ListedEntity['identifiers'][number][] = [];
  const links: ListedEntity['links'][number][] = [];
  const rest: string[] = [];
  const badDates: string[] = [];
  let gender: ListedEntity['gender'] = '';

  for (const segment of segmentsOf(text)) {
    const plain = segment.replace(/^alt\. /i, '');
    const weak = /^[afn]\.k\.a\. ["'](.+)["']$/s.exec(plain);
    if (weak) {
      names.push({ text: weak[1] ?? '', kind: 'weak', lang: '' });
      continue;
    }
    const [, word = '', value = ''] =
      /^(DOB|POB|nationality|citizen|Gender|Linked To:|Nationality of Registration|Former Vessel Flag) (.+)$/s.exec(
        plain,
      ) ?? [];
    const iso2 = /^(?:nat|Nat|cit|For)/.test(word) ? countryOf(value) : '';
    if (word === 'DOB') {
      const span = dateSpan(value);
      if (span) births.push(span);
      else badDates.push(segment);
      if (!span) rest.push(segment);
    } else if (word === 'POB') {
      birthPlaces.push(value);
      const place = countryOf(value.slice(value.lastIndexOf(',') + 1));
      if (place) countries.push({ iso2: place, role: 'birth' });
    } else if ((word === 'nationality' || word === 'citizen' || word === 'Nationality of Registration') && iso2) {
      const role = word === 'nationality' ? 'nationality' : word === 'citizen' ? 'citizenship' : 'registration';
      countries.push({ iso2, role });
    } else if (word === 'Gender' && /^(male|female)$/i.test(value)) {
      gender = value.toLowerCase() === 'male' ? 'male' : 'female';
    } else if (word === 'Linked To:') {
      links.push({ type: 'linked-to', target: value, targetId: '' });
    } else {
      const found = readIdentifier(plain);
      if (found) identifiers.push(found);
      else rest.push(segment);
      if (word === 'Former Vessel Flag' && iso2) countries.push({ iso2, role: 'flag' });
    }
  }
  return { names, births, birthPlaces, countries, gender, identifiers, links, rest, badDates };
}

function segmentsOf(text: string): readonly string[] {
  const body = text.trim().replace(/\.$/, '');
  if (body === '' || body === '-0-') return [];
  const segments: string[] = [];
  // a quoted weak name may hold the separator itself
  let open = '';
  for (const piece of body.split('; ')) {
    const segment = open ? `${open}; ${piece}` : piece;
    const unclosed = /^(?:alt\. )?[afn]\.k\.a\. '/.test(segment) && !segment.endsWith("'") && open === '';
    if (unclosed && body.slice(body.indexOf(segment) + segment.length).includes("'")) {
      open = segment;
      continue;
    }
    open = '';
    if (segment.trim()) segments.push(segment.trim());
  }
  if (open) segments.push(open);
  return segments;
}

/** `Passport A123 (Iran) issued 01 Jan 2010 expires 01 Jan 2020`: the number, the country; dates and holder stay in the label. */
function readIdentifier(text: string): ListedEntity['identifiers'][number] | null {
  const found = labelled(text);
  if (!found || found.rest === '') return null;
  const dates = /\s+(?:issued|expires|effective)\b.*$/s.exec(found.rest)?.[0] ?? '';
  const bare = found.rest.slice(0, found.rest.length - dates.length).trim();
  const place = /^(.*?)\s*\(([^()]+)\)\s*$/s.exec(bare);
  const country = place ? countryOf(place[2] ?? '') : '';
  const [, value = '', note = ''] =
    /^(.*?)(, (?:Diplomatic|Official|Service)\b.*)?$/s.exec(country ? (place?.[1] ?? '') : bare) ?? [];
  if (value === '') return null;
  const imo = /^IMO (\d{7})$/.exec(value)?.[1];
  if (found.label === 'Vessel Registration Identification' && !imo)
    return identifier('registration', value, country, found.label);
  return identifier(imo ? 'imo' : found.type, imo ?? value, country, `${found.label}${note}${dates}`);
}
