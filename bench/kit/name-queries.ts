import type { IndexEntry, Kind, NameIndex, Subject } from '../../src/engines/names/index.ts';
import { pick, randomFrom, variantOf } from './name-noise.ts';
import { percentile } from './rounds.ts';

export interface Query {
  readonly name: string;
  readonly kind: Kind;
  /** How many times it was changed. */
  readonly steps: number;
  /** The entry it was made of. */
  readonly key: string;
  /** The listed name it was made of: who bears the very same name is as right. */
  readonly of: string;
}

export interface Measured {
  readonly p50: number;
  readonly p95: number;
  /** Processor time of this process (its threads too), which a busy machine changes less. */
  readonly cpuP50: number;
  readonly cpuP95: number;
  readonly perSecond: number;
  /** Of 1,000 queries, those whose party is among the first five. */
  readonly recall: number;
  readonly [measure: string]: number;
}

export const subjectOf = ({ name, kind }: Pick<Query, 'name' | 'kind'>): Subject => ({
  name,
  kind,
  births: [],
  countries: [],
  gender: '',
  identifiers: [],
});

/** Misspelt names of entries, one to `mostSteps` changes each. Numbers, call signs and single words are left out: no two letters of them are alike. */
export const queriesFrom = (entries: readonly IndexEntry[], count: number, seed: number, mostSteps = 1): Query[] => {
  const random = randomFrom(seed);
  const queries: Query[] = [];
  while (queries.length < count) {
    const { key, kind, names } = pick(entries, random);
    const of = pick(names, random).text;
    const steps = 1 + Math.floor(random() * mostSteps);
    const name = variantOf(of, steps, random);
    if (!/[a-z]{4}.*\s.*[a-z]{3}/i.test(of) || name === of.toLowerCase()) continue;
    queries.push({ name, kind: kind === 'unknown' ? 'unknown' : kind, steps, key, of });
  }
  return queries;
};

export interface Answer {
  readonly key: string;
  readonly name: string;
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

export const isRight = ({ key, of }: Query, answers: readonly Answer[]): boolean => {
  const distinct = [...new Map(answers.map((answer) => [answer.key, answer])).values()].slice(0, 5);
  return distinct.some((answer) => answer.key === key || plain(answer.name) === plain(of));
};

/** Asks one query after the other. */
export const ask = async (
  queries: readonly Query[],
  search: (query: Query) => Answer[] | Promise<Answer[]>,
): Promise<Measured> => {
  const times: number[] = [];
  const cpu: number[] = [];
  let right = 0;
  for (const query of queries) {
    const before = process.cpuUsage();
    const from = performance.now();
    const found = search(query);
    const answers = found instanceof Promise ? await found : found;
    times.push(performance.now() - from);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1_000);
    if (isRight(query, answers)) right++;
  }
  const total = times.reduce((sum, ms) => sum + ms, 0);
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    cpuP50: percentile(cpu, 0.5),
    cpuP95: percentile(cpu, 0.95),
    perSecond: (1000 * times.length) / total,
    recall: (1_000 * right) / queries.length,
  };
};

/** Ours: five candidates, every one scored in full, whatever its score. */
export const searchOurs =
  (index: NameIndex) =>
  (query: Query): Answer[] =>
    index
      .search(subjectOf(query), { limit: 5, threshold: 0 })
      .map(({ key, matchedName }) => ({ key, name: matchedName }));
