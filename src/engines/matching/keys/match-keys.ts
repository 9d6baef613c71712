import {
  type DateOrder,
  readBirth,
  readBirthYear,
  readCountry,
  readDocumentNumber,
  readDocumentType,
  readEmail,
  readPhone,
  readSex,
  readWords,
  soundOf,
} from './normalise.ts';
import type { Person, PersonField } from './person.ts';

/**
 * The classes of match keys. K1 name and date of birth, K2 shortened name, year, sex and citizenship, K3 a document, K4 telephone,
 * K5 e-mail; K0 is a code all parties know the person by, where they have one.
 */
export const keyClasses = ['K0', 'K1', 'K2', 'K3', 'K4', 'K5'] as const;
export type KeyClass = (typeof keyClasses)[number];

export const strengthOf: Readonly<Record<KeyClass, 'agreed' | 'strong' | 'medium' | 'weak'>> = {
  K0: 'agreed',
  K1: 'medium',
  K2: 'weak',
  K3: 'strong',
  K4: 'medium',
  K5: 'medium',
};

/** How keys are made. Parties must make them the same way, so a recipe is named in the agreement. */
export interface Recipe {
  readonly version: 1;
  readonly dateOrder: DateOrder;
}
export const recipe: Recipe = { version: 1, dateOrder: '' };

export interface MadeKey {
  readonly keyClass: KeyClass;
  readonly value: string;
  /** What it was made of, after normalising, in the order of the value. */
  readonly parts: readonly { readonly field: PersonField; readonly value: string }[];
}
export interface MissingKey {
  readonly keyClass: KeyClass;
  readonly because: readonly { readonly field: PersonField; readonly why: 'missing' | 'unreadable' }[];
}
export type KeyOf = MadeKey | MissingKey;
export const isMade = (key: KeyOf): key is MadeKey => 'value' in key;

type Part = readonly [field: PersonField, given: string | undefined, read: string];

const keyOf = (keyClass: KeyClass, parts: readonly Part[]): KeyOf => {
  const because = parts
    .filter(([, , read]) => read === '')
    .map(([field, given = '']) => ({
      field,
      why: given.trim() === '' ? ('missing' as const) : ('unreadable' as const),
    }));
  if (because.length > 0) return { keyClass, because };
  const made = parts.map(([field, , value]) => ({ field, value }));
  return { keyClass, value: made.map(({ value }) => value).join('|'), parts: made };
};

const from = (read: (text: string) => string, text: string | undefined): string =>
  text === undefined || text.trim() === '' ? '' : read(text);

/**
 * The match keys of one person, one for each class; a class that lacks a part, or whose part cannot be read, has none and says why.
 * Nothing is guessed: a key made of half the facts would join people who are not one.
 */
export const matchKeys = (person: Person, { dateOrder }: Recipe = recipe): readonly KeyOf[] => {
  const { name = '', given = '', family = '', birth } = person;
  const whole = name || `${given}${family}`;
  const words = readWords(name, given, family);
  const sounds = [...new Set(words.all.map(soundOf))].sort().join(' ');
  const nameField: PersonField = name === '' ? 'family' : 'name';
  const initial = words.first.slice(0, 1).toUpperCase();
  return [
    keyOf('K0', [['code', person.code, from((text) => text.normalize('NFKC').trim().toLowerCase(), person.code)]]),
    keyOf('K1', [
      [nameField, whole, sounds],
      ['birth', birth, from((text) => readBirth(text, dateOrder), birth)],
    ]),
    keyOf('K2', [
      [nameField, whole, words.last === '' ? '' : `${initial} ${soundOf(words.last)}`],
      ['birth', birth, from((text) => readBirthYear(text, dateOrder), birth)],
      ['sex', person.sex, from(readSex, person.sex)],
      ['citizenship', person.citizenship, from(readCountry, person.citizenship)],
    ]),
    keyOf('K3', [
      ['documentType', person.documentType, from(readDocumentType, person.documentType)],
      ['documentNumber', person.documentNumber, from(readDocumentNumber, person.documentNumber)],
      ['documentCountry', person.documentCountry, from(readCountry, person.documentCountry)],
    ]),
    keyOf('K4', [['phone', person.phone, from(readPhone, person.phone)]]),
    keyOf('K5', [['email', person.email, from(readEmail, person.email)]]),
  ];
};

/** What two records that share keys of these classes are: the same person, perhaps (a person must look), or not. */
export const verdictOf = (shared: ReadonlySet<KeyClass>): 'match' | 'possible' | 'none' => {
  if (shared.has('K0') || shared.has('K3') || shared.size >= 2) return 'match';
  return shared.size === 1 ? 'possible' : 'none';
};
