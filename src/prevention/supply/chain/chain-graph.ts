import {
  ALWAYS_AFTER,
  ALWAYS_BEFORE,
  buildGraph,
  dayNumber,
  type Graph,
  type LinkTest,
  validOn,
} from '../../../engines/graph/index.ts';
import { type Chain, type Link, type LinkStatus, linkStatuses, type Site } from './contract.ts';

/** A chain as a graph of sites and products. */
export interface ChainGraph {
  readonly chain: Chain;
  readonly graph: Graph;
  /** Sites first, then products, as they stand in the file. */
  readonly site: (node: number) => Site | undefined;
  /** The link of the file that a link of the graph is. */
  readonly link: (link: number) => Link;
  readonly nameOf: (node: number) => string;
  readonly idOf: (node: number) => string;
  readonly nodeOf: (id: string) => number;
}

export const chainGraph = (chain: Chain): ChainGraph => {
  const nodes = [...chain.sites, ...chain.products];
  const place = new Map(nodes.map(({ id }, i) => [id, i]));
  const end = (id: string): number => place.get(id) ?? -1;
  const day = (text: string | undefined, open: number): number => (text === undefined ? open : dayNumber(text));
  const days = (of: (link: Link) => number) => ({ kind: 'i32', values: Int32Array.from(chain.links, of) }) as const;
  // links in the order of their ids, so that the file's own order leaves no trace
  const order = chain.links.map((_, i) => i).sort((a, b) => (idAt(chain, a) < idAt(chain, b) ? -1 : 1));
  const rank = new Uint32Array(order.length);
  order.forEach((row, i) => {
    rank[row] = i;
  });
  const graph = buildGraph({
    nodes: nodes.length,
    from: Uint32Array.from(chain.links, ({ from }) => end(from)),
    to: Uint32Array.from(chain.links, ({ to }) => end(to)),
    linkColumns: {
      rank: { kind: 'i32', values: Int32Array.from(rank) },
      status: { kind: 'u8', values: Uint8Array.from(chain.links, ({ status }) => linkStatuses.indexOf(status)) },
      validFrom: days(({ validFrom }) => day(validFrom, ALWAYS_BEFORE)),
      validTo: days(({ validTo }) => day(validTo, ALWAYS_AFTER)),
      knownFrom: days(({ knownFrom }) => day(knownFrom, ALWAYS_BEFORE)),
    },
  });
  const ranks = graph.linkColumns.rank?.values ?? [];
  return {
    chain,
    graph,
    site: (node) => chain.sites[node],
    link: (link) => chain.links[order[ranks[link] as number] as number] as Link,
    nameOf: (node) => nodes[node]?.name ?? '',
    idOf: (node) => nodes[node]?.id ?? '',
    nodeOf: end,
  };
};

const idAt = ({ links }: Chain, row: number): string => links[row]?.id ?? '';

/** Links that hold on a day, known by a day, of a status at least this good. */
export const followed = ({ graph }: ChainGraph, on: string, knownBy: string, least: LinkStatus): LinkTest => {
  const valid = validOn(graph, { on, knownBy }, { from: 'validFrom', to: 'validTo', known: 'knownFrom' });
  const status = graph.linkColumns.status?.values ?? [];
  const worst = linkStatuses.indexOf(least);
  return (link) => (status[link] as number) <= worst && valid(link);
};
