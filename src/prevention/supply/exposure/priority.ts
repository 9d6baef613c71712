import { daysBetween } from '../../../engines/calendar/index.ts';
import { bestPaths, type LinkTest, spreadChance } from '../../../engines/graph/index.ts';
import { type ChainGraph, followed } from '../chain/chain-graph.ts';
import { counting, goodsLeaving, type PathView, pathView } from './classes.ts';
import type { Finding } from './findings.ts';
import type { Settings } from './pack-kinds.ts';

export interface Priority {
  /** The best single path. The true chance lies between the two. */
  readonly lower: number;
  readonly upper: number;
  readonly paths: readonly (PathView & { readonly weight: number; readonly own: number })[];
  /** What each site brings of its own, highest first. */
  readonly own: readonly { readonly site: string; readonly own: number; readonly from: readonly string[] }[];
}

const mostPaths = 5;

/**
 * Layer B: a number from 0 to 1 for the order in which people look. It says nothing of the law and is never mixed with the class.
 *
 * own(v) = 1 - product over findings of (1 - w q s 2^(-age/h)); links weigh c * sqrt(share), an unknown share counting whole.
 */
export const priorityOf = (
  chained: ChainGraph,
  findings: readonly (readonly Finding[])[],
  product: number,
  { on, knownBy, settings }: { readonly on: string; readonly knownBy: string; readonly settings: Settings },
): Priority => {
  const { graph } = chained;
  const follow = followed(chained, on, knownBy, 'inferred');
  const held = heldFindings(chained, findings, follow);
  const own = Float64Array.from({ length: graph.nodes }, (_, node) => ownOf(held[node] ?? [], on, settings));
  const weight = linkWeights(chained, settings);
  const upper = spreadChance(graph, own, weight, { follow }).values[product] as number;
  const paths = bestPaths(graph, product, {
    k: mostPaths,
    cost: (link) => -Math.log(weight[link] as number),
    startCost: (node) => -Math.log(own[node] as number),
    follow,
  }).map(({ nodes, links, cost }) => ({
    ...pathView(chained, nodes, links),
    weight: rounded(Math.exp(-cost)),
    own: rounded(own[nodes[0] as number] as number),
  }));
  return {
    lower: paths[0]?.weight ?? 0,
    upper: Math.max(rounded(upper), paths[0]?.weight ?? 0),
    paths,
    own: chained.chain.sites
      .map(({ id }, i) => ({
        site: id,
        own: rounded(own[i] as number),
        from: [...new Set((held[i] ?? []).map((one) => one.weight))]
          .filter((name) => name !== '')
          .map((name) => `supply.weight.${name}`),
      }))
      .filter((one) => one.own > 0)
      .sort((a, b) => b.own - a.own || (a.site < b.site ? -1 : 1)),
  };
};

/** What stands against each site by the goods that leave it on links that are followed, whoever buys them: the order of work asks for the site. */
export const heldFindings = (
  chained: ChainGraph,
  findings: readonly (readonly Finding[])[],
  follow: LinkTest,
): readonly (readonly Finding[])[] => {
  const goods = goodsLeaving(chained, follow);
  return findings.map((list, node) => counting(list, goods.get(node)));
};

/** What of a supplier reaches its buyer, link by link: how sure the link is, by the root of its share. */
export const linkWeights = (chained: ChainGraph, settings: Settings): Float64Array =>
  Float64Array.from({ length: chained.graph.links }, (_, link) => {
    const { status, share } = chained.link(link);
    return settings.confidence(status) * Math.sqrt(share ?? 1);
  });

/** Two reports of one kind of thing at one site count once: the strongest. */
export const ownOf = (findings: readonly Finding[], on: string, settings: Settings): number => {
  const strongest = new Map<string, number>();
  for (const { weight, quality, source, date, says, what } of findings) {
    if (weight === '' || (date !== null && date > on)) continue;
    const { weight: most, halfLifeDays } = settings.weight(weight);
    const age = date === null || halfLifeDays === null ? 0 : daysBetween(date, on);
    const value = most * quality * settings.strength(source) * (halfLifeDays === null ? 1 : 2 ** (-age / halfLifeDays));
    const key = what === 'signal' ? `${weight} ${says}` : weight;
    strongest.set(key, Math.max(strongest.get(key) ?? 0, value));
  }
  const values = [...strongest.values()].sort((a, b) => a - b);
  return 1 - values.reduce((rest, value) => rest * (1 - value), 1);
};

const rounded = (n: number): number => Math.round(n * 1e6) / 1e6;
