export type GraphErrorCode =
  | 'GRAPH_TOO_LARGE'
  | 'GRAPH_LENGTHS_DIFFER'
  | 'GRAPH_END_UNKNOWN'
  | 'GRAPH_KEY_TWICE'
  | 'GRAPH_COLUMN_UNKNOWN'
  | 'GRAPH_COLUMN_MISSING'
  | 'GRAPH_DATE_MALFORMED'
  | 'GRAPH_NUMBER_MALFORMED'
  | 'GRAPH_CAPACITY_INVALID'
  | 'GRAPH_NOT_A_GRAPH'
  | 'GRAPH_OTHER_VERSION'
  | 'GRAPH_TRUNCATED'
  | 'GRAPH_DAMAGED';

/** Where in what was handed in: a row counts from 1, a link or node from 0. */
export interface GraphPlace {
  readonly row?: number;
  readonly link?: number;
  readonly column?: string;
  readonly key?: string;
}

/** Bad input. `code` is stable. */
export class GraphError extends Error {
  readonly code: GraphErrorCode;
  readonly where: GraphPlace;

  constructor(code: GraphErrorCode, message: string, where: GraphPlace = {}) {
    super(message);
    this.name = 'GraphError';
    this.code = code;
    this.where = where;
  }
}
