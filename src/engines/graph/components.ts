import type { Graph, LinkTest } from './types.ts';

export interface Components {
  readonly count: number;
  /** For each node. A link never leads from a lower number to a higher one: descending numbers are a topological order. */
  readonly of: Uint32Array;
  /** Nodes of component `c` are `members[start[c]]` to `members[start[c + 1] - 1]`, ascending. */
  readonly start: Uint32Array;
  readonly members: Uint32Array;
}

/**
 * Strongly connected components. Where there is no cycle, an order from sources to sinks says all (A. B. Kahn, "Topological sorting of large
 * networks", 1962) and costs a third; else R. Tarjan, "Depth-first search and linear graph algorithms" (1972), without recursion.
 */
export const stronglyConnected = (graph: Graph, follow?: LinkTest): Components =>
  withoutCycle(graph, follow) ?? byDepth(graph, follow);

const withoutCycle = ({ nodes, inStart, outStart, target }: Graph, follow?: LinkTest): Components | null => {
  const open = new Uint32Array(nodes);
  if (follow === undefined)
    for (let node = 0; node < nodes; node++) open[node] = (inStart[node + 1] as number) - (inStart[node] as number);
  else for (let link = 0; link < target.length; link++) if (follow(link)) increase(open, target[link] as number, 1);
  const order = new Uint32Array(nodes);
  let known = 0;
  for (let node = 0; node < nodes; node++) if (open[node] === 0) order[known++] = node;
  for (let i = 0; i < known; i++) {
    const node = order[i] as number;
    const end = outStart[node + 1] as number;
    for (let link = outStart[node] as number; link < end; link++) {
      if (follow !== undefined && !follow(link)) continue;
      const to = target[link] as number;
      if (increase(open, to, -1) === 0) order[known++] = to;
    }
  }
  if (known < nodes) return null;
  const of = new Uint32Array(nodes);
  order.reverse().forEach((node, i) => {
    of[node] = i;
  });
  return { count: nodes, of, start: Uint32Array.from({ length: nodes + 1 }, (_, i) => i), members: order };
};

const increase = (numbers: Uint32Array, at: number, by: number): number => {
  const value = (numbers[at] as number) + by;
  numbers[at] = value;
  return value;
};

const byDepth = (graph: Graph, follow?: LinkTest): Components => {
  const { nodes, outStart, target } = graph;
  const of = new Uint32Array(nodes);
  const order = new Uint32Array(nodes);
  const low = new Uint32Array(nodes);
  const next = new Uint32Array(nodes);
  const closed = new Uint8Array(nodes);
  const open = new Uint32Array(nodes);
  const path = new Uint32Array(nodes);
  let openCount = 0;
  let clock = 0;
  let count = 0;
  const enter = (node: number): void => {
    order[node] = low[node] = ++clock;
    next[node] = outStart[node] as number;
    open[openCount++] = node;
  };
  for (let root = 0; root < nodes; root++) {
    if (order[root] !== 0) continue;
    let length = 1;
    path[0] = root;
    enter(root);
    while (length > 0) {
      const node = path[length - 1] as number;
      const at = next[node] as number;
      if (at < (outStart[node + 1] as number)) {
        next[node] = at + 1;
        if (follow !== undefined && !follow(at)) continue;
        const to = target[at] as number;
        if (order[to] === 0) {
          enter(to);
          path[length++] = to;
        } else if (closed[to] === 0 && (order[to] as number) < (low[node] as number)) low[node] = order[to] as number;
        continue;
      }
      length--;
      if (length > 0) {
        const parent = path[length - 1] as number;
        if ((low[node] as number) < (low[parent] as number)) low[parent] = low[node] as number;
      }
      if (low[node] !== order[node]) continue;
      for (let member = -1; member !== node; ) {
        member = open[--openCount] as number;
        closed[member] = 1;
        of[member] = count;
      }
      count++;
    }
  }
  return { count, of, ...membersOf(of, count) };
};

const membersOf = (of: Uint32Array, count: number): Pick<Components, 'start' | 'members'> => {
  const start = new Uint32Array(count + 1);
  for (const component of of) start[component + 1] = (start[component + 1] as number) + 1;
  for (let c = 0; c < count; c++) start[c + 1] = (start[c + 1] as number) + (start[c] as number);
  const members = new Uint32Array(of.length);
  const next = start.slice();
  for (let node = 0; node < of.length; node++) {
    const component = of[node] as number;
    const place = next[component] as number;
    members[place] = node;
    next[component] = place + 1;
  }
  return { start, members };
};
