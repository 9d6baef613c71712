import { createHeap } from './heap.ts';
import { reach } from './reach.ts';
import type { Graph, LinkTest } from './types.ts';

export interface Path {
  /** From where it begins to `to`. */
  readonly nodes: readonly number[];
  /** One fewer than nodes. */
  readonly links: readonly number[];
  readonly cost: number;
}

export interface PathOptions {
  /** How many paths at most. */
  readonly k: number;
  /** What a link costs: 0 or more; Infinity closes it. For weights that multiply, -log of the weight. */
  readonly cost: (link: number) => number;
  /** What it costs to begin at a node; Infinity where no path begins. */
  readonly startCost: (node: number) => number;
  readonly follow?: LinkTest;
}

/** The last step of a path that is looked for against the links: it begins here. */
const BEGIN = -1;

/**
 * The k cheapest paths without a node twice that end at `to`, cheapest first. J. Y. Yen, "Finding the k shortest loopless paths in a
 * network" (1971), each deviation found by A* with the true distances as its guide.
 */
export const bestPaths = (graph: Graph, to: number, options: PathOptions): readonly Path[] => {
  const guide = distances(graph, to, options);
  const first = cheapest(graph, to, options, guide, [], new Set());
  const found: Found[] = [];
  const waiting: Found[] = first ? [first] : [];
  const known = new Set<string>(waiting.map(nameOf));
  while (found.length < options.k) {
    waiting.sort(byCost);
    const best = waiting.shift();
    if (!best) break;
    found.push(best);
    for (let i = 0; i <= best.links.length; i++) {
      const root = best.links.slice(0, i);
      const closed = new Set(
        found.filter(({ links }) => startsWith(links, root)).map(({ links }) => links[i] ?? BEGIN),
      );
      const other = cheapest(graph, to, options, guide, root, closed);
      if (!other || known.has(nameOf(other))) continue;
      known.add(nameOf(other));
      waiting.push(other);
    }
  }
  return found.map(({ links, cost }) => ({
    nodes: [...links.map((link) => graph.source[link] as number).reverse(), to],
    links: [...links].reverse(),
    cost,
  }));
};

/** Links against their direction, from `to`. */
interface Found {
  readonly links: readonly number[];
  readonly cost: number;
}

const nameOf = ({ links }: Found): string => links.join(' ');
const startsWith = (links: readonly number[], root: readonly number[]): boolean =>
  root.length <= links.length && root.every((link, i) => links[i] === link);

const byCost = (a: Found, b: Found): number => {
  if (a.cost !== b.cost) return a.cost - b.cost;
  for (let i = 0; i < Math.min(a.links.length, b.links.length); i++) {
    const difference = (a.links[i] as number) - (b.links[i] as number);
    if (difference !== 0) return difference;
  }
  return a.links.length - b.links.length;
};

/** What it costs at least to come to each node from a beginning: Dijkstra over what lies upstream of `to`. */
const distances = (graph: Graph, to: number, { cost, startCost, follow }: PathOptions): ReadonlyMap<number, number> => {
  const upstream = reach(graph, [to], { direction: 'up', follow: (l) => cost(l) < Infinity && (follow?.(l) ?? true) });
  const inside = new Set(upstream.nodes);
  const known = new Map<number, number>();
  const heap = createHeap();
  for (const node of inside) {
    const begins = startCost(node);
    if (begins === Infinity) continue;
    known.set(node, begins);
    heap.push(node, begins);
  }
  while (heap.size > 0) {
    const { item: node, cost: far } = heap.pop();
    if (far > (known.get(node) ?? Infinity)) continue;
    const end = graph.outStart[node + 1] as number;
    for (let link = graph.outStart[node] as number; link < end; link++) {
      const next = graph.target[link] as number;
      if (!inside.has(next) || (follow !== undefined && !follow(link))) continue;
      const total = far + cost(link);
      if (total >= (known.get(next) ?? Infinity)) continue;
      known.set(next, total);
      heap.push(next, total);
    }
  }
  return known;
};

/** The cheapest path that begins with `root` (seen from `to`), then takes none of the steps in `closed`, and meets no node twice. */
const cheapest = (
  graph: Graph,
  to: number,
  { cost, startCost, follow }: PathOptions,
  guide: ReadonlyMap<number, number>,
  root: readonly number[],
  closed: ReadonlySet<number>,
): Found | null => {
  const passed = new Set<number>();
  let spur = to;
  let paid = 0;
  for (const link of root) {
    passed.add(spur);
    paid += cost(link);
    spur = graph.source[link] as number;
  }
  const spent = new Map([[spur, paid]]);
  const back = new Map<number, number>();
  const settled = new Set<number>();
  const heap = createHeap();
  heap.push(spur, paid + (guide.get(spur) ?? Infinity));
  let end = -1;
  let endCost = Infinity;
  while (heap.size > 0) {
    const { item: node, cost: least } = heap.pop();
    if (least >= endCost) break;
    if (settled.has(node)) continue;
    settled.add(node);
    const so = spent.get(node) as number;
    const whole = so + startCost(node);
    if (whole < endCost && !(node === spur && closed.has(BEGIN))) {
      end = node;
      endCost = whole;
    }
    const last = graph.inStart[node + 1] as number;
    for (let at = graph.inStart[node] as number; at < last; at++) {
      const link = graph.inLink[at] as number;
      const next = graph.source[link] as number;
      const rest = guide.get(next);
      if (rest === undefined || passed.has(next) || settled.has(next)) continue;
      if ((node === spur && closed.has(link)) || (follow !== undefined && !follow(link))) continue;
      const total = so + cost(link);
      if (!(total < (spent.get(next) ?? Infinity))) continue;
      spent.set(next, total);
      back.set(next, link);
      heap.push(next, total + rest);
    }
  }
  if (end < 0) return null;
  const tail: number[] = [];
  for (let node = end; node !== spur; ) {
    const link = back.get(node) as number;
    tail.push(link);
    node = graph.target[link] as number;
  }
  const links = [...root, ...tail.reverse()];
  // summed anew, always from the same end, so that equal paths cost the same to the last digit
  const sum = links.reduce((total, link) => total + cost(link), 0);
  return { links, cost: sum + startCost(end) };
};
