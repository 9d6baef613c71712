import type { IndexEntry, Kind, ListedName, Reading, Script, TokenRole } from '../types.ts';

// Numbers in the file. Only add at the end: older files keep their meaning.
export const kinds: readonly Kind[] = ['unknown', 'person', 'organisation', 'vessel', 'aircraft'];
export const scripts: readonly Script[] = [
  'latin',
  'cyrillic',
  'greek',
  'armenian',
  'georgian',
  'arabic',
  'hebrew',
  'han',
  'hangul',
  'kana',
  'other',
];
export const roles: readonly TokenRole[] = [
  'name',
  'given',
  'family',
  'particle',
  'patronymic',
  'initial',
  'title',
  'legal-form',
  'generic',
  'number',
  'noise',
];
const nameKinds: readonly ListedName['kind'][] = ['primary', 'alias', 'former', 'weak', 'original-script'];

/** A reading as it stands in a record; its tokens lie in typed arrays. Text and maker are 0 where they are the name's own and ''. */
type StoredReading = readonly [text: string | 0, kind: number, script: number, by: string | 0, unsure: 0 | 1];
type StoredName = readonly [text: string, kind: number, readings: readonly StoredReading[]];
type StoredRecord = readonly [
  key: string,
  names: readonly StoredName[],
  births: IndexEntry['births'],
  countries: IndexEntry['countries'],
  gender: IndexEntry['gender'],
  identifiers: readonly (readonly [type: string, value: string, country: string])[],
];

/** One listed name with all the ways to read it. */
export interface ReadName {
  readonly name: ListedName;
  readonly readings: readonly Reading[];
}

export interface ReadEntry {
  readonly entry: IndexEntry;
  readonly names: readonly ReadName[];
}

const placeIn = <T>(words: readonly T[], word: T): number => Math.max(0, words.indexOf(word));

/** Everything of an entry but its list, kind and tokens. */
export const encodeRecord = ({ entry, names }: ReadEntry): string =>
  JSON.stringify([
    entry.key,
    names.map(({ name, readings }) => [
      name.text,
      placeIn(nameKinds, name.kind),
      readings.map(({ text, kind, script, by, unsure }) => [
        text === name.text ? 0 : text,
        placeIn(kinds, kind),
        placeIn(scripts, script),
        by === '' ? 0 : by,
        unsure ? 1 : 0,
      ]),
    ]),
    entry.births,
    entry.countries,
    entry.gender,
    entry.identifiers.map(({ type, value, country }) => [type, value, country]),
  ] satisfies StoredRecord);

/** @param tokensOf gives the tokens of the entry's reading at this place, counted over all its names, and null where it is not wanted */
export const decodeRecord = (
  json: string,
  list: string,
  kind: Kind,
  tokensOf: (place: number) => Reading['tokens'] | null,
): ReadEntry => {
  const [key, stored, births, countries, gender, identifiers] = JSON.parse(json) as StoredRecord;
  let place = 0;
  const names = stored.map(([text, nameKind, storedReadings]): ReadName => {
    const name: ListedName = { text, kind: nameKinds[nameKind] as ListedName['kind'] };
    const readings: Reading[] = [];
    for (const [readingText, readingKind, script, by, unsure] of storedReadings) {
      const tokens = tokensOf(place++);
      if (tokens === null) continue;
      readings.push({
        text: readingText === 0 ? text : readingText,
        kind: kinds[readingKind] as Kind,
        script: scripts[script] as Script,
        tokens,
        by: by === 0 ? '' : by,
        unsure: unsure === 1,
      });
    }
    return { name, readings };
  });
  return {
    entry: {
      key,
      list,
      kind,
      names: names.map(({ name }) => name),
      births,
      countries,
      gender,
      identifiers: identifiers.map(([type, value, country]) => ({ type, value, country })),
    },
    names,
  };
};

/** The key alone, without reading the rest. */
export const keyOfRecord = (json: string): string => {
  let end = 2;
  while (json[end] !== '"') end += json[end] === '\\' ? 2 : 1;
  return JSON.parse(json.slice(1, end + 1)) as string;
};
