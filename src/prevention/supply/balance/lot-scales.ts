import { buildGraph, stronglyConnected } from '../../../engines/graph/index.ts';
import type { Chain, Lot } from '../chain/contract.ts';
import { convert } from '../chain/units.ts';
import { yieldFor } from './site-balance.ts';

export interface CannotCompute {
  readonly why: 'no-lot-leaves' | 'no-conversion' | 'no-yield' | 'yields-differ' | 'cycle';
  readonly site: string;
  readonly says: string;
}

/** Lots by what happens to them. */
export interface LotBook {
  readonly chain: Chain;
  readonly byId: ReadonlyMap<string, Lot>;
  readonly madeAt: ReadonlyMap<string, readonly Lot[]>;
  readonly receivedAt: ReadonlyMap<string, readonly Lot[]>;
  /** Nothing upstream of it is in the chain. */
  isRaw(lot: Lot): boolean;
  leaves(lot: Lot): boolean;
}

export const lotBook = (chain: Chain): LotBook => {
  const products = new Set(chain.products.map(({ id }) => id));
  const fields = new Set(chain.sites.filter(({ rawMaterial }) => rawMaterial).map(({ id }) => id));
  const leaves = ({ to }: Lot): boolean => to === undefined || products.has(to);
  const receivedAt = grouped(
    chain.lots.filter((lot) => !leaves(lot)),
    ({ to }) => to ?? '',
  );
  return {
    chain,
    byId: new Map(chain.lots.map((lot) => [lot.id, lot])),
    madeAt: grouped(chain.lots, ({ site }) => site),
    receivedAt,
    isRaw: ({ madeFrom, site }) => madeFrom.length === 0 && (fields.has(site) || !receivedAt.has(site)),
    leaves,
  };
};

const grouped = (lots: readonly Lot[], key: (lot: Lot) => string): ReadonlyMap<string, readonly Lot[]> => {
  const groups = new Map<string, Lot[]>();
  for (const lot of lots) {
    const group = groups.get(key(lot));
    if (group) group.push(lot);
    else groups.set(key(lot), [lot]);
  }
  return groups;
};

export interface Scales {
  /** The unit of what leaves the chain. */
  readonly unit: string;
  /** What one unit of a lot is worth in it at the highest yields; 0 where it becomes nothing that leaves. */
  of(lot: Lot): number;
}

class Stop extends Error {
  readonly reason: CannotCompute;

  constructor(reason: CannotCompute) {
    super(reason.why);
    this.reason = reason;
  }
}

/** A lot that was made, by whatever steps, of itself. */
const inCircle = ({ lots }: Chain): Lot | undefined => {
  const place = new Map(lots.map(({ id }, i) => [id, i]));
  const uses = lots.flatMap(({ madeFrom }, to) => madeFrom.map(({ lot }) => ({ from: place.get(lot) as number, to })));
  const itself = uses.find(({ from, to }) => from === to);
  if (itself) return lots[itself.to];
  const { of, start } = stronglyConnected(
    buildGraph({ nodes: lots.length, from: uses.map(({ from }) => from), to: uses.map(({ to }) => to) }),
  );
  return lots.find((_, i) => {
    const component = of[i] as number;
    return (start[component + 1] as number) - (start[component] as number) > 1;
  });
};

/** Amounts of all stages in units of what leaves. Where the same input leads to it at different yields, no one number says what it is worth. */
export const lotScales = (book: LotBook): Scales | CannotCompute => {
  const { chain } = book;
  const last = chain.lots.find(book.leaves);
  if (!last) return { why: 'no-lot-leaves', site: '', says: '' };
  const circle = inCircle(chain);
  if (circle) return { why: 'cycle', site: circle.site, says: circle.id };
  const { unit } = last.amount;
  const known = new Map<string, number | 'open'>();
  const converted = (lot: Pick<Lot, 'material' | 'site' | 'amount'>, to: string): number => {
    const factor = convert(1, lot.amount.unit, to, lot.material, chain.conversions);
    if (factor === null)
      throw new Stop({ why: 'no-conversion', site: lot.site, says: `${lot.amount.unit} -> ${to} (${lot.material})` });
    return factor;
  };
  /** The yield is of like units: kilograms of cloth to kilograms of shirts, and then to shirts by what one of them weighs. */
  const turned = (lot: Lot, made: Lot): number => {
    const [own, other] = [lot.amount.unit, made.amount.unit];
    const backward = convert(1, other, own, made.material, chain.conversions);
    return convert(1, own, other, lot.material, chain.conversions) === null && backward !== null && backward > 0
      ? 1 / backward
      : converted(lot, other);
  };
  const keyOf = (lot: Lot): string => [book.leaves(lot) ? '' : lot.to, lot.material, lot.amount.unit].join('\n');
  /** What comes of a lot first, then the lot; a list and no recursion, since a chain may be as long as its file. */
  const of = (lot: Lot): number => {
    const todo = [lot];
    for (let one = todo.at(-1); one; one = todo.at(-1)) {
      const key = keyOf(one);
      if (typeof known.get(key) === 'number') {
        todo.pop();
        continue;
      }
      const missing = madeOf(one).filter((made) => typeof known.get(keyOf(made)) !== 'number');
      const stuck = missing.find((made) => known.get(keyOf(made)) === 'open');
      if (stuck) throw new Stop({ why: 'cycle', site: stuck.site, says: stuck.id });
      known.set(key, missing.length > 0 ? 'open' : book.leaves(one) ? converted(one, unit) : within(one));
      todo.push(...missing);
    }
    return known.get(keyOf(lot)) as number;
  };
  /** One of each kind that its receiver makes of it. */
  const madeOf = (lot: Lot): readonly Lot[] => {
    if (book.leaves(lot)) return [];
    const kinds = new Map<string, Lot>();
    for (const made of book.madeAt.get(lot.to ?? '') ?? []) {
      const kind = `${made.material} ${made.amount.unit} ${made.to ?? ''}`;
      if (!kinds.has(kind) && yieldFor(chain, lot.to ?? '', lot.material, made.material)) kinds.set(kind, made);
    }
    return [...kinds.values()];
  };
  const within = (lot: Lot): number => {
    const site = lot.to ?? '';
    const made = madeOf(lot);
    const values = made
      .map((one) => {
        const rate = yieldFor(chain, site, lot.material, one.material);
        return rate ? turned(lot, one) * rate.max * (known.get(keyOf(one)) as number) : 0;
      })
      .filter((value) => value > 0);
    const [first] = values;
    if (first === undefined) {
      const unknown = (book.madeAt.get(site) ?? []).findLast(
        (one) => !made.some(({ material }) => material === one.material),
      )?.material;
      if (unknown !== undefined) throw new Stop({ why: 'no-yield', site, says: `${lot.material} -> ${unknown}` });
      return 0;
    }
    if (values.some((value) => Math.abs(value - first) > 1e-9 * first))
      throw new Stop({ why: 'yields-differ', site, says: lot.material });
    return first;
  };
  try {
    for (const lot of chain.lots) of(lot);
  } catch (error) {
    if (error instanceof Stop) return error.reason;
    throw error;
  }
  return { unit, of };
};
