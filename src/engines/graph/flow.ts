import { GraphError } from './errors.ts';
import type { Graph } from './types.ts';

export interface Flow {
  readonly value: number;
  /** What runs through each link. */
  readonly flow: Float64Array;
  /** 1 where a node can still be reached from the source: the source's side of the smallest cut nearest to it. */
  readonly sourceSide: Uint8Array;
  /** The links of that cut: full, and no more comes through however large the others are. */
  readonly cut: readonly number[];
}

/**
 * The most that can run from source to sink, and the smallest cut. E. A. Dinic (1970): level graphs and blocking flows, without recursion.
 *
 * @param capacity of each link, 0 or more; Infinity is allowed where the whole stays finite.
 * @throws GraphError GRAPH_CAPACITY_INVALID
 */
export const maxFlow = (graph: Graph, source: number, sink: number, capacity: ArrayLike<number>): Flow => {
  let smallest = Infinity;
  for (let link = 0; link < graph.links; link++) {
    const most = capacity[link] as number;
    if (!(most >= 0)) throw new GraphError('GRAPH_CAPACITY_INVALID', 'A capacity is 0 or more.', { link });
    if (most > 0 && most < smallest) smallest = most;
  }
  const grain = grainOf(capacity, smallest);
  const flow = new Float64Array(graph.links);
  const level = new Int32Array(graph.nodes);
  const next = new Uint32Array(graph.nodes);
  const room = (step: number): number => {
    const link = step >> 1;
    return (step & 1) === 1 ? (flow[link] as number) : (capacity[link] as number) - (flow[link] as number);
  };
  const degree = (node: number): number => outOf(graph, node) + inTo(graph, node);
  let value = 0;
  const open = (step: number): boolean => room(step) > grain(step);
  while (source !== sink && levels(graph, source, sink, level, open)) {
    next.fill(0);
    for (let added = push(); added > 0; added = push()) {
      value += added;
      if (value === Infinity) throw new GraphError('GRAPH_CAPACITY_INVALID', 'Nothing limits what runs to the sink.');
    }
  }
  const sourceSide = new Uint8Array(graph.nodes);
  levels(graph, source, -1, level, open);
  for (let node = 0; node < graph.nodes; node++) sourceSide[node] = level[node] === -1 ? 0 : 1;
  const cut: number[] = [];
  for (let link = 0; link < graph.links; link++) {
    if (sourceSide[graph.source[link] as number] === 1 && sourceSide[graph.target[link] as number] === 0)
      cut.push(link);
  }
  return { value, flow, sourceSide, cut };

  /** One path to the sink along the levels, filled to its narrowest place; 0 where none is left. */
  function push(): number {
    const steps: number[] = [];
    let node = source;
    while (node !== sink) {
      const at = next[node] as number;
      if (at >= degree(node)) {
        if (steps.length === 0) return 0;
        level[node] = -1;
        node = startOf(graph, steps.pop() as number);
        next[node] = (next[node] as number) + 1;
        continue;
      }
      const step = stepAt(graph, node, at);
      const to = endOf(graph, step);
      if (level[to] === (level[node] as number) + 1 && open(step)) {
        steps.push(step);
        node = to;
      } else next[node] = at + 1;
    }
    const added = steps.reduce((least, step) => Math.min(least, room(step)), Infinity);
    for (const step of steps) flow[step >> 1] = (flow[step >> 1] as number) + ((step & 1) === 1 ? -added : added);
    return added;
  }
};

/** What is left of a link below this is rounding, not room. By the link itself, and back along it by the smallest: one that is large beyond measure leaves the small ones alone. */
const grainOf =
  (capacity: ArrayLike<number>, smallest: number) =>
  (step: number): number => {
    const most = (step & 1) === 1 ? Infinity : (capacity[step >> 1] as number);
    const least = most < Infinity ? most : smallest;
    return least < Infinity ? least * 1e-12 : 0;
  };

const outOf = (graph: Graph, node: number): number =>
  (graph.outStart[node + 1] as number) - (graph.outStart[node] as number);
const inTo = (graph: Graph, node: number): number =>
  (graph.inStart[node + 1] as number) - (graph.inStart[node] as number);

/** A step is a link twice over: even along it, odd back. */
const stepAt = (graph: Graph, node: number, at: number): number => {
  const out = outOf(graph, node);
  return at < out
    ? ((graph.outStart[node] as number) + at) * 2
    : (graph.inLink[(graph.inStart[node] as number) + at - out] as number) * 2 + 1;
};
const startOf = ({ source, target }: Graph, step: number): number =>
  ((step & 1) === 1 ? target[step >> 1] : source[step >> 1]) as number;
const endOf = ({ source, target }: Graph, step: number): number =>
  ((step & 1) === 1 ? source[step >> 1] : target[step >> 1]) as number;

/** Distances from the source over what has room; whether the sink is among them. */
const levels = (
  graph: Graph,
  source: number,
  sink: number,
  level: Int32Array,
  open: (step: number) => boolean,
): boolean => {
  level.fill(-1);
  level[source] = 0;
  const queue = [source];
  for (let i = 0; i < queue.length; i++) {
    const node = queue[i] as number;
    const degree = outOf(graph, node) + inTo(graph, node);
    for (let at = 0; at < degree; at++) {
      const step = stepAt(graph, node, at);
      const to = endOf(graph, step);
      if (level[to] !== -1 || !open(step)) continue;
      level[to] = (level[node] as number) + 1;
      queue.push(to);
    }
  }
  return sink >= 0 && level[sink] !== -1;
};
