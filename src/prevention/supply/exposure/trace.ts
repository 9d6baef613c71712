import { reach } from '../../../engines/graph/index.ts';
import { type ChainGraph, followed } from '../chain/chain-graph.ts';
import { type Coverage, coverageOf } from '../coverage/coverage.ts';
import { type ClassView, classesOf } from './classes.ts';
import { type ListStatus, type Negative, negativeOf, statusOf } from './list-status.ts';
import type { LoadedSources } from './load-sources.ts';
import { type Priority, priorityOf } from './priority.ts';
import { findingsOf } from './site-findings.ts';

export interface Trace {
  readonly product: string;
  readonly name: string;
  readonly on: string;
  readonly knownBy: string;
  /** Layer A, the law: one answer a link status. */
  readonly legal: readonly ClassView[];
  /** What a class of 0 may say, given the age of the lists. */
  readonly negative: Negative;
  /** Layer B, the order of work. */
  readonly priority: Priority;
  readonly coverage: Coverage;
  readonly lists: readonly ListStatus[];
  readonly upstream: { readonly sites: number; readonly links: number; readonly tiers: number };
}

/** A product traced upstream on a day, as it was known by a day: two layers, side by side and never mixed. */
export const traceProduct = (
  chained: ChainGraph,
  product: number,
  { sources, lists, settings }: LoadedSources,
  { on, knownBy }: { readonly on: string; readonly knownBy: string },
): Trace => {
  const findings = findingsOf(chained, sources, on);
  const follow = followed(chained, on, knownBy, 'inferred');
  const { nodes, depth } = reach(chained.graph, [product], { direction: 'up', follow });
  const inside = new Set(nodes);
  let links = 0;
  for (let link = 0; link < chained.graph.links; link++)
    if (inside.has(chained.graph.target[link] as number) && follow(link)) links += 1;
  const status = statusOf(lists, on, settings);
  return {
    product: chained.idOf(product),
    name: chained.nameOf(product),
    on,
    knownBy,
    legal: classesOf(chained, findings, product, { on, knownBy }),
    negative: negativeOf(status),
    priority: priorityOf(chained, findings, product, { on, knownBy, settings }),
    coverage: coverageOf(chained, product, follow, { on, settings }),
    lists: status,
    upstream: { sites: nodes.length - 1, links, tiers: depth.at(-1) ?? 0 },
  };
};
