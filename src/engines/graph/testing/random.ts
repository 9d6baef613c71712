import fc from 'fast-check';
import { buildGraph } from '../build.ts';
import type { Graph } from '../types.ts';

export interface Plain {
  readonly nodes: number;
  readonly links: readonly { readonly from: number; readonly to: number; readonly weight: number }[];
}

/** Small graphs with loops, cycles and twins. */
export const plainGraphs = ({ nodes: most = 6, links = 9 } = {}): fc.Arbitrary<Plain> =>
  fc.integer({ min: 1, max: most }).chain((nodes) =>
    fc.record({
      nodes: fc.constant(nodes),
      links: fc.array(
        fc.record({
          from: fc.nat({ max: nodes - 1 }),
          to: fc.nat({ max: nodes - 1 }),
          weight: fc.integer({ min: 0, max: 10 }).map((n) => n / 10),
        }),
        { maxLength: links },
      ),
    }),
  );

export const graphOf = ({ nodes, links }: Plain): Graph =>
  buildGraph({
    nodes,
    from: links.map(({ from }) => from),
    to: links.map(({ to }) => to),
    linkColumns: { weight: { kind: 'f64', values: Float64Array.from(links, ({ weight }) => weight) } },
  });

export const weightsOf = (graph: Graph): Float64Array => {
  const column = graph.linkColumns.weight;
  if (column?.kind !== 'f64') throw new Error('no weights');
  return column.values;
};

/** Whether a comes to b over at least one link, or none where they are the same. */
export const reachable = ({ nodes, links }: Plain): boolean[][] => {
  const to = Array.from({ length: nodes }, (_, a) => Array.from({ length: nodes }, (_, b) => a === b));
  for (const link of links) (to[link.from] as boolean[])[link.to] = true;
  for (let k = 0; k < nodes; k++)
    for (let a = 0; a < nodes; a++)
      for (let b = 0; b < nodes; b++) if (to[a]?.[k] && to[k]?.[b]) (to[a] as boolean[])[b] = true;
  return to;
};
