import type { Lot } from '../chain/contract.ts';
import type { LotBook } from './lot-scales.ts';

/** An input that an output needs and that nobody says came in: not followed, which is not the same as short. */
export interface NotFollowed {
  readonly site: string;
  readonly output: string;
  readonly input: string;
}

/** Which inputs count for a lot: one choice of a needed input for each output that needs several. */
export type Selection = ReadonlyMap<string, string>;

export interface Needs {
  /** Inputs of which each must suffice by itself, where there are two or more of them; else none, and inputs are substitutes. */
  of(lot: Pick<Lot, 'site' | 'material'>): readonly string[];
  readonly all: ReadonlyMap<string, readonly string[]>;
  readonly notFollowed: readonly NotFollowed[];
}

export const makerOf = ({ site, material }: Pick<Lot, 'site' | 'material'>): string => `${site}\n${material}`;

/**
 * What every bill of materials of an output names, and what yields mark as needed. An input that no recipe names may stand in for any of them, so that
 * only a claim that nothing explains is short.
 */
export const needsOf = (book: LotBook): Needs => {
  const { chain } = book;
  const all = new Map<string, readonly string[]>();
  const notFollowed: NotFollowed[] = [];
  const recipes = new Map<string, readonly string[]>();
  for (const { material, inputs } of chain.products) {
    if (material === undefined || inputs.length === 0) continue;
    const named = inputs.map((one) => one.material).filter((one) => one !== material);
    const before = recipes.get(material);
    recipes.set(material, before ? before.filter((one) => named.includes(one)) : named);
  }
  for (const [site, made] of book.madeAt) {
    const came = new Set((book.receivedAt.get(site) ?? []).map(({ material }) => material));
    for (const output of new Set(made.map(({ material }) => material))) {
      const lots = made.filter((lot) => lot.material === output);
      if (lots.every(book.isRaw)) continue;
      const used = new Set(lots.flatMap(({ madeFrom }) => madeFrom.map(({ lot }) => book.byId.get(lot)?.material)));
      const marked = chain.yields.filter(
        (one) => one.needed === true && one.to === output && (one.site === undefined || one.site === site),
      );
      const needed = [...new Set([...(recipes.get(output) ?? []), ...marked.map(({ from }) => from)])].sort();
      const followed = needed.filter((one) => came.has(one) || used.has(one));
      for (const input of needed) if (!followed.includes(input)) notFollowed.push({ site, output, input });
      if (followed.length > 1) all.set(makerOf({ site, material: output }), followed);
    }
  }
  return { all, notFollowed, of: (lot) => all.get(makerOf(lot)) ?? [] };
};

const mostSelections = 64;

/**
 * Every way to choose one needed input for each output; any of them bounds what can have been made, so where there are too many, those that differ from
 * the tightest choice in one place are enough to be true, if not to be tight.
 */
export const selectionsOf = ({ all }: Needs, tightest: Selection): readonly Selection[] => {
  const outputs = [...all];
  if (outputs.reduce((product, [, inputs]) => product * inputs.length, 1) <= mostSelections)
    return outputs.reduce<readonly Selection[]>(
      (found, [output, inputs]) => found.flatMap((one) => inputs.map((input) => new Map([...one, [output, input]]))),
      [new Map()],
    );
  return [
    tightest,
    ...outputs.flatMap(([output, inputs]) =>
      inputs
        .filter((input) => input !== tightest.get(output))
        .map((input): Selection => new Map([...tightest, [output, input]])),
    ),
  ].slice(0, mostSelections);
};

/** Whether an input counts for a lot under a selection. */
export const counts = (needs: Needs, selection: Selection, lot: Lot, input: string): boolean => {
  const needed = needs.of(lot);
  const chosen = selection.get(makerOf(lot));
  return chosen === undefined || input === chosen || !needed.includes(input);
};
