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

export const compareSites = (a: SiteText, b: SiteText): SiteFeatures => featuresOf(a, b, jaroWinkler);

/** What `compareSites` can say at most, without the costly part: most pairs of a large list are given up by it. */
export const compareAtMost = (a: SiteText, b: SiteText): SiteFeatures => featuresOf(a, b, () => 1);

const featuresOf = (a: SiteText, b: SiteText, inOrder: (a: string, b: string) => number): SiteFeatures => {
  const shared = overlap(a.addressNumbers, b.addressNumbers);
  const [one, other] = [gramsOf(a), gramsOf(b)];
  const [core, address] = [alikeOf(one.core, other.core, inOrder), alikeOf(one.address, other.address, inOrder)];
  return {
    core: Math.max(core.alike, core.contained * 0.9),
    name: alikeOf(one.name, other.name, inOrder).alike,
    address: Math.max(address.alike, address.contained * 0.9),
    numbers: shared ?? 0.5,
    code: sameCode(a.codes, b.codes),
    nameConflict: conflict(a.nameNumbers, b.nameNumbers),
    addressConflict: shared === 0 && overlap(a.codes, b.codes) !== 1 ? 1 : 0,
  };
};

/** A text with its triples of letters, as numbers in order. */
interface Grams {
  readonly text: string;
  readonly grams: Float64Array;
}

const unit = 65_536;

const textGrams = (text: string): Grams => {
  const padded = ` ${text} `;
  const grams = new Float64Array(Math.max(0, padded.length - 2));
  for (let i = 0; i < grams.length; i++)
    grams[i] = (padded.charCodeAt(i) * unit + padded.charCodeAt(i + 1)) * unit + padded.charCodeAt(i + 2);
  return { text, grams: grams.sort() };
};

const known = new WeakMap<SiteText, { readonly core: Grams; readonly name: Grams; readonly address: Grams }>();

/** Made once for each entry, however many it is compared with. */
const gramsOf = (site: SiteText) => {
  const there = known.get(site);
  if (there) return there;
  const made = { core: textGrams(site.core), name: textGrams(site.name), address: textGrams(site.address) };
  known.set(site, made);
  return made;
};

const inBoth = (a: Float64Array, b: Float64Array): number => {
  let [both, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const difference = (a[i] as number) - (b[j] as number);
    if (difference === 0) both++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return both;
};

/**
 * `alike`: the middle of two likenesses, shared triples of letters (order counts little) and letters in their order. `contained`: how much of the shorter text
 * stands in the longer; short texts prove nothing.
 */
const alikeOf = (
  a: Grams,
  b: Grams,
  inOrder: (a: string, b: string) => number,
): { readonly alike: number; readonly contained: number } => {
  const both = inBoth(a.grams, b.grams);
  const all = a.grams.length + b.grams.length;
  const short = a.text.length < b.text.length ? a : b;
  const dice = all === 0 ? 0 : (2 * both) / all;
  return {
    alike: a.text === b.text ? 1 : (dice + inOrder(a.text, b.text)) / 2,
    contained: short.text.length < 4 ? 0 : both / short.grams.length,
  };
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
