import { daysBetween, parseCivilDate } from '../calendar/index.ts';
import { GraphError } from './errors.ts';
import type { Graph, LinkTest } from './types.ts';

/** Open ends of a span. */
export const ALWAYS_BEFORE = -(2 ** 31);
export const ALWAYS_AFTER = 2 ** 31 - 1;

/** Days since 1970-01-01, as columns hold them. @throws GraphError GRAPH_DATE_MALFORMED */
export const dayNumber = (date: string): number => {
  try {
    return daysBetween('1970-01-01', parseCivilDate(date));
  } catch {
    throw new GraphError('GRAPH_DATE_MALFORMED', `${date} is no day of the calendar.`);
  }
};

/** Which columns of links hold a span (both days belong to it) and the day since when the link is known. All are of kind `i32`. */
export interface SpanColumns {
  readonly from?: string;
  readonly to?: string;
  readonly known?: string;
}

/**
 * The links that hold on a day, as they were known by a day.
 *
 * @throws GraphError GRAPH_COLUMN_UNKNOWN, GRAPH_DATE_MALFORMED
 */
export const validOn = (
  graph: Graph,
  { on, knownBy }: { readonly on: string; readonly knownBy?: string },
  columns: SpanColumns = { from: 'validFrom', to: 'validTo' },
): LinkTest => {
  const day = dayNumber(on);
  const known = knownBy === undefined ? day : dayNumber(knownBy);
  const from = columns.from === undefined ? null : days(graph, columns.from);
  const to = columns.to === undefined ? null : days(graph, columns.to);
  const since = columns.known === undefined ? null : days(graph, columns.known);
  return (link) =>
    (from === null || (from[link] as number) <= day) &&
    (to === null || (to[link] as number) >= day) &&
    (since === null || (since[link] as number) <= known);
};

const days = (graph: Graph, name: string): Int32Array => {
  const column = graph.linkColumns[name];
  if (column?.kind !== 'i32')
    throw new GraphError('GRAPH_COLUMN_UNKNOWN', `Links have no column of days called ${name}.`, { column: name });
  return column.values;
};
