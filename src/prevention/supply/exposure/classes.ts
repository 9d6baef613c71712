import { type LinkTest, reach, spreadMaximum } from '../../../engines/graph/index.ts';
import { type ChainGraph, followed } from '../chain/chain-graph.ts';
import { type LinkStatus, linkStatuses } from '../chain/contract.ts';
import type { Finding } from './findings.ts';

export interface PathView {
  /** From the site to the product. */
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
  readonly links: readonly { readonly id: string; readonly status: LinkStatus; readonly material: string }[];
}

export interface Reason {
  readonly site: string;
  readonly name: string;
  readonly finding: Finding;
  readonly path: PathView;
}

export interface ClassView {
  /** Links of this status and better are followed. */
  readonly links: LinkStatus;
  readonly legalClass: number;
  /** Why: what stands at the sites of this class, each with the shortest way to the product. */
  readonly reasons: readonly Reason[];
  /** What is less than the class, or asks a person to look. */
  readonly others: readonly Reason[];
}

/**
 * The class of every node: the highest of what stands against the sites upstream of it and against the goods that leave them on links that are
 * followed. What a site sells on other links, or sold on another day, is no reason.
 */
export const classesUpstream = (
  { graph, link }: ChainGraph,
  findings: readonly (readonly Finding[])[],
  follow: LinkTest,
): Float64Array => {
  const own = new Float64Array(graph.nodes);
  findings.forEach((list, site) => {
    own[site] = highest(list.filter(({ material }) => material === undefined));
  });
  for (let at = 0; at < graph.links; at++) {
    const goods = (findings[graph.source[at] as number] ?? []).filter(({ material }) => material !== undefined);
    if (goods.length === 0 || !follow(at)) continue;
    const to = graph.target[at] as number;
    const { material } = link(at);
    own[to] = Math.max(own[to] as number, highest(goods.filter((one) => one.material === material)));
  }
  return spreadMaximum(graph, own, { follow });
};

export const highest = (findings: readonly Finding[]): number =>
  findings.reduce((most, { legalClass }) => Math.max(most, legalClass), 0);

/** Which goods leave each site on links that are followed, towards one of these nodes where they are given. */
export const goodsLeaving = (
  { graph, link }: ChainGraph,
  follow: LinkTest,
  towards?: ReadonlySet<number>,
): ReadonlyMap<number, ReadonlySet<string>> => {
  const leaving = new Map<number, Set<string>>();
  for (let at = 0; at < graph.links; at++) {
    if (towards && !towards.has(graph.target[at] as number)) continue;
    if (!follow(at)) continue;
    const from = graph.source[at] as number;
    leaving.set(from, (leaving.get(from) ?? new Set()).add(link(at).material));
  }
  return leaving;
};

/** Of the findings at a site those that are about the site, or about a good that leaves it. */
export const counting = (findings: readonly Finding[], goods: ReadonlySet<string> | undefined): readonly Finding[] =>
  findings.filter(({ material }) => material === undefined || goods?.has(material));

/**
 * Layer A: the legal class of a product, categorical, the highest over all that is upstream, never averaged. One answer for documented links alone,
 * one with declared, one with inferred links.
 */
export const classesOf = (
  chained: ChainGraph,
  findings: readonly (readonly Finding[])[],
  product: number,
  { on, knownBy }: { readonly on: string; readonly knownBy: string },
): readonly ClassView[] =>
  linkStatuses.map((status) => {
    const follow = followed(chained, on, knownBy, status);
    const legalClass = classesUpstream(chained, findings, follow)[product] as number;
    const { nodes, via } = reach(chained.graph, [product], { direction: 'up', follow });
    const goods = goodsLeaving(chained, follow, new Set(nodes));
    const next = new Map([...nodes].map((node, i) => [node, via[i] as number]));
    const reasons: Reason[] = [];
    const others: Reason[] = [];
    for (const node of nodes) {
      const site = chained.site(node);
      if (!site) continue;
      const here = once(
        counting(findings[node] ?? [], goods.get(node)).filter((one) => one.legalClass > 0 || one.review !== null),
      );
      if (here.length === 0) continue;
      const path = shortest(chained, node, next);
      for (const finding of here) {
        const reason = { site: site.id, name: site.name, finding, path };
        if (finding.legalClass === legalClass && legalClass > 0) reasons.push(reason);
        else others.push(reason);
      }
    }
    return { links: status, legalClass, reasons: reasons.sort(bySite), others: others.sort(byClass) };
  });

/** An order that covers two goods of a site is one reason. */
const once = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(
    findings.map((one) => [[one.what, one.list, one.says, one.legalClass, one.review].join('\n'), one]),
  ).values(),
];

const bySite = (a: Reason, b: Reason): number =>
  a.site === b.site ? (a.finding.says < b.finding.says ? -1 : 1) : a.site < b.site ? -1 : 1;
const byClass = (a: Reason, b: Reason): number => b.finding.legalClass - a.finding.legalClass || bySite(a, b);

/** The way of fewest links, by the link that each site was first met by on the way up. */
const shortest = (chained: ChainGraph, from: number, next: ReadonlyMap<number, number>): PathView => {
  const nodes = [from];
  const links: number[] = [];
  for (let link = next.get(from) ?? -1; link >= 0; link = next.get(nodes.at(-1) as number) ?? -1) {
    links.push(link);
    nodes.push(chained.graph.target[link] as number);
  }
  return pathView(chained, nodes, links);
};

export const pathView = (chained: ChainGraph, nodes: readonly number[], links: readonly number[]): PathView => ({
  nodes: nodes.map((node) => ({ id: chained.idOf(node), name: chained.nameOf(node) })),
  links: links.map((one) => {
    const { id, status, material } = chained.link(one);
    return { id, status, material };
  }),
});
