import { goodsWords } from '../orders/merchandise.ts';
import type { HsCode } from './contract.ts';

export interface Suggestion {
  readonly prefix: string;
  readonly says: string;
  readonly score: number;
  readonly shared: readonly string[];
}

/** Words of the trade for words of a list: `garments` are called `apparel` in the table. */
export type Synonyms = ReadonlyMap<string, readonly string[]>;

interface Document {
  readonly code: string;
  readonly says: string;
  readonly words: ReadonlySet<string>;
  /** What stands before the first comma or semicolon: what the heading is about. */
  readonly lead: ReadonlySet<string>;
}

const most = 3;
const least = 0.45;
/** What a heading names first counts this much more than what it mentions. */
const leadShare = 0.5;
/** `Cobalt ore (heterogenite)`: what stands in brackets helps, and is not needed. */
const inBrackets = 0.3;

interface Wanted {
  readonly words: readonly string[];
  readonly weight: number;
}

/**
 * Proposes codes for a good by shared words. A word weighs by its rarity among the descriptions (inverse document frequency, Sparck Jones 1972);
 * a description is as near as the weight of the good's words that it holds, more so where they are what it is about. It proposes; a person decides.
 */
export const suggester = (codes: readonly HsCode[], synonyms: Synonyms): ((good: string) => readonly Suggestion[]) => {
  const documents = codes.map(documentOf);
  const held = new Map<string, Document[]>();
  for (const one of documents) {
    for (const word of one.words) {
      const there = held.get(word);
      if (there) there.push(one);
      else held.set(word, [one]);
    }
  }
  const rarity = (word: string): number => Math.log(1 + documents.length / (1 + (held.get(word)?.length ?? 0)));
  const wantedIn = (text: string, share: number): Wanted[] =>
    [...goodsWords(text)].map((word) => {
      const words = [word, ...(synonyms.get(word) ?? [])];
      const known = words.filter((one) => held.has(one));
      return { words, weight: share * Math.max(...(known.length > 0 ? known : [word]).map(rarity)) };
    });

  return (good) => {
    const brackets = [...good.matchAll(/\(([^()]*)\)/g)].map((match) => match[1] ?? '').join(' ');
    // `Thread/Yarn` is either of the two
    const names = good.replace(/\([^()]*\)/g, ' ').split('/');
    const scored = names.flatMap((name) => {
      const wanted = wantedIn(name, 1);
      const all = [...wanted, ...wantedIn(brackets, inBrackets)];
      const candidates = new Set(wanted.flatMap(({ words }) => words.flatMap((word) => held.get(word) ?? [])));
      return [...candidates].map((one) => scoreOf(one, all, rarity));
    });
    return bestFew(scored.filter(({ score }) => score >= least));
  };
};

const documentOf = ({ code, says }: HsCode): Document => {
  const own = says.replace(/\b(?:other than|excluding|except|without|not|non)\b.*/i, '');
  return { code, says, words: goodsWords(own), lead: goodsWords(own.split(/[;(:]/)[0] ?? '') };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const scoreOf = (
  { code, says, words, lead }: Document,
  wanted: readonly Wanted[],
  rarity: (word: string) => number,
): Suggestion => {
  const found = wanted.flatMap(({ words: names, weight }) => {
    const shared = names.find((word) => words.has(word));
    return shared === undefined ? [] : [{ shared, weight, leads: lead.has(shared) }];
  });
  const total = sum(wanted.map(({ weight }) => weight));
  const covered = sum(found.map(({ weight }) => weight)) / total;
  const leading = found.filter(({ leads }) => leads);
  const led = sum(leading.map(({ weight }) => weight)) / total;
  const about = sum([...lead].map(rarity));
  // a heading about this and nothing else is nearer than one that names it among others
  const focus = about === 0 ? 0 : sum(leading.map(({ shared }) => rarity(shared))) / about;
  const score = covered * (1 - leadShare) + leadShare * led * (0.7 + 0.3 * focus);
  return {
    prefix: code,
    says,
    score: Math.round(Math.min(1, score) * 1000) / 1000,
    shared: found.map(({ shared }) => shared),
  };
};

/** The best few; a code says nothing new under a shorter one that is as near. */
const bestFew = (scored: readonly Suggestion[]): Suggestion[] => {
  const chosen: Suggestion[] = [];
  const order = [...scored].sort(
    (a, b) => b.score - a.score || a.prefix.length - b.prefix.length || (a.prefix < b.prefix ? -1 : 1),
  );
  for (const one of order) {
    if (chosen.length === most) break;
    if (!chosen.some(({ prefix }) => one.prefix.startsWith(prefix) || prefix.startsWith(one.prefix))) chosen.push(one);
  }
  return chosen;
};
