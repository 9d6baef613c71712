import type { Supplier } from '../suppliers/read-suppliers.ts';
import { compareSites, featureNames, type SiteFeatures } from './compare-sites.ts';
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
  const match = siteMatcher(b ?? a);
  for (const one of readAll(a)) pairs.push(...match(one.supplier).filter((pair) => b || pair.b.row > pair.a.row));
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

const pairOf = (one: Read, other: Read): SitePair | null => {
  const ends = {
    a: { row: one.supplier.row, name: one.supplier.name },
    b: { row: other.supplier.row, name: other.supplier.name },
  };
  if (one.exact === other.exact) return { ...ends, score: 1, decision: 'same', reasons: ['identical'] };
  const features = compareSites(one.text, other.text);
  const conflicts = conflictsOf(one.text, other.text, features);
  const ids = sharedIds(one.supplier, other.supplier);
  const score = Math.round(scoreOf(inputsOf(features)) * 1e4) / 1e4;
  const sure = ids.some((id) => siteIdentifiers.includes(id));
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

/** Kinds of identifier that both have with the same value and a check digit that holds. */
const sharedIds = (a: Supplier, b: Supplier): string[] =>
  a.identifiers
    .filter(
      ({ type, value }) =>
        checkSiteIdentifier(type, value) === 'valid' &&
        b.identifiers.some((one) => one.type === type && one.value === value),
    )
    .map(({ type }) => type);

/** Which rows are worth comparing: same country and a fair part of the name's letters, the same address, or the same identifier. */
const blocksOf = (rows: readonly Read[]): ((one: Read) => number[]) => {
  const byGram = new Map<string, number[]>();
  const byKey = new Map<string, number[]>();
  rows.forEach((row, i) => {
    for (const gram of gramsOf(row)) push(byGram, gram, i);
    for (const key of keysOf(row)) push(byKey, key, i);
  });
  return (one) => {
    const counts = new Map<number, number>();
    const grams = gramsOf(one);
    for (const gram of grams) for (const i of byGram.get(gram) ?? []) counts.set(i, (counts.get(i) ?? 0) + 1);
    const found = new Set<number>();
    for (const [i, count] of counts) if (count >= grams.size * 0.35) found.add(i);
    for (const key of keysOf(one)) for (const i of byKey.get(key) ?? []) found.add(i);
    return [...found].sort((x, y) => x - y);
  };
};

const push = (map: Map<string, number[]>, key: string, i: number): void => {
  const list = map.get(key);
  if (list) list.push(i);
  else map.set(key, [i]);
};

const gramsOf = ({ text: { country, core } }: Read): ReadonlySet<string> => {
  const grams = new Set<string>();
  const padded = ` ${core} `;
  for (let i = 0; i + 3 <= padded.length; i++) grams.add(`${country} ${padded.slice(i, i + 3)}`);
  return grams;
};

const keysOf = ({ text, supplier }: Read): string[] => [
  ...(text.address.length > 8 ? [`address ${text.country} ${text.address} ${[...text.addressNumbers].join(' ')}`] : []),
  ...supplier.identifiers.map(({ type, value }) => `${type} ${value}`),
];
