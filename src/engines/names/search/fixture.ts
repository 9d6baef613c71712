import fc from 'fast-check';
import type { IndexEntry, Kind, ListedName, Subject } from '../types.ts';

// Made-up people and firms from common words; nobody is meant.
const given = 'maria mohammed muhammad ana anna ivan yuri jurij li wei abu bakr fatima carlos'.split(' ');
const family = 'garcia garzia smith smyth petrov petroff hassan husain chen kowalski nunez marquez al-sayed'.split(' ');
const firmWords = 'blue northern star trading shipping textile global industries development bank of harvest'.split(
  ' ',
);
const forms = ['ltd', 'LLC', 'd.o.o.', 'S.A.', 'GmbH', ''];
const foreign = ['محمد حسن', 'Юрий Петров', 'Мария Гарсия', '陈伟', 'ניסים כהן'];
const letters = 'abcdefghijklmnopqrstuvwxyz';

const pick = <T>(from: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...from);

export const person = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(pick(given), pick(family)).map((parts) => parts.join(' ')) },
  { weight: 2, arbitrary: fc.tuple(pick(given), pick(given), pick(family)).map((parts) => parts.join(' ')) },
  {
    weight: 2,
    arbitrary: fc.tuple(pick(family), pick(given)).map(([last, first]) => `${last.toUpperCase()}, ${first}`),
  },
  { weight: 1, arbitrary: fc.tuple(pick([...letters]), pick(family)).map(([letter, last]) => `${letter}. ${last}`) },
  { weight: 1, arbitrary: pick(foreign) },
);

export const firm = fc
  .tuple(fc.array(pick(firmWords), { minLength: 1, maxLength: 4 }), pick(forms))
  .map(([words, form]) => [...words, form].join(' ').trim());

/** The text with one letter put in the place of another. */
export const misspelt = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(text, fc.nat(), pick([...letters])).map(([name, at, letter]) => {
    const place = at % name.length;
    return name[place] === ' ' ? name : name.slice(0, place) + letter + name.slice(place + 1);
  });

export const searched = fc.oneof(person, firm, misspelt(person), misspelt(firm));

const nameKind: fc.Arbitrary<ListedName['kind']> = pick(['primary', 'alias', 'weak'] as const);
const identifier = fc.record({
  type: pick(['passport', 'imo', 'tax-id'] as const),
  value: pick(['A-1234567', '9074729', 'AB 778 1'] as const),
  country: pick(['', 'ru', 'mx'] as const),
});

const bodyOf = (kind: Kind, text: fc.Arbitrary<string>): fc.Arbitrary<Omit<IndexEntry, 'key'>> =>
  fc.record({
    list: pick(['list-a', 'list-b']),
    kind: fc.constant(kind),
    names: fc.array(fc.record({ text, kind: nameKind }), { minLength: 1, maxLength: 3 }),
    births: fc.constant([]),
    countries: fc.subarray(['ru', 'mx']),
    gender: pick(['female', 'male', ''] as const),
    identifiers: fc.array(identifier, { maxLength: 1 }),
  });

const body = fc.oneof(
  bodyOf('person', person),
  bodyOf('organisation', firm),
  bodyOf('unknown', fc.oneof(person, firm)),
);

/** Entries with keys of their own. */
export const entries = (maxLength: number): fc.Arbitrary<IndexEntry[]> =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 99 }), body), { maxLength, selector: ([number]) => number })
    .map((list) => list.map(([number, one]) => ({ ...one, key: `list/${number}` })));

export const subjectOf = (name: string, kind: Kind = 'unknown', more: Partial<Subject> = {}): Subject => ({
  name,
  kind,
  births: [],
  countries: [],
  gender: '',
  identifiers: [],
  ...more,
});

export const subjects: fc.Arbitrary<Subject> = fc
  .tuple(searched, pick<Kind>(['unknown', 'person', 'organisation']), fc.array(identifier, { maxLength: 1 }))
  .map(([name, kind, identifiers]) => subjectOf(name, kind, { identifiers }));

export const entryOf = (key: string, name: string, more: Partial<IndexEntry> = {}): IndexEntry => ({
  key,
  list: 'list-a',
  kind: 'person',
  names: [{ text: name, kind: 'primary' }],
  births: [],
  countries: [],
  gender: '',
  identifiers: [],
  ...more,
});
