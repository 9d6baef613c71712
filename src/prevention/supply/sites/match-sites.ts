import type { Supplier } from '../suppliers/read-suppliers.ts';
import { compareAtMost, compareSites, featureNames, type SiteFeatures } from './compare-sites.ts';
import { checkSiteIdentifier, siteIdentifiers } from './identifiers.ts';
import { readSite, type SiteText } from './site-text.ts';

/** `same`: may be merged by the machine. `possible`: a person decides. */
export type Decision = 'same' | 'possible';

export interface SitePair {
  readonly a: { readonly row: number; readonly name: string };
  readonly b: { readonly row: number; readonly name: string };
  /** 0 to 1. */
  readonly score: number;
  readonly decision: Decision;
  readonly reasons: readonly string[];
}

/**
 * Of a logistic regression on 80 labelled pairs of Open Supply Hub (MIT), L2 0.01; five-fold precision 0.97, recall 0.91. The first is the constant,
 * the last the product of core and address. `match.test.ts` fits it again where the pairs are here.
 */
export const weights: readonly number[] = [-5.896, 2.03, 1.452, 1.231, 1.267, 0.45, -0.06, 0, 2.611];
/** From here on the machine merges; below the second nobody is asked. */
export const thresholds = { same: 0.65, possible: 0.35 };

export const inputsOf = (features: SiteFeatures): number[] => [
  1,
  ...featureNames.map((name) => features[name]),
  features.core * features.address,
];

export const scoreOf = (inputs: readonly number[], by: readonly number[] = weights): number =>
  1 / (1 + Math.exp(-inputs.reduce((sum, value, i) => sum + value * (by[i] ?? 0), 0)));

/** What no score outweighs: numbers and units that disagree, another country. */
export const conflictsOf = (a: SiteText, b: SiteText, { nameConflict, addressConflict }: SiteFeatures): string[] => [
  ...(nameConflict === 1 ? ['unit-differs'] : []),
  ...(addressConflict === 1 ? ['number-differs'] : []),
  ...(a.country !== b.country ? ['country-differs'] : []),
];

interface Read {
  readonly supplier: Supplier;
  readonly text: SiteText;
  readonly exact: string;
}

const readAll = (rows: readonly Supplier[]): Read[] =>
  rows
    .filter(({ flags }) => !flags.includes('no-name'))
    .map((supplier) => ({
      supplier,
      text: readSite(supplier),
      exact: [supplier.country, supplier.name, supplier.address]
        .join('\n')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\n]+/gu, ''),
    }));

/** Pairs of one list, or of two, that are or may be one site; surest first. */
export const matchSites = (a: readonly Supplier[], b?: readonly Supplier[]): readonly SitePair[] => {
  const pairs: SitePair[] = [];
  const [ours, theirs] = b ? [readAll(a), readAll(b)] : [readAll(a), undefined];
  const all = theirs ?? ours;
  const near = blocksOf(all);
  for (const one of ours)
    for (const i of near(one)) {
      const other = all[i] as Read;
      // within one list each pair is met from both sides
      if (!theirs && other.supplier.row <= one.supplier.row) continue;
      const pair = pairOf(one, other);
      if (pair) pairs.push(pair);
    }
  return pairs.sort((x, y) => y.score - x.score || x.a.row - y.a.row || x.b.row - y.b.row);
};

/** Rows made ready once, to be asked row by row: which of them are or may be the same site. */
export const siteMatcher = (rows: readonly Supplier[]): ((one: Supplier) => SitePair[]) => {
  const all = readAll(rows);
  const near = blocksOf(all);
  return (supplier) =>
    readAll([supplier]).flatMap((one) => near(one).flatMap((i) => pairOf(one, all[i] as Read) ?? []));
};

/** Whether numbers, units or countries of two entries disagree: no score outweighs that. */
export const disagree = (a: Supplier, b: Supplier): boolean => {
  const [one, other] = [readSite(a), readSite(b)];
  return conflictsOf(one, other, compareSites(one, other)).length > 0;
};

const rounded = (score: number): number => Math.round(score * 1e4) / 1e4;

