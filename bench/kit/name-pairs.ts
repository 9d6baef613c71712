import { type IndexEntry, type Kind, type NameIndex, nicknamesOf } from '../../src/engines/names/index.ts';
import { asSaid, asWritten, misspelt, pick } from './name-slips.ts';

/** Two names and whether they are one party's. */
export interface NamePair {
  readonly one: string;
  readonly other: string;
  readonly kind: Kind;
  readonly same: boolean;
  /** How the pair came about. */
  readonly way: string;
}

type Next = () => number;
type Way = (name: string, entry: IndexEntry, next: Next) => string | null;

const wordsOf = (name: string): string[] =>
  name
    .toUpperCase()
    .replace(/['.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const sameWords = (one: string, other: string): boolean =>
  wordsOf(one).sort().join(' ') === wordsOf(other).sort().join(' ');

const strong = ({ names }: IndexEntry): string[] =>
  names.filter(({ kind }) => kind !== 'weak' && kind !== 'original-script').map(({ text }) => text);

const sharedAlias: Way = (name, entry, next) => {
  const words = wordsOf(name);
  const others = strong(entry).filter(
    (alias) => !sameWords(alias, name) && wordsOf(alias).some((word) => word.length > 4 && words.includes(word)),
  );
  return others.length > 0 ? pick(others, next) : null;
};

const givenNames = (name: string): { family: string; given: string[] } | null => {
  const [family, given] = name.split(', ');
  return family === undefined || given === undefined ? null : { family, given: given.split(' ') };
};

const personWays: Readonly<Record<string, Way>> = {
  order: (name) => (name.includes(', ') ? asWritten(asSaid(name)) : null),
  'without middle names': (name) => {
    const parts = givenNames(name);
    return parts !== null && parts.given.length > 1 ? asWritten(`${parts.given[0]} ${parts.family}`) : null;
  },
  initial: (name) => {
    const parts = givenNames(name);
    const middle = parts?.given[1];
    return parts === null || middle === undefined ? null : asWritten(`${parts.given[0]} ${middle[0]}. ${parts.family}`);
  },
  'one slip': (name, _, next) => misspelt(asWritten(asSaid(name)), 1, next),
  'two slips': (name, _, next) => misspelt(asWritten(asSaid(name)), 2, next),
  nickname: (name, _, next) => {
    const parts = givenNames(name);
    const others = nicknamesOf((parts?.given[0] ?? '').toLowerCase());
    return parts === null || others.length === 0 ? null : asWritten(`${pick(others, next)} ${parts.family}`);
  },
  alias: sharedAlias,
};

const forms = ['LLC', 'LTD', 'INC', 'S.A.', 'GMBH', 'CO., LTD.', 'LIMITED', 'CORP.', 'JSC'];
const formAtEnd =
  /,? (?:CO\.?,? LTD\.?|LIMITED LIABILITY COMPANY|L\.?L\.?C\.?|LTD\.?|LIMITED|INC\.?|S\.A\.|GMBH|CORP\.?)$/i;
const shortened: readonly (readonly [RegExp, string])[] = [
  [/\bINTERNATIONAL\b/i, 'INTL'],
  [/\bCOMPANY\b/i, 'CO'],
  [/\bAND\b/i, '&'],
  [/\bCORPORATION\b/i, 'CORP'],
  [/\bBROTHERS\b/i, 'BROS'],
  [/\bMANUFACTURING\b/i, 'MFG'],
];
const unsaid =
  /^(?:OF|AND|THE|FOR|CO|LTD|LLC|INC|COMPANY|LIMITED|LIABILITY|JOINT|STOCK|PUBLIC|OPEN|CLOSED|PRIVATE|[OP]?JSC|CJSC|[ZOPA]?AO|OOO|GMBH|KG|AG|SA|SRL|LTDA|DE|CV|RL|SIRKETI|ANONIM|OOD|[A-Z])$/;

const organisationWays: Readonly<Record<string, Way>> = {
  'legal form': (name, _, next) =>
    formAtEnd.test(name) ? asWritten(name.replace(formAtEnd, ` ${pick(forms, next)}`)) : null,
  shortened: (name) => {
    const short = shortened.reduce((text, [long, brief]) => text.replace(long, brief), name);
    return short === name ? null : asWritten(short);
  },
  'one slip': (name, _, next) => misspelt(asWritten(name), 1, next),
  'two slips': (name, _, next) => misspelt(asWritten(name), 2, next),
  acronym: (name) => {
    const words = wordsOf(name).filter((word) => !unsaid.test(word));
    return words.length > 2 && words.length < 8 ? words.map((word) => word[0]).join('') : null;
  },
  order: (name) => {
    const [first, ...rest] = name.split(' ');
    return rest.length > 1 ? asWritten([...rest, first].join(' ')) : null;
  },
  alias: sharedAlias,
};

const strangers: Readonly<
  Record<
    'person' | 'organisation',
    Readonly<Record<string, (a: string, b: string) => readonly [string, string] | null>>
  >
> = {
  person: {
    'same family name': (a, b) => {
      const [one, other] = [givenNames(a), givenNames(b)];
      if (one === null || other === null || one.given[0] === other.given[0]) return null;
      return [a, asWritten(`${other.given.join(' ')} ${one.family}`)];
    },
    'same given names': (a, b) => {
      const [one, other] = [givenNames(a), givenNames(b)];
      if (one === null || other === null || one.family === other.family) return null;
      return [a, asWritten(`${one.given.join(' ')} ${other.family}`)];
    },
  },
  organisation: {
    'another first word': (a, b) => {
      const [one, other] = [a.split(' '), b.split(' ')];
      if (
        one.length < 2 ||
        other.length < 2 ||
        one[0] === other[0] ||
        /^(?:THE|LLC|JSC|OOO|LIMITED|JOINT|PUBLIC|OJSC|AO)$/.test(`${one[0]}`)
      )
        return null;
      return [a, [other[0], ...one.slice(1)].join(' ')];
    },
    'another number': (a, b) => [`${asWritten(a)} ${a.length % 9}`, `${asWritten(a)} ${9 + (b.length % 9)}`],
  },
};

/** Pairs of one kind: variants of listed names that are the same party, the nearest other parties, and names half another's. */
export const namePairs = (
  entries: readonly IndexEntry[],
  index: NameIndex,
  kind: 'person' | 'organisation',
  count: number,
  next: Next,
): NamePair[] => {
  const parties = entries.filter((entry) => entry.kind === kind && strong(entry).length > 0);
  const byKey = new Map(parties.map((entry) => [entry.key, entry]));
  const ways = Object.entries(kind === 'person' ? personWays : organisationWays);
  const pairs: NamePair[] = [];
  for (let at = 0; at < count; at++) {
    const entry = pick(parties, next);
    const name = pick(strong(entry), next);
    const [way, make] = ways[at % ways.length] as (typeof ways)[number];
    const variant = make(name, entry, next);
    if (variant !== null) pairs.push({ one: name, other: variant, kind, same: true, way });

    const [strange, mix] = pick(Object.entries(strangers[kind]), next);
    const mixed = mix(name, pick(strong(pick(parties, next)), next));
    if (mixed !== null && at % 2 === 0) pairs.push({ one: mixed[0], other: mixed[1], kind, same: false, way: strange });

    const subject = { name, kind, births: [], countries: [], gender: '' as const, identifiers: [] };
    const near = index
      .search(subject, { limit: 8, threshold: 0.3 })
      .map(({ key }) => byKey.get(key))
      .filter((other) => other !== undefined && other !== entry);
    const other = near.find(
      (party) => party !== undefined && !strong(party).some((a) => strong(entry).some((b) => sameWords(a, b))),
    );
    if (other !== undefined)
      pairs.push({ one: name, other: pick(strong(other), next), kind, same: false, way: 'nearest other party' });
  }
  return pairs;
};
