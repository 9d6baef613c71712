import { buildGraph, maxFlow } from '../../../engines/graph/index.ts';
import type { Chain, Lot } from '../chain/schema.ts';
import { convert } from '../chain/units.ts';
import { arrived } from './lot-checks.ts';
import { type CannotCompute, type LotBook, lotBook, lotScales, type Scales } from './lot-scales.ts';
import { yieldFor } from './site-balance.ts';

export interface ShortSite {
  readonly site: string;
  readonly name: string;
  readonly output: string;
  readonly inputs: readonly string[];
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
      /** Where the smallest cut nearest to the end lies: who claims more than came in. */
      readonly short: readonly ShortSite[];
    };

const room = Infinity;
const grain = 1e-9;

/**
 * The whole chain as a maximum flow: raw lots -> what each site had by each day -> the lots it made -> what leaves the chain. Amounts run in units
 * of what leaves; an input counts with the highest yield of its site, so only a claim that no yield explains is short. Null without lots.
 */
export const chainBalance = (chain: Chain): ChainBalance | null => {
  if (chain.lots.length === 0) return null;
  const book = lotBook(chain);
  const scales = lotScales(book);
  if ('why' in scales) return { computed: false, ...scales };
  const net = networkOf(book, scales);
  // turned round, so that the cut found is the one nearest to the end: the site that claims too much, not the field before it
  const graph = buildGraph({
    nodes: net.nodes,
    from: net.to,
    to: net.from,
    linkColumns: { room: { kind: 'f64', values: Float64Array.from(net.room) } },
  });
  const { value, sourceSide } = maxFlow(graph, sink, source, graph.linkColumns.room?.values ?? []);
  const declared = chain.lots.filter(book.leaves).reduce((sum, lot) => sum + lot.amount.quantity * scales.of(lot), 0);
  const feasible = value >= declared * (1 - grain) - grain;
  const hungry = (lot: Lot): boolean => sourceSide[net.in(lot)] === 1;
  return {
    computed: true,
    feasible,
    declared: tidy(declared),
    possible: tidy(value),
    unit: scales.unit,
    short: feasible ? [] : shortSites(book, scales, hungry),
  };
};

const source = 0;
const sink = 1;

/** Each lot is two nodes with its amount between them; each day of a site and an output one, which hands on to the next day. */
const networkOf = (book: LotBook, scales: Scales) => {
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
    link(entry(lot), exit(lot), lot.amount.quantity * scales.of(lot));
    if (book.isRaw(lot)) link(source, entry(lot), room);
    if (book.leaves(lot)) link(exit(lot), sink, room);
    for (const { lot: id, amount } of lot.madeFrom) {
      const input = book.byId.get(id);
      if (!input || tooLate(input, lot)) continue;
      const part = amount
        ? convert(amount.quantity, amount.unit, input.amount.unit, input.material, chain.conversions)
        : null;
      link(exit(input), entry(lot), part === null ? room : part * scales.of(input));
    }
  }
  for (const { ins, outs } of pools(book)) {
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
const pools = (book: LotBook): Pool[] => {
  const found: Pool[] = [];
  for (const [site, made] of book.madeAt) {
    const free = made.filter((lot) => lot.madeFrom.length === 0 && !book.isRaw(lot));
    for (const material of new Set(free.map((lot) => lot.material))) {
      const ins = (book.receivedAt.get(site) ?? []).filter(
        (lot) => yieldFor(book.chain, site, lot.material, material) !== null,
      );
      found.push({ ins, outs: free.filter((lot) => lot.material === material) });
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

/** Lots that could take more, made of lots that already give all they have. */
const shortSites = (book: LotBook, scales: Scales, hungry: (lot: Lot) => boolean): ShortSite[] => {
  const worth = (lots: Iterable<Lot>): number =>
    [...lots].reduce((sum, lot) => sum + lot.amount.quantity * scales.of(lot), 0);
  const found = new Map<string, { readonly made: Lot[]; readonly inputs: Set<Lot> }>();
  for (const lot of book.chain.lots) {
    if (book.isRaw(lot) || !hungry(lot)) continue;
    const inputs = inputsOf(book, lot);
    if (inputs.some(hungry)) continue;
    const key = `${lot.site}\n${lot.material}`;
    const entry = found.get(key) ?? { made: [], inputs: new Set() };
    entry.made.push(lot);
    for (const one of inputs) entry.inputs.add(one);
    found.set(key, entry);
  }
  return [...found.values()]
    .map(({ made, inputs }) => ({
      site: made[0]?.site ?? '',
      name: book.chain.sites.find(({ id }) => id === made[0]?.site)?.name ?? '',
      output: made[0]?.material ?? '',
      inputs: [...new Set([...inputs].map(({ material }) => material))].sort(),
      claimed: tidy(worth(made)),
      supported: tidy(worth(inputs)),
    }))
    .sort((a, b) => b.claimed - b.supported - (a.claimed - a.supported) || (a.site < b.site ? -1 : 1));
};

const inputsOf = (book: LotBook, lot: Lot): readonly Lot[] =>
  lot.madeFrom.length > 0
    ? lot.madeFrom.flatMap(({ lot: id }) => book.byId.get(id) ?? [])
    : (book.receivedAt.get(lot.site) ?? []).filter(
        (input) => yieldFor(book.chain, lot.site, input.material, lot.material) !== null && !tooLate(input, lot),
      );

const tidy = (n: number): number => Math.round(n * 1e6) / 1e6;
