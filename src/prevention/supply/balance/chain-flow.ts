import { buildGraph, maxFlow } from '../../../engines/graph/index.ts';
import type { Chain, Lot } from '../chain/contract.ts';
import { convert } from '../chain/units.ts';
import { arrived } from './lot-checks.ts';
import { type CannotCompute, type LotBook, lotBook, lotScales, type Scales } from './lot-scales.ts';
import { counts, makerOf, type Needs, type NotFollowed, needsOf, type Selection, selectionsOf } from './needs.ts';
import { yieldFor } from './site-balance.ts';

export interface ShortSite {
  readonly site: string;
  readonly name: string;
  readonly output: string;
  /** What is short; where inputs stand in for each other, all of them together. */
  readonly inputs: readonly string[];
  /** What each needed input supports of the claim by itself, the shortest first; empty where inputs stand in for each other. */
  readonly each: readonly { readonly input: string; readonly supported: number }[];
  /** In the unit of what leaves the chain. */
  readonly claimed: number;
  readonly supported: number;
}

export type ChainBalance =
  | ({ readonly computed: false } & CannotCompute)
  | {
      readonly computed: true;
      readonly feasible: boolean;
      readonly declared: number;
      readonly possible: number;
      readonly unit: string;
      /** Who claims more than came in; the claims of its own suppliers are believed here. */
      readonly short: readonly ShortSite[];
      /** Inputs that a recipe needs and no lot brings: they were not balanced. */
      readonly notFollowed: readonly NotFollowed[];
    };

const room = Infinity;
const grain = 1e-9;

/**
 * The whole chain as a maximum flow: raw lots -> what each site had by each day -> the lots it made -> what leaves the chain. Amounts run in units
 * of what leaves; an input counts with the highest yield of its site, so only a claim that no yield explains is short. Where an output needs several
 * inputs (cloth and buttons) there is a flow for each, and the least of them counts. Null without lots.
 */
export const chainBalance = (chain: Chain): ChainBalance | null => {
  if (chain.lots.length === 0) return null;
  const book = lotBook(chain);
  const scales = lotScales(book);
  if ('why' in scales) return { computed: false, ...scales };
  const declared = chain.lots.filter(book.leaves).reduce((sum, lot) => sum + lot.amount.quantity * scales.of(lot), 0);
  const needs = needsOf(book);
  const { short, tightest } = shortSites(book, scales, needs);
  const possible = Math.min(
    ...selectionsOf(needs, tightest).map((one) => flowOf(networkOf(book, scales, 'whole', needs, one)).value),
  );
  return {
    computed: true,
    feasible: short.length === 0 && possible >= declared * (1 - grain) - grain,
    declared: tidy(declared),
    possible: tidy(possible),
    unit: scales.unit,
    short,
    notFollowed: needs.notFollowed,
  };
};

const source = 0;
const sink = 1;

interface Network {
  readonly nodes: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly room: readonly number[];
}

const flowOf = ({ nodes, from, to, room: limits }: Network) => {
  const graph = buildGraph({
    nodes,
    from,
    to,
    linkColumns: { room: { kind: 'f64', values: Float64Array.from(limits) } },
  });
  return { graph, ...maxFlow(graph, source, sink, graph.linkColumns.room?.values ?? []) };
};

/**
 * Each lot is two nodes, in and out; each day of a site and an output one, which hands on to the next day. `whole`: a lot hands on at most its amount,
 * and no more than came in. `stages`: what was sent is believed, and each lot asks for its amount by itself, so that a shortage stays where it arises.
 */
const networkOf = (
  book: LotBook,
  scales: Scales,
  kind: 'whole' | 'stages',
  needs: Needs,
  selection: Selection,
): Network & { readonly in: (lot: Lot) => number } => {
  const { chain } = book;
  const place = new Map(chain.lots.map((lot, i) => [lot.id, 2 + 2 * i]));
  const entry = ({ id }: Lot): number => place.get(id) as number;
  const exit = ({ id }: Lot): number => (place.get(id) as number) + 1;
  const [from, to, limits]: [number[], number[], number[]] = [[], [], []];
  let nodes = 2 + 2 * chain.lots.length;
  const link = (a: number, b: number, most: number): void => {
    from.push(a);
    to.push(b);
    limits.push(most);
  };
  for (const lot of chain.lots) {
    const amount = lot.amount.quantity * scales.of(lot);
    if (kind === 'stages') {
      link(source, exit(lot), amount);
      if (!book.isRaw(lot)) link(entry(lot), sink, amount);
    } else {
      link(entry(lot), exit(lot), amount);
      if (book.isRaw(lot)) link(source, entry(lot), room);
      if (book.leaves(lot)) link(exit(lot), sink, room);
    }
    for (const { lot: id, amount } of lot.madeFrom) {
      const input = book.byId.get(id);
      if (!input || tooLate(input, lot) || !counts(needs, selection, lot, input.material)) continue;
      const part = amount
        ? convert(amount.quantity, amount.unit, input.amount.unit, input.material, chain.conversions)
        : null;
      link(exit(input), entry(lot), part === null ? room : part * scales.of(input));
    }
  }
  for (const { ins, outs } of pools(book, needs, selection)) {
    let before = -1;
    for (const day of daysOf([...ins.map(arrived), ...outs.map(({ madeOn }) => madeOn)])) {
      const here = nodes++;
      if (before >= 0) link(before, here, room);
      for (const lot of ins) if ((arrived(lot) ?? '') === day) link(exit(lot), here, room);
      before = here;
      for (const lot of outs) if ((lot.madeOn ?? last) === day) link(here, entry(lot), room);
    }
  }
  return { nodes, from, to, room: limits, in: entry };
};

