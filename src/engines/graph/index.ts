/**
 * Graphs in typed arrays: built once, asked often, saved as one file.
 *
 * Shapes: a `Graph` holds nodes and directed links as numbers from 0, attributes in `Columns`, optional names in `keys`. `buildGraph` takes
 * numbered ends, `graphFromRows` and `graphFromTable` named ones. Answers are numbers of nodes and links of that graph.
 * Units: days are days since 1970-01-01 (`dayNumber`); costs, weights and capacities are the caller's.
 * Order: links are put in an order of their own, so no answer depends on the order they came in; nodes stand as given, in rows by name.
 * Errors: `GraphError` { code, message, where { row, link, column, key } }:
 * - GRAPH_TOO_LARGE, GRAPH_LENGTHS_DIFFER, GRAPH_END_UNKNOWN, GRAPH_KEY_TWICE, GRAPH_COLUMN_MISSING, GRAPH_COLUMN_UNKNOWN: parts that do not fit
 * - GRAPH_DATE_MALFORMED, GRAPH_NUMBER_MALFORMED, GRAPH_CAPACITY_INVALID: values that are none
 * - GRAPH_NOT_A_GRAPH, GRAPH_OTHER_VERSION, GRAPH_TRUNCATED, GRAPH_DAMAGED: bytes that are not a whole saved graph
 * Source: named beside each method and in README.md.
 */
export { buildGraph, type GraphParts } from './build.ts';
export { type Components, stronglyConnected } from './components.ts';
export { GraphError, type GraphErrorCode, type GraphPlace } from './errors.ts';
export { fromBytes, toBytes } from './file.ts';
export { type Flow, maxFlow } from './flow.ts';
export { type CellKind, graphFromRows, graphFromTable, type LinkRow, type TableShape } from './from-rows.ts';
export { bestPaths, type Path, type PathOptions } from './paths.ts';
export {
  type Propagated,
  type PropagateOptions,
  propagate,
  spreadChance,
  spreadMaximum,
  type Update,
} from './propagate.ts';
export { type Reached, type ReachOptions, reach } from './reach.ts';
export type { Column, Columns, Direction, Graph, Keys, LinkTest, Numbers } from './types.ts';
export { ALWAYS_AFTER, ALWAYS_BEFORE, dayNumber, type SpanColumns, validOn } from './validity.ts';
