import type { Direction, Graph, LinkTest } from './types.ts';

export interface Reached {
  /** Nearest first; nodes of one distance by the order in which they were met. The start is the first. */
  readonly nodes: Uint32Array;
  /** Links from the start, for each of `nodes`. */
  readonly depth: Uint32Array;
  /** The link by which it was first met, for each of `nodes`; -1 for a start. */
  readonly via: Int32Array;
}

export interface ReachOptions {
  readonly direction: Direction;
  /** No further than this many links. */
  readonly depth?: number;
  readonly follow?: LinkTest;
}

/** What lies upstream or downstream of some nodes, breadth first. O(nodes + links met). */
export const reach = (
  graph: Graph,
  starts: readonly number[],
  { direction, depth: most = Infinity, follow }: ReachOptions,
): Reached => {
  const { outStart, inStart, inLink, source, target } = graph;
  const up = direction === 'up';
  const start = up ? inStart : outStart;
  const seen = new Uint8Array(graph.nodes);
  const nodes: number[] = [];
  const depth: number[] = [];
  const via: number[] = [];
  const meet = (node: number, far: number, link: number): void => {
    if (seen[node] === 1) return;
    seen[node] = 1;
    nodes.push(node);
    depth.push(far);
    via.push(link);
  };
  for (const node of starts) meet(node, 0, -1);
  for (let i = 0; i < nodes.length; i++) {
    const far = depth[i] as number;
    if (far >= most) break;
    const node = nodes[i] as number;
    const end = start[node + 1] as number;
    for (let at = start[node] as number; at < end; at++) {
      const link = up ? (inLink[at] as number) : at;
      if (follow !== undefined && !follow(link)) continue;
      meet((up ? source[link] : target[link]) as number, far + 1, link);
    }
  }
  return { nodes: Uint32Array.from(nodes), depth: Uint32Array.from(depth), via: Int32Array.from(via) };
};
