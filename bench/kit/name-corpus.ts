import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { IndexEntry, Kind } from '../../src/engines/names/index.ts';
import { projectRoot } from '../../src/platform/config/root.ts';
import { pick, randomFrom } from './name-noise.ts';

const folder = join(projectRoot, '..', 'shared', 'data', 'screening');
export const hasMaterial = existsSync(folder);

const rowsOf = (bytes: Buffer, encoding: BufferEncoding): string[][] =>
  parse(bytes.toString(encoding).replaceAll('\u001a', ''), {
    relax_column_count: true,
    skip_empty_lines: true,
    relax_quotes: true,
  });

export const entry = (key: string, list: string, kind: Kind, names: readonly string[]): IndexEntry => ({
  key,
  list,
  kind,
  names: names.map((text, i) => ({ text, kind: i === 0 ? 'primary' : 'alias' })),
  births: [],
  countries: [],
  gender: '',
  identifiers: [],
});

const kindOf = (sdnType: string): Kind =>
  sdnType === 'individual' || sdnType === 'vessel' || sdnType === 'aircraft'
    ? (sdnType.replace('individual', 'person') as Kind)
    : 'organisation';

/** Where Treasury's three files lie, for a peer that reads them itself. */
export const ofacFiles = {
  'sdn.csv': join(folder, 'ofac/sdn-2024-01-11.csv'),
  'alt.csv': join(folder, 'ofac/alt-2024-01-08.csv'),
  'add.csv': join(folder, 'ofac/add-2024-01-08.csv'),
  'sdn_comments.csv': join(folder, 'ofac/sdn_comments-2024-01-08.csv'),
} as const;

/** Treasury's list of January 2024 with its aliases. */
export const treasuryList = (): IndexEntry[] => {
  const aliases = new Map<string, string[]>();
  for (const [number, , , name] of rowsOf(readFileSync(ofacFiles['alt.csv']), 'latin1')) {
    if (number && name) aliases.set(number, [...(aliases.get(number) ?? []), name]);
  }
  return rowsOf(readFileSync(ofacFiles['sdn.csv']), 'latin1').flatMap(([number, name, type = '']) =>
    number && name
      ? [entry(`us-ofac-sdn/${number}`, 'us-ofac-sdn', kindOf(type.trim()), [name, ...(aliases.get(number) ?? [])])]
      : [],
  );
};

/** The other lists that the Consolidated Screening List brings together. */
const otherLists = (): IndexEntry[] => {
  const [header = [], ...rows] = rowsOf(gunzipSync(readFileSync(join(folder, 'csl/consolidated.csv.gz'))), 'utf8');
  const column = (name: string): number => header.indexOf(name);
  return rows.flatMap((row, i) => {
    const source = row[column('source')] ?? '';
    if (source.includes('SDN')) return [];
    const names = [row[column('name')] ?? '', ...(row[column('alt_names')] ?? '').split('; ')].filter(
      (name) => name !== '',
    );
    const type = (row[column('type')] ?? '').toLowerCase();
    return [entry(`us-csl/${i}`, 'us-csl', type === 'individual' ? 'person' : 'unknown', names)];
  });
};

const syllables =
  'ba be bo da de di do fa ga gi ha he hu ja ji ka ke ki ko la le li lo lu ma me mi mo mu na ne ni no nu pa ra re ri ro sa se shi ta te ti to va ve vi wa ya yo za zu'.split(
    ' ',
  );
const made = (random: () => number): string =>
  Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(syllables, random)).join('');
const madeNames = (count: number, seed: number): string[] => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => made(random));
};

/** 17,000 to 19,000 listed parties; where the material is missing, as many made-up persons. */
export const listCorpus = (): IndexEntry[] => {
  if (hasMaterial) return [...treasuryList(), ...otherLists()];
  const [given, family] = [madeNames(3_000, 11), madeNames(9_000, 12)];
  const random = randomFrom(13);
  return Array.from({ length: 18_000 }, (_, i) => {
    const name = (): string => `${pick(given, random)} ${pick(given, random)} ${pick(family, random)}`;
    return entry(`made/${i}`, 'made', 'person', random() < 0.5 ? [name()] : [name(), name()]);
  });
};

/** Given and family names of synthetic persons, as often as they occur there. */
const partsOfNames = (): { given: string[]; family: string[] } => {
  if (!hasMaterial) return { given: madeNames(6_000, 21), family: madeNames(20_000, 22) };
  const rows = rowsOf(readFileSync(join(folder, 'names/negatives_us.csv')), 'utf8').slice(1);
  const latin = rows.filter(([name = '', first, , last]) => /^[\x20-\x7e]+$/.test(name) && first && last);
  return { given: latin.map((row) => row[1] as string), family: latin.map((row) => row[3] as string) };
};

/** First and last names brought together anew, with one letter changed in 35 of 100: more than 300,000 distinct tokens at a million. */
export const scaleNames = function* (count: number): Generator<string> {
  const { given, family } = partsOfNames();
  const random = randomFrom(7);
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  for (let i = 0; i < count; i++) {
    const name = `${pick(given, random)} ${pick(family, random)}`;
    const at = Math.floor(random() * name.length);
    yield random() < 0.35 ? name.slice(0, at) + pick(letters, random) + name.slice(at + 1) : name;
  }
};

export const scaleCorpus = function* (count: number): Generator<IndexEntry> {
  let i = 0;
  for (const name of scaleNames(count)) yield entry(`scale/${String(i++).padStart(8, '0')}`, 'scale', 'person', [name]);
};
