import { controlByListed } from '../exposure/ownership.ts';
import { type Holding, type Interval, type Ownership, together } from './read-bods.ts';

export interface Owner {
  readonly owner: string;
  readonly name: string;
  readonly direct: Interval | null;
  /** Over all chains of direct shares. */
  readonly effective: Interval;
  readonly declaredIndirect: Interval | null;
  /** Whether a declared indirect share fits what the chains allow; null where none was declared, or no chain is known. */
  readonly agrees: boolean | null;
}

export interface Owned {
  readonly entity: string;
  readonly name: string;
  readonly owners: readonly Owner[];
  /** What listed parties control together, from the lowest to the highest the statements allow. */
  readonly listed: Interval;
  /** Half or more is an affiliate for review, no more: the UFLPA has no rule of 50 percent. */
  readonly result: 'affiliate-review' | 'possible' | 'below-half' | 'none';
}

/** Who owns what, through all chains, and what listed parties control. Shares of one owner in one entity are counted once a statement. */
export const ownersOf = ({ names, holdings }: Ownership, listed: ReadonlySet<string>): readonly Owned[] => {
  const into = new Map<string, Holding[]>();
  for (const one of holdings) into.set(one.entity, [...(into.get(one.entity) ?? []), one]);
  const parties = [...new Set([...names.keys(), ...holdings.flatMap(({ owner, entity }) => [owner, entity])])];
  const [low, high] = ([0, 1] as const).map((bound) =>
    controlByListed(
      parties.map((id) => ({
        id,
        name: id,
        names: [],
        identifiers: [],
        owners: (into.get(id) ?? []).flatMap(({ owner, direct }) =>
          direct ? [{ party: owner, share: direct[bound] }] : [],
        ),
      })),
      listed,
    ),
  );
  return [...into.keys()].map((entity) => {
    const control: Interval = [low?.get(entity) ?? 0, high?.get(entity) ?? 0];
    return {
      entity,
      name: names.get(entity) ?? entity,
      owners: ownersOfOne(entity, into, names),
      listed: [tidy(control[0]), tidy(control[1])],
      result: resultOf(control),
    };
  });
};

const resultOf = ([low, high]: Interval): Owned['result'] => {
  if (low >= 0.5) return 'affiliate-review';
  if (high >= 0.5) return 'possible';
  return high > 0 ? 'below-half' : 'none';
};

const ownersOfOne = (
  entity: string,
  into: ReadonlyMap<string, readonly Holding[]>,
  names: ReadonlyMap<string, string>,
): readonly Owner[] => {
  const chains = chainsTo(entity, into);
  const own = into.get(entity) ?? [];
  const ids = [...new Set([...chains.keys(), ...own.map(({ owner }) => owner)])];
  return ids.flatMap((owner): Owner[] => {
    const held = own.filter((one) => one.owner === owner);
    const direct = held.flatMap((one) => one.direct ?? []).length > 0 ? sum(held.map((one) => one.direct)) : null;
    const declared = held.some((one) => one.indirect) ? sum(held.map((one) => one.indirect)) : null;
    const chain = chains.get(owner);
    const effective = chain ?? declared;
    if (!effective) return [];
    return [
      {
        owner,
        name: names.get(owner) ?? owner,
        direct: direct && round(direct),
        effective: round(effective),
        declaredIndirect: declared && round(declared),
        agrees: declared && chain ? fits(sum([declared, direct]), chain) : null,
      },
    ];
  });
};

const mostRounds = 10_000;

/**
 * All chains of direct shares into one entity: what an owner has of it is its own share, and its part of what the firms it owns have of it. Where firms
 * own each other this goes round until nothing moves; no chain leads through the entity itself, and nobody has more than all of it.
 */
const chainsTo = (entity: string, into: ReadonlyMap<string, readonly Holding[]>): ReadonlyMap<string, Interval> => {
  const held = new Map<string, { readonly of: string; readonly direct: Interval }[]>();
  const above = [entity];
  const seen = new Set(above);
  for (const of of above)
    for (const { owner, direct } of into.get(of) ?? []) {
      if (!direct || owner === entity) continue;
      held.set(owner, [...(held.get(owner) ?? []), { of, direct }]);
      if (!seen.has(owner)) above.push(owner);
      seen.add(owner);
    }
  const all = new Map<string, Interval>([[entity, [1, 1]]]);
  for (let round = 0, moved = 1; moved > 1e-12 && round < mostRounds; round++) {
    moved = 0;
    for (const [owner, holdings] of held) {
      const parts = holdings.map(({ of, direct }): Interval => {
        const [low, high] = all.get(of) ?? [0, 0];
        return [low * direct[0], high * direct[1]];
      });
      const now = sum(parts);
      const [low, high] = all.get(owner) ?? [0, 0];
      moved = Math.max(moved, now[0] - low, now[1] - high);
      all.set(owner, now);
    }
  }
  all.delete(entity);
  return all;
};

const sum = (parts: readonly (Interval | null)[]): Interval =>
  parts.reduce<Interval>((all, one) => (one ? together(all, one) : all), [0, 0]);

const fits = (declared: Interval, chain: Interval): boolean =>
  declared[0] <= chain[1] + 1e-9 && declared[1] >= chain[0] - 1e-9;

const tidy = (value: number): number => Number(value.toFixed(9));
const round = ([low, high]: Interval): Interval => [tidy(low), tidy(high)];
