import { countryOf } from '../../countries.ts';
import type { ListedEntity } from '../../entity.ts';
import { childText, type XmlElement } from '../../xml.ts';

export interface DocumentRead {
  readonly identifiers: ListedEntity['identifiers'];
  readonly notes: readonly string[];
}

/** NUMBER may hold words and a country beside the number: `CAR diplomatic passport no. D00000897`, `R00012098, South Sudan`, `Libya 428720`. */
export function readUnDocument(document: XmlElement): DocumentRead {
  const kind = [childText(document, 'TYPE_OF_DOCUMENT'), childText(document, 'TYPE_OF_DOCUMENT2')]
    .filter((text) => text !== '')
    .join(', ');
  const written = childText(document, 'NUMBER');
  const note = childText(document, 'NOTE');
  if (written === '')
    return { identifiers: [], notes: note === '' ? [] : [`Document: ${[kind, note].filter(Boolean).join(': ')}`] };
  const { value, country } = numberIn(written);
  const issuer = ['ISSUING_COUNTRY', 'COUNTRY_OF_ISSUE', 'CITY_OF_ISSUE']
    .map((field) => countryOf(childText(document, field)))
    .find((iso2) => iso2 !== '');
  return {
    identifiers: [{ type: typeOf(kind), value, country: issuer ?? country, label: kind, valid: null }],
    notes: [value === written ? '' : `${kind}: ${written}`, note === '' ? '' : `${kind} ${value}: ${note}`].filter(
      (text) => text !== '',
    ),
  };
}

function numberIn(written: string): { value: string; country: string } {
  if (written.length > 200) return { value: written, country: '' };
  const behind = /^(.*\d.*), ([^,\d]+)$/.exec(written);
  if (behind?.[1] && countryOf(behind[2] ?? '') !== '')
    return { value: behind[1], country: countryOf(behind[2] ?? '') };
  const worded =
    /^([^\d]*?\b(?:no\.?|number|passport):?)\s+(\S*\d.*)$/i.exec(written) ?? /^([^\d:]+):\s*(\S*\d.*)$/.exec(written);
  if (worded?.[2]) return { value: worded[2], country: countryOf((worded[1] ?? '').split(' ')[0] ?? '') };
  const before = /^(\p{L}[\p{L} ]+) (\S*\d\S*)$/u.exec(written);
  if (before?.[2] && countryOf(before[1] ?? '') !== '')
    return { value: before[2], country: countryOf(before[1] ?? '') };
  return { value: written, country: '' };
}

function typeOf(kind: string): string {
  if (/passe?port|pasaporte/i.test(kind)) return 'passport';
  return /identi/i.test(kind) ? 'national-id' : 'other';
}
