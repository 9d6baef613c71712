import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import { foldToken, type NameToken, phoneticKeys, readName } from '../../names/index.ts';

/** Text of any script without case, marks and anything but letters and digits. */
export const fold = (text: string): string =>
  text
    .split(/\s+/)
    .map((word) => foldToken(word.normalize('NFKD')))
    .filter((word) => word !== '')
    .join(' ');

const countries = new Map<string, string>();
for (const [two = '', three = ''] of codes) {
  countries.set(two.toLowerCase(), two).set(three.toLowerCase(), two);
}
for (const { countries: names } of [en, es]) {
  for (const [two, name] of Object.entries(names)) {
    for (const one of [name].flat()) countries.set(fold(one), two);
  }
}

/** ISO 3166-1 alpha-2, or '' where the text names no country: codes, English and Spanish names. */
export const readCountry = (text: string): string => countries.get(fold(text)) ?? '';

const sexes: Readonly<Record<string, string>> = {
  f: 'f',
  female: 'f',
  woman: 'f',
  girl: 'f',
  w: 'f',
  mujer: 'f',
  femenino: 'f',
  m: 'm',
  male: 'm',
  man: 'm',
  boy: 'm',
  hombre: 'm',
  masculino: 'm',
  x: 'x',
  other: 'x',
  otro: 'x',
};

/** `f`, `m`, `x`, or '' where the word is not known. */
export const readSex = (text: string): string => sexes[fold(text)] ?? '';

const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1850 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};
const iso = (year: number, month: number, day: number): string =>
  isDay(year, month, day) ? `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : '';

/** Which of two numbers is the month where a date is written `03/04/1990`. Parties must agree; '' takes only what has one meaning. */
export type DateOrder = 'month first' | 'day first' | '';

/**
 * A date of birth as `YYYY-MM-DD`; '' where it is no day of the calendar, or has two meanings and no order was agreed. A date with a time
 * behind it counts by its day.
 */
export const readBirth = (text: string, order: DateOrder = ''): string => {
  const plain = text.normalize('NFKC').trim();
  const written = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:$|[T ])/.exec(plain);
  if (written) return iso(Number(written[1]), Number(written[2]), Number(written[3]));
  const short = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(plain);
  if (!short) return '';
  const [first, second, year] = [Number(short[1]), Number(short[2]), Number(short[3])];
  const ways = new Set([iso(year, first, second), iso(year, second, first)].filter((day) => day !== ''));
  if (ways.size < 2) return [...ways][0] ?? '';
  if (order === '') return '';
  return order === 'month first' ? iso(year, first, second) : iso(year, second, first);
};

/** The year alone, also where only the year is known. */
export const readBirthYear = (text: string, order: DateOrder = ''): string => {
  const alone = /^\s*((?:18|19|20)\d{2})(?:[-/.]\d{1,2})?\s*$/.exec(text);
  if (alone) return alone[1] as string;
  const day = readBirth(text, order);
  if (day !== '') return day.slice(0, 4);
  // two readings of the day still have one year
  const short = /^\s*\d{1,2}[-/. ]\d{1,2}[-/. ]((?:18|19|20)\d{2})\s*$/.exec(text.normalize('NFKC'));
  return short && (readBirth(text, 'day first') !== '' || readBirth(text, 'month first') !== '')
    ? (short[1] as string)
    : '';
};

/**
 * A telephone number in E.164. Without `+` or `00` it is taken for one of North America where it has ten digits, or eleven that begin with 1;
 * anything else is '': a guess would make two people one.
 */
export const readPhone = (text: string): string => {
  const plain = text.normalize('NFKC').trim();
  const digits = plain.replace(/(?:ext|x|ext\.)\s*\d+$/i, '').replace(/\D/g, '');
  const international = plain.startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : '';
  if (international !== '')
    return international.length >= 8 && international.length <= 15 ? `+${international.replace(/^440/, '44')}` : '';
  if (/^[2-9]\d{9}$/.test(digits)) return `+1${digits}`;
  return /^1[2-9]\d{9}$/.test(digits) ? `+${digits}` : '';
};

/** An e-mail address in small letters, or '' where it is none. */
export const readEmail = (text: string): string => {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase();
  return /^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:.]{2,}$/.test(plain) && plain.length <= 254 ? plain : '';
};

const documentTypes: Readonly<Record<string, string>> = {
  passport: 'passport',
  pasaporte: 'passport',
  p: 'passport',
  'national id': 'national-id',
  nationalid: 'national-id',
  id: 'national-id',
  'id card': 'national-id',
  'identity card': 'national-id',
  dni: 'national-id',
  cedula: 'national-id',
  curp: 'national-id',
  visa: 'visa',
  'driver license': 'driving-licence',
  'drivers license': 'driving-licence',
  'driving licence': 'driving-licence',
  licencia: 'driving-licence',
};

/** What kind of paper it is: common words under one name, others as they stand. */
export const readDocumentType = (text: string): string => {
  const plain = fold(text.replace(/[-_/]/g, ' '));
  return documentTypes[plain] ?? plain.replaceAll(' ', '-');
};

/** A document's number in capitals, letters and digits only. */
export const readDocumentNumber = (text: string): string => fold(text).replaceAll(' ', '').toUpperCase();

const bearing = ({ role }: NameToken): boolean => role !== 'title' && role !== 'particle' && role !== 'noise';

/** The words of a name that carry it, in Latin letters, in their order. A name of one word is a name. */
const wordsOf = (text: string): readonly string[] => {
  const tokens = readName(text, 'person')[0]?.tokens ?? [];
  const carrying = tokens.filter(bearing);
  return (carrying.length > 0 ? carrying : tokens).map((token) => token.text).filter((word) => word !== '');
};

export interface NameWords {
  readonly all: readonly string[];
  readonly first: string;
  /** Of a double surname the first: lists often hold no more. */
  readonly last: string;
}

/** The words of a person's name; a comma in a whole name sets the family name off. */
export const readWords = (name: string, given: string, family: string): NameWords => {
  const comma = name.indexOf(',');
  const [before, behind] =
    given === '' && family === '' && comma >= 0 ? [name.slice(comma + 1), name.slice(0, comma)] : [given, family];
  const [givens, families] = [wordsOf(before), wordsOf(behind)];
  if (givens.length > 0 || families.length > 0) {
    const all = [...givens, ...families];
    return { all, first: givens[0] ?? all[0] ?? '', last: families[0] ?? all.at(-1) ?? '' };
  }
  const all = wordsOf(name);
  return { all, first: all[0] ?? '', last: all.at(-1) ?? '' };
};

/** How a word sounds, or the word itself where it has no sound (a number, a single letter). */
export const soundOf = (word: string): string => phoneticKeys(word)[0] ?? word.toUpperCase();
