import { type Components, stronglyConnected } from './components.ts';
import type { Graph, LinkTest } from './types.ts';

export interface PropagateOptions {
  readonly follow?: LinkTest;
  /** Of the same links; else they are found anew. */
  readonly components?: Components;
}

/** The value of a node from those of the nodes upstream of it, which are in `values`. */
export type Update = (node: number, values: Float64Array) => number;

/** Rounds within one component that feeds itself. */
const mostRounds = 10_000;
const enough = 1e-9;

export interface Propagated {
  readonly values: Float64Array;
  /** The most rounds a component that feeds itself took; 1 where there is none. */
  readonly rounds: number;
}

/**
 * One pass from raw material to product over the condensed graph. Within a component that feeds itself the update is repeated from below
 * until nothing grows by more than 1e-9; where that takes too long, it is repeated from above, so that a bounded, monotone update
 * always gives an upper bound of its least fixed point.
 *
 * @param values where each node begins: its lowest value; `top` is the highest any node can have.
 */
export const propagate = (
  graph: Graph,
  update: Update,
  { lowest, top }: { readonly lowest: Float64Array; readonly top: number },
  { follow, components = stronglyConnected(graph, follow) }: PropagateOptions = {},
): Propagated => {
  const values = lowest.slice();
  let rounds = 1;
  for (let c = components.count - 1; c >= 0; c--) {
    const first = components.start[c] as number;
    const end = components.start[c + 1] as number;
    const only = components.members[first] as number;
    if (end - first === 1 && !feedsItself(graph, only, follow)) {
      values[only] = update(only, values);
      continue;
    }
    const members = components.members.subarray(first, end);
    const taken = settle(members, update, values);
    if (taken > mostRounds) {
      for (const node of members) values[node] = top;
      settle(members, update, values);
    }
    rounds = Math.max(rounds, Math.min(taken, mostRounds));
  }
  return { values, rounds };
};

const settle = (members: Uint32Array, update: Update, values: Float64Array): number => {
  for (let round = 1; round <= mostRounds; round++) {
    let moved = 0;
    for (const node of members) {
      const value = update(node, values);
      moved = Math.max(moved, Math.abs(value - (values[node] as number)));
      values[node] = value;
    }
    if (moved <= enough) return round;
  }
  return mostRounds + 1;
};

const feedsItself = ({ outStart, target }: Graph, node: number, follow?: LinkTest): boolean => {
  const end = outStart[node + 1] as number;
  for (let link = outStart[node] as number; link < end; link++)
    if (target[link] === node && (follow === undefined || follow(link))) return true;
  return false;
};

/**
 * The upper bound of the chance that something of the nodes reaches each node, when nodes (`own`) and links (`weight`), all 0 to 1, are
 * independent events: R(v) = 1 - (1 - own(v)) * product over links u -> v of (1 - weight * R(u)). Events of reaching are positively
 * associated, so the true chance is never above it.
 */
export const spreadChance = (
  graph: Graph,
  own: ArrayLike<number>,
  weight: ArrayLike<number>,
  options: PropagateOptions = {},
): Propagated => {
  const { inStart, inLink, outStart, source, target } = graph;
  const { follow, components = stronglyConnected(graph, follow) } = options;
  const update: Update = (node, values) => {
    let none = 1 - (own[node] as number);
    const end = inStart[node + 1] as number;
    for (let at = inStart[node] as number; at < end; at++) {
      const link = inLink[at] as number;
      if (follow !== undefined && !follow(link)) continue;
      none *= 1 - (weight[link] as number) * (values[source[link] as number] as number);
    }
    return 1 - none;
  };
  if (components.count < graph.nodes || hasLoop(graph, follow))
    return propagate(graph, update, { lowest: new Float64Array(graph.nodes), top: 1 }, { ...options, components });
  // without cycles each node hands on what it has: links are then read in the order in which they lie in memory
  const none = Float64Array.from(own, (chance) => 1 - chance);
  for (let i = components.count - 1; i >= 0; i--) {
    const node = components.members[i] as number;
    const has = 1 - (none[node] as number);
    if (has === 0) continue;
    const end = outStart[node + 1] as number;
    for (let link = outStart[node] as number; link < end; link++) {
      if (follow !== undefined && !follow(link)) continue;
      const to = target[link] as number;
      none[to] = (none[to] as number) * (1 - (weight[link] as number) * has);
    }
  }
  return { values: none.map((chance) => 1 - chance), rounds: 1 };
};

const hasLoop = ({ source, target }: Graph, follow?: LinkTest): boolean => {
  for (let link = 0; link < source.length; link++)
    if (source[link] === target[link] && (follow === undefined || follow(link))) return true;
  return false;
};

/** The highest of a node's own value and the values of all upstream of it. A component that feeds itself has one value. */
export const spreadMaximum = (
  graph: Graph,
  own: ArrayLike<number>,
  { follow, components = stronglyConnected(graph, follow) }: PropagateOptions = {},
): Float64Array => {
  const { inStart, inLink, source } = graph;
  const values = Float64Array.from(own);
  for (let c = components.count - 1; c >= 0; c--) {
    const members = components.members.subarray(components.start[c], components.start[c + 1]);
    let highest = -Infinity;
    for (const node of members) {
      highest = Math.max(highest, values[node] as number);
      const end = inStart[node + 1] as number;
      for (let at = inStart[node] as number; at < end; at++) {
        const link = inLink[at] as number;
        if (follow === undefined || follow(link)) highest = Math.max(highest, values[source[link] as number] as number);
      }
    }
    for (const node of members) values[node] = highest;
  }
  return values;
};
