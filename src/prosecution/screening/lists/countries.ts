/**
 * From a country as a list writes it to ISO 3166-1 alpha-2. Names in English, Spanish, French and Portuguese come from i18n-iso-countries (MIT);
 * the spellings of OFAC, the UN, the EU, the UK and the World Bank, names of the past and nationalities from our own table.
 */
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import pt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };
import { nationalities, spellings } from './country-spellings.ts';

type Names = { readonly [code: string]: string | readonly string[] };

/** ISO 3166-1 alpha-2 in lower case, or '' where the text names no one country: unknown, a dissolved state, a region of several. */
export function countryOf(text: string): string {
  const key = fold(text);
  // the UN writes `na` for "not available"; as a code Namibia is written in capitals
  if (key === '' || text.trim() === 'na') return '';
  const known = table.get(key);
  if (known !== undefined) return known;
  const [last = '', first = ''] = text.split(',');
  const turned = table.get(fold(`${first} ${last}`));
  if (turned !== undefined) return turned;
  return table.get(key.replace(/^(?:the|republic of|kingdom of|state of|region|country) /, '')) ?? '';
}

/** The nationality as an adjective ("Pakistani") or as a country. */
export function nationalityOf(text: string): string {
  return countryOf(text) || (adjectives.get(fold(text)) ?? '');
}

function fold(text: string): string {
  if (text.length > 200) return '';
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’‘`ʼ.]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const table = countryTable();
const adjectives = new Map(
  Object.entries(nationalities).flatMap(([code, words]) => words.split('|').map((word) => [fold(word), code] as const)),
);

function countryTable(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  // Our own table first: it decides where a language leaves a name open ("Congo").
  for (const [code, words] of Object.entries(spellings))
    for (const word of words.split('|')) found.set(fold(word), code === 'none' ? '' : code);
  for (const names of [en, es, fr, pt].map((language): Names => language.countries))
    for (const [code, name] of Object.entries(names))
      for (const one of [name].flat()) if (!found.has(fold(one))) found.set(fold(one), code.toLowerCase());
  for (const [alpha2, alpha3] of codes) {
    if (alpha2 === undefined || alpha3 === undefined) continue;
    found.set(alpha2.toLowerCase(), alpha2.toLowerCase());
    if (!found.has(alpha3.toLowerCase())) found.set(alpha3.toLowerCase(), alpha2.toLowerCase());
  }
  return found;
}
