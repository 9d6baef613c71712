import { buildGraph, propagate } from '../../../engines/graph/index.ts';
import type { Party } from '../chain/contract.ts';

/**
 * How much of each party listed parties control together: O(v) = sum of direct shares o(s, v), each counted whole where s is listed or where
 * listed parties control half of s or more (`half`, which a pack may set otherwise). `bound` asks for the least or the most that shares between bounds allow. Cross-holdings are repeated until nothing moves; a share never counts above all of it.
 */
export const controlByListed = (
  parties: readonly Party[],
  listed: ReadonlySet<string>,
  bound: 'share' | 'least' | 'most' = 'share',
  half = 0.5,
): ReadonlyMap<string, number> => {
  const place = new Map(parties.map(({ id }, i) => [id, i]));
  const holdings = parties.flatMap(({ owners }, to) =>
    owners.map((one) => ({ from: place.get(one.party) as number, to, share: shareAt(one, bound) })),
  );
  const graph = buildGraph({
    nodes: parties.length,
    from: holdings.map(({ from }) => from),
    to: holdings.map(({ to }) => to),
    linkColumns: { share: { kind: 'f64', values: Float64Array.from(holdings, ({ share }) => share) } },
  });
  const share = graph.linkColumns.share?.values ?? [];
  const isListed = parties.map(({ id }) => listed.has(id));
  const { values } = propagate(
    graph,
    (node, held) => {
      let sum = 0;
      for (let at = graph.inStart[node] as number; at < (graph.inStart[node + 1] as number); at++) {
        const link = graph.inLink[at] as number;
        const owner = graph.source[link] as number;
        if (isListed[owner] || (held[owner] as number) >= half) sum += share[link] as number;
      }
      return Math.min(1, sum);
    },
    { lowest: new Float64Array(parties.length), top: 1 },
  );
  return new Map(parties.map(({ id }, i) => [id, values[i] as number]));
};

const shareAt = ({ share, min, max }: Party['owners'][number], bound: 'share' | 'least' | 'most'): number =>
  bound === 'least' ? Math.min(share, min ?? share) : bound === 'most' ? Math.max(share, max ?? share) : share;
