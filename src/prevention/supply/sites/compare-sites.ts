import { jaroWinkler } from '../../../engines/names/index.ts';
import type { SiteText } from './site-text.ts';

/** What speaks for and against two entries being one site. Each from 0 to 1. */
export interface SiteFeatures {
  /** Of the names without legal form and trade words. */
  readonly core: number;
  /** Of the whole names. */
  readonly name: number;
  readonly address: number;
  /** Numbers of the address that both have, of the fewer. 0.5 where one side has none. */
  readonly numbers: number;
  /** 1 the same postal code, 0 another, 0.5 not known. */
  readonly code: number;
  /** 1 where numbers in the names disagree: unit 6 and unit 10. */
  readonly nameConflict: number;
  /** 1 where the addresses share no number though both have some: plot 35 and plot 10. */
  readonly addressConflict: number;
}

export const featureNames = ['core', 'name', 'address', 'numbers', 'code', 'nameConflict', 'addressConflict'] as const;

export const compareSites = (a: SiteText, b: SiteText): SiteFeatures => {
  const shared = overlap(a.addressNumbers, b.addressNumbers);
  return {
    core: Math.max(alike(a.core, b.core), contained(a.core, b.core) * 0.9),
    name: alike(a.name, b.name),
    address: Math.max(alike(a.address, b.address), contained(a.address, b.address) * 0.9),
    numbers: shared ?? 0.5,
    code: sameCode(a.codes, b.codes),
    nameConflict: conflict(a.nameNumbers, b.nameNumbers),
    addressConflict: shared === 0 && overlap(a.codes, b.codes) !== 1 ? 1 : 0,
  };
};

/** The middle of two likenesses: shared pairs of letters (order counts little), and letters in their order. */
const alike = (a: string, b: string): number => (a === b ? 1 : (dice(a, b) + jaroWinkler(a, b)) / 2);

const grams = (text: string): Map<string, number> => {
  const found = new Map<string, number>();
  const padded = ` ${text} `;
  for (let i = 0; i + 3 <= padded.length; i++) {
    const gram = padded.slice(i, i + 3);
    found.set(gram, (found.get(gram) ?? 0) + 1);
  }
  return found;
};

const dice = (a: string, b: string): number => {
  const [one, other] = [grams(a), grams(b)];
  let both = 0;
  let all = 0;
  for (const [gram, count] of one) {
    both += Math.min(count, other.get(gram) ?? 0);
    all += count;
  }
  for (const count of other.values()) all += count;
  return all === 0 ? 0 : (2 * both) / all;
};

/** How much of the shorter text stands in the longer; short texts prove nothing. */
const contained = (a: string, b: string): number => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 4) return 0;
  const [one, other] = [grams(short), grams(long)];
  let both = 0;
  let all = 0;
  for (const [gram, count] of one) {
    both += Math.min(count, other.get(gram) ?? 0);
    all += count;
  }
  return all === 0 ? 0 : both / all;
};

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): number | null => {
  if (a.size === 0 || b.size === 0) return null;
  return [...a].filter((one) => b.has(one)).length / Math.min(a.size, b.size);
};

const sameCode = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const shared = overlap(a, b);
  return shared === null ? 0.5 : shared > 0 ? 1 : 0;
};

const conflict = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size === 0 && b.size === 0) return 0;
  // a number on one side alone may be left out on the other
  if (a.size === 0 || b.size === 0) return 0.4;
  return [...a].some((one) => b.has(one)) ? 0 : 1;
};