interface Pool {
  readonly ins: readonly Lot[];
  readonly outs: readonly Lot[];
}

/** What a site made without saying from which lots, with all that it can be made of. */
const pools = (book: LotBook, needs: Needs, selection: Selection): Pool[] => {
  const found: Pool[] = [];
  /** A lot that names its cloth and not its buttons had whatever buttons there were. */
  const isFree = (lot: Lot): boolean =>
    lot.madeFrom.length === 0 ||
    (selection.has(makerOf(lot)) &&
      !lot.madeFrom.some(({ lot: id }) => counts(needs, selection, lot, book.byId.get(id)?.material ?? '')));
  for (const [site, made] of book.madeAt) {
    const free = made.filter((lot) => !book.isRaw(lot) && isFree(lot));
    for (const material of new Set(free.map((lot) => lot.material))) {
      const outs = free.filter((lot) => lot.material === material);
      const [first] = outs;
      const ins = (book.receivedAt.get(site) ?? []).filter(
        (lot) =>
          yieldFor(book.chain, site, lot.material, material) !== null &&
          (!first || counts(needs, selection, first, lot.material)),
      );
      found.push({ ins, outs });
    }
  }
  return found;
};

/** Behind every day: what was made on no known day may use all that ever came. */
const last = '9999-12-31';
const daysOf = (days: readonly (string | undefined)[]): string[] =>
  [...new Set([...days.map((day) => day ?? ''), last])].sort();

const tooLate = (input: Lot, { madeOn }: Lot): boolean => {
  const came = arrived(input);
  return came !== undefined && madeOn !== undefined && came > madeOn;
};

interface Maker {
  readonly made: Lot[];
  readonly inputs: Set<string>;
  claimed: number;
}

const makersOf = (book: LotBook, scales: Scales): ReadonlyMap<string, Maker> => {
  const makers = new Map<string, Maker>();
  for (const lot of book.chain.lots) {
    if (book.isRaw(lot)) continue;
    const maker = makers.get(makerOf(lot)) ?? { made: [], inputs: new Set(), claimed: 0 };
    makers.set(makerOf(lot), maker);
    maker.made.push(lot);
    for (const one of inputsOf(book, lot)) maker.inputs.add(one.material);
    maker.claimed += lot.amount.quantity * scales.of(lot);
  }
  return makers;
};

/** Sites that made more than what they received can give, the most first, and the input that binds each output which needs several. */
const shortSites = (
  book: LotBook,
  scales: Scales,
  needs: Needs,
): { readonly short: readonly ShortSite[]; readonly tightest: Selection } => {
  const makers = makersOf(book, scales);
  const supportedUnder = (selection: Selection): ReadonlyMap<string, number> => {
    const net = networkOf(book, scales, 'stages', needs, selection);
    const { graph, flow } = flowOf(net);
    const given = new Map<number, number>();
    for (let link = 0; link < graph.links; link++)
      if (graph.target[link] === sink) given.set(graph.source[link] as number, flow[link] as number);
    return new Map(
      [...makers].map(([key, { made }]) => [key, made.reduce((sum, lot) => sum + (given.get(net.in(lot)) ?? 0), 0)]),
    );
  };
  const whole = supportedUnder(new Map());
  // one flow a needed material, so that all who need it share it
  const layers = new Map(
    [...new Set([...needs.all.values()].flat())].map((input) => [
      input,
      supportedUnder(new Map([...needs.all].flatMap(([key, all]) => (all.includes(input) ? [[key, input]] : [])))),
    ]),
  );
  const tightest = new Map<string, string>();
  const short = [...makers].flatMap(([key, { made, inputs, claimed }]): ShortSite[] => {
    const each = (needs.all.get(key) ?? [])
      .map((input) => ({ input, supported: layers.get(input)?.get(key) ?? 0 }))
      .sort((a, b) => a.supported - b.supported || (a.input < b.input ? -1 : 1));
    const [first] = each;
    if (first) tightest.set(key, first.input);
    const isShort = (supported: number): boolean => supported < claimed * (1 - grain) - grain;
    const supported = first?.supported ?? whole.get(key) ?? 0;
    if (!isShort(supported)) return [];
    return [
      {
        site: made[0]?.site ?? '',
        name: book.chain.sites.find(({ id }) => id === made[0]?.site)?.name ?? '',
        output: made[0]?.material ?? '',
        inputs: first ? each.filter((one) => isShort(one.supported)).map(({ input }) => input) : [...inputs].sort(),
        each: each.map((one) => ({ ...one, supported: tidy(one.supported) })),
        claimed: tidy(claimed),
        supported: tidy(supported),
      },
    ];
  });
  return {
    tightest,
    short: short.sort((a, b) => b.claimed - b.supported - (a.claimed - a.supported) || (a.site < b.site ? -1 : 1)),
  };
};

const inputsOf = (book: LotBook, lot: Lot): readonly Lot[] =>
  lot.madeFrom.length > 0
    ? lot.madeFrom.flatMap(({ lot: id }) => book.byId.get(id) ?? [])
    : (book.receivedAt.get(lot.site) ?? []).filter(
        (input) => yieldFor(book.chain, lot.site, input.material, lot.material) !== null && !tooLate(input, lot),
      );

const tidy = (n: number): number => Math.round(n * 1e6) / 1e6;
