import type { GoodsChange, GoodsPair } from '../contract.ts';
import type { GoodsEdition } from './read-goods.ts';

export interface Rename {
  /** The pack entry. */
  readonly id: string;
  readonly renames: 'good' | 'country';
  readonly before: string;
  readonly after: string;
}

export interface GoodsDiff {
  readonly before: string;
  readonly after: string;
  /** By the names as published. */
  readonly raw: { readonly added: number; readonly removed: number };
  /** With renamed goods and countries, and the case of letters, taken for the same. */
  readonly folded: {
    readonly added: number;
    readonly removed: number;
    readonly renamed: number;
    readonly flags: number;
  };
  readonly changes: readonly GoodsChange[];
}

const flags = ['childLabor', 'forcedLabor', 'forcedChildLabor'] as const;

/** What came, went, was renamed or changed its flags from one edition to a later one. */
export const diffGoods = (before: GoodsEdition, after: GoodsEdition, renames: readonly Rename[]): GoodsDiff => {
  const published = ({ good, country }: GoodsPair): string => `${good}\n${country}`;
  const old = new Map(before.pairs.map((pair) => [published(pair), pair]));
  const now = new Map(after.pairs.map((pair) => [published(pair), pair]));
  const oldByMeaning = new Map([...old.values()].map((pair) => [meaningOf(pair, renames).key, pair]));
  const nowByMeaning = new Map([...now.values()].map((pair) => [meaningOf(pair, renames).key, pair]));

  const changes: GoodsChange[] = [];
  for (const [key, pair] of nowByMeaning) {
    const { good, country } = pair;
    const was = oldByMeaning.get(key);
    if (!was) {
      changes.push({ cause: 'new', good, country, before: null, flags: [], entry: '' });
      continue;
    }
    if (published(was) !== published(pair)) {
      const entry = meaningOf(was, renames).entry || meaningOf(pair, renames).entry;
      changes.push({
        cause: 'renamed',
        good,
        country,
        before: { good: was.good, country: was.country },
        flags: [],
        entry,
      });
    }
    const changed = flags.filter((flag) => was[flag] !== pair[flag]);
    if (changed.length > 0) {
      const list = changed.map((flag) => ({ flag, now: pair[flag] }));
      changes.push({ cause: 'flag', good, country, before: null, flags: list, entry: '' });
    }
  }
  for (const [key, { good, country }] of oldByMeaning) {
    if (!nowByMeaning.has(key)) changes.push({ cause: 'removed', good, country, before: null, flags: [], entry: '' });
  }
  const count = (cause: GoodsChange['cause']): number => changes.filter((one) => one.cause === cause).length;
  return {
    before: before.name,
    after: after.name,
    raw: {
      added: [...now.keys()].filter((key) => !old.has(key)).length,
      removed: [...old.keys()].filter((key) => !now.has(key)).length,
    },
    folded: { added: count('new'), removed: count('removed'), renamed: count('renamed'), flags: count('flag') },
    changes: changes.sort(inOrder),
  };
};

const causes = ['new', 'removed', 'renamed', 'flag'];
const inOrder = (a: GoodsChange, b: GoodsChange): number => {
  if (a.cause !== b.cause) return causes.indexOf(a.cause) - causes.indexOf(b.cause);
  const [one, other] = [`${a.good}\n${a.country}`, `${b.good}\n${b.country}`];
  return one < other ? -1 : one > other ? 1 : 0;
};

const meaningOf = ({ good, country }: GoodsPair, renames: readonly Rename[]): { key: string; entry: string } => {
  let entry = '';
  const latest = (what: Rename['renames'], name: string): string => {
    const found = renames.find(({ renames: one, before }) => one === what && before === name);
    if (!found) return name;
    entry = found.id;
    return found.after;
  };
  const key = `${latest('good', good)}\n${latest('country', country)}`.toLowerCase();
  return { key, entry };
};
