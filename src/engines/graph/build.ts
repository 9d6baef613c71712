import { GraphError } from './errors.ts';
import { keysOf, type StoredKeys } from './keys.ts';
import { orderTwins, rearranged, sortedWords } from './link-order.ts';
import type { Column, Columns, Graph } from './types.ts';

/** What a graph is built of. Ends are numbers of nodes. */
export interface GraphParts {
  /** How many nodes there are, or their names. */
  readonly nodes: number | readonly string[];
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly nodeColumns?: Columns;
  readonly linkColumns?: Columns;
}

/** A graph with the arrays it is saved from. */
export interface StoredGraph extends Graph {
  readonly keys: StoredKeys | null;
  readonly outStart: Uint32Array;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly inStart: Uint32Array;
  readonly inLink: Uint32Array;
}

const most = 2 ** 31 - 1;

/**
 * Builds a snapshot: two counting sorts, O(nodes + links). What is handed in is copied, so that later changes to it do not matter.
 *
 * @throws GraphError GRAPH_TOO_LARGE, GRAPH_LENGTHS_DIFFER, GRAPH_END_UNKNOWN, GRAPH_KEY_TWICE
 */
export const buildGraph = (parts: GraphParts): Graph => {
  const { from, to } = parts;
  const nodes = typeof parts.nodes === 'number' ? parts.nodes : parts.nodes.length;
  const links = from.length;
  if (nodes > most || links > most) throw new GraphError('GRAPH_TOO_LARGE', `More than ${most} nodes or links.`);
  if (to.length !== links) throw new GraphError('GRAPH_LENGTHS_DIFFER', 'Links need as many ends as beginnings.');
  requireLengths(parts.nodeColumns ?? {}, nodes);
  requireLengths(parts.linkColumns ?? {}, links);

  const byTarget = startsOf(to, nodes);
  const outStart = startsOf(from, nodes);
  const order = sortedBy(from, outStart, sortedBy(to, byTarget, null));
  const linkColumns = sortedWords(parts.linkColumns ?? {});

  const source = new Uint32Array(links);
  const target = new Uint32Array(links);
  for (let i = 0; i < links; i++) {
    const link = order[i] as number;
    source[i] = from[link] as number;
    target[i] = to[link] as number;
  }
  orderTwins(order, source, target, linkColumns);
  const graph: StoredGraph = {
    nodes,
    links,
    keys: typeof parts.nodes === 'number' ? null : keysOf(parts.nodes),
    outStart,
    source,
    target,
    inStart: byTarget,
    inLink: sortedBy(target, byTarget, null),
    nodeColumns: rearranged(sortedWords(parts.nodeColumns ?? {}), null),
    linkColumns: rearranged(linkColumns, order),
  };
  return graph;
};

/** Where the links of each node begin when they stand by this end. */
const startsOf = (ends: ArrayLike<number>, nodes: number): Uint32Array => {
  const start = new Uint32Array(nodes + 1);
  for (let i = 0; i < ends.length; i++) {
    const node = ends[i] as number;
    if (!(node >= 0 && node < nodes && Number.isInteger(node)))
      throw new GraphError('GRAPH_END_UNKNOWN', `Link ${i} ends at a node that is not there.`, { link: i });
    start[node + 1] = (start[node + 1] as number) + 1;
  }
  for (let v = 0; v < nodes; v++) start[v + 1] = (start[v + 1] as number) + (start[v] as number);
  return start;
};

/** A stable counting sort: links by this end, equal ones as they stood in `before`. */
const sortedBy = (ends: ArrayLike<number>, start: Uint32Array, before: Uint32Array | null): Uint32Array => {
  const sorted = new Uint32Array(ends.length);
  const next = start.slice();
  for (let i = 0; i < ends.length; i++) {
    const link = before === null ? i : (before[i] as number);
    const node = ends[link] as number;
    const place = next[node] as number;
    sorted[place] = link;
    next[node] = place + 1;
  }
  return sorted;
};

const requireLengths = (columns: Columns, length: number): void => {
  for (const [name, column] of Object.entries<Column>(columns)) {
    if (column.values.length !== length)
      throw new GraphError(
        'GRAPH_LENGTHS_DIFFER',
        `Column ${name} has ${column.values.length} values, not ${length}.`,
        {
          column: name,
        },
      );
  }
};
