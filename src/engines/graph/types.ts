/** Numbers that are read and never written. */
export interface Numbers {
  readonly length: number;
  readonly [index: number]: number;
}

/** One attribute of all nodes, or of all links. Text is kept once a word. */
export type Column =
  | { readonly kind: 'f64'; readonly values: Float64Array }
  | { readonly kind: 'f32'; readonly values: Float32Array }
  | { readonly kind: 'i32'; readonly values: Int32Array }
  | { readonly kind: 'u8'; readonly values: Uint8Array }
  | { readonly kind: 'text'; readonly values: Uint32Array; readonly words: readonly string[] };

export type Columns = Readonly<Record<string, Column>>;

/** The names of nodes, and back. */
export interface Keys {
  readonly count: number;
  /** The number of a node, or -1. */
  indexOf(key: string): number;
  at(node: number): string;
}

/**
 * A graph that does not change. Nodes and links are numbers from 0. Links stand by source, then target, then by what they carry, so that the
 * order in which they were handed in leaves no trace.
 */
export interface Graph {
  readonly nodes: number;
  readonly links: number;
  /** Null where nodes have no names. */
  readonly keys: Keys | null;
  /** Links out of `v` are `outStart[v]` to `outStart[v + 1] - 1`. */
  readonly outStart: Numbers;
  readonly source: Numbers;
  readonly target: Numbers;
  /** Links into `v` are `inLink[inStart[v]]` to `inLink[inStart[v + 1] - 1]`, by source. */
  readonly inStart: Numbers;
  readonly inLink: Numbers;
  readonly nodeColumns: Columns;
  readonly linkColumns: Columns;
}

/** Whether a link is followed. */
export type LinkTest = (link: number) => boolean;

/** `up`: against the links, towards where things come from. `down`: along them. */
export type Direction = 'up' | 'down';