const pairOf = (one: Read, other: Read): SitePair | null => {
  const ends = {
    a: { row: one.supplier.row, name: one.supplier.name },
    b: { row: other.supplier.row, name: other.supplier.name },
  };
  if (one.exact === other.exact) return { ...ends, score: 1, decision: 'same', reasons: ['identical'] };
  if (nameAlone(one, other))
    return { ...ends, score: nameAloneScore, decision: 'possible', reasons: ['name-agrees', 'address-missing'] };
  const ids = sharedIds(one.supplier, other.supplier);
  const sure = ids.some((id) => siteIdentifiers.includes(id));
  // a bound, for likeness never weighs against two being one
  if (!sure && rounded(scoreOf(inputsOf(compareAtMost(one.text, other.text)))) < thresholds.possible) return null;
  const features = compareSites(one.text, other.text);
  const conflicts = conflictsOf(one.text, other.text, features);
  const score = rounded(scoreOf(inputsOf(features)));
  if (!sure && score < thresholds.possible) return null;
  const reasons = [
    ...ids.map((id) => `same-${id}`),
    ...(features.core >= 0.85 ? ['name-agrees'] : []),
    ...(features.address >= 0.7 ? ['address-agrees'] : []),
    ...(features.numbers === 1 ? ['numbers-agree'] : []),
    ...(features.code === 1 ? ['postal-code-agrees'] : []),
    ...conflicts,
  ];
  const same = (sure || score >= thresholds.same) && conflicts.length === 0;
  return { ...ends, score: sure ? Math.max(score, 0.99) : score, decision: same ? 'same' : 'possible', reasons };
};

/** Asked about and no more, however alike the names are. */
const nameAloneScore = 0.5;

/** One of the two has no address, so that the names alone must speak; where a number that names a site is shared, that speaks. */
const nameAlone = (one: Read, other: Read): boolean =>
  [one, other].some(({ text }) => text.address === '' && text.addressNumbers.size === 0 && text.codes.size === 0) &&
  one.text.country === other.text.country &&
  one.text.core === other.text.core &&
  one.text.core.length > 2 &&
  conflictsOf(one.text, other.text, compareSites(one.text, other.text)).length === 0 &&
  sharedIds(one.supplier, other.supplier).length === 0;

/** Kinds of identifier that both have with the same value and a check digit that holds. */
const sharedIds = (a: Supplier, b: Supplier): string[] =>
  a.identifiers
    .filter(
      ({ type, value }) =>
        checkSiteIdentifier(type, value) === 'valid' &&
        b.identifiers.some((one) => one.type === type && one.value === value),
    )
    .map(({ type }) => type);

const gramShare = 0.35;

/** Which rows are worth comparing: same country and a fair part of the name's letters, the same address, or the same identifier. */
const blocksOf = (rows: readonly Read[]): ((one: Read) => number[]) => {
  const byGram = new Map<string, Map<string, number[]>>();
  const byKey = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const inCountry = byGram.get(row.text.country) ?? new Map<string, number[]>();
    byGram.set(row.text.country, inCountry);
    for (const gram of gramsOf(row)) push(inCountry, gram, i);
    for (const key of keysOf(row)) push(byKey, key, i);
  });
  const counts = new Uint16Array(rows.length);
  return (one) => {
    const grams = gramsOf(one);
    const met: number[] = [];
    const inCountry = byGram.get(one.text.country);
    for (const gram of grams)
      for (const i of inCountry?.get(gram) ?? []) {
        if (counts[i] === 0) met.push(i);
        counts[i] = (counts[i] as number) + 1;
      }
    const found = new Set(met.filter((i) => (counts[i] as number) >= grams.size * gramShare));
    for (const i of met) counts[i] = 0;
    for (const key of keysOf(one)) for (const i of byKey.get(key) ?? []) found.add(i);
    return [...found].sort((x, y) => x - y);
  };
};

const push = (map: Map<string, number[]>, key: string, i: number): void => {
  const list = map.get(key);
  if (list) list.push(i);
  else map.set(key, [i]);
};

const gramsOf = ({ text: { core } }: Read): ReadonlySet<string> => {
  const grams = new Set<string>();
  const padded = ` ${core} `;
  for (let i = 0; i + 3 <= padded.length; i++) grams.add(padded.slice(i, i + 3));
  return grams;
};

const keysOf = ({ text, supplier }: Read): string[] => [
  ...(text.address.length > 8 ? [`address ${text.country} ${text.address} ${[...text.addressNumbers].join(' ')}`] : []),
  ...supplier.identifiers.map(({ type, value }) => `${type} ${value}`),
];
