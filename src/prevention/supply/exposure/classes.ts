import { reach, spreadMaximum } from '../../../engines/graph/index.ts';
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
 * Layer A: the legal class of a product, categorical, the highest over all that is upstream, never averaged. One answer for documented links alone,
 * one with declared, one with inferred links.
 */
export const classesOf = (
  chained: ChainGraph,
  findings: readonly (readonly Finding[])[],
  product: number,
  { on, knownBy }: { readonly on: string; readonly knownBy: string },
): readonly ClassView[] => {
  const { graph } = chained;
  const own = new Float64Array(graph.nodes);
  findings.forEach((list, site) => {
    own[site] = Math.max(0, ...list.map(({ legalClass }) => legalClass));
  });
  return linkStatuses.map((status) => {
    const follow = followed(chained, on, knownBy, status);
    const legalClass = spreadMaximum(graph, own, { follow })[product] as number;
    const { nodes, via } = reach(graph, [product], { direction: 'up', follow });
    const next = new Map([...nodes].map((node, i) => [node, via[i] as number]));
    const reasons: Reason[] = [];
    const others: Reason[] = [];
    for (const node of nodes) {
      const site = chained.site(node);
      const here = site ? (findings[node] ?? []) : [];
      if (!site || here.length === 0) continue;
      const counting = here.filter((one) => one.legalClass > 0 || one.review !== null);
      if (counting.length === 0) continue;
      const path = shortest(chained, node, next);
      for (const finding of counting) {
        const reason = { site: site.id, name: site.name, finding, path };
        if (finding.legalClass === legalClass && legalClass > 0) reasons.push(reason);
        else others.push(reason);
      }
    }
    return { links: status, legalClass, reasons: reasons.sort(bySite), others: others.sort(byClass) };
  });
};

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
