/** How much of a file is read before it is refused. Sizes in bytes, the rest in counts. */
export interface SheetLimits {
  /** The file as received. */
  readonly bytes: number;
  /** All parts of an XLSX container together, once inflated. */
  readonly inflatedBytes: number;
  /** Inflated size over packed size of one part; parts below 1 MiB are not judged by it. */
  readonly ratio: number;
  /** Entries in the container. */
  readonly entries: number;
  readonly sheets: number;
  /** The last row of a sheet that may hold a value. */
  readonly rows: number;
  /** The last column that may hold a value. */
  readonly columns: number;
  /** Cells of all sheets together, counting the empty ones to the left of a value. */
  readonly cells: number;
  /** Characters in one cell. */
  readonly cellChars: number;
  /** Characters of all cells together: a long shared string may be named by many cells. */
  readonly chars: number;
  /** Nesting of XML elements. */
  readonly xmlDepth: number;
}

export const DEFAULT_LIMITS: SheetLimits = {
  bytes: 50 * 1024 * 1024,
  inflatedBytes: 128 * 1024 * 1024,
  ratio: 250,
  entries: 2_000,
  sheets: 200,
  rows: 200_000,
  columns: 2_000,
  cells: 2_000_000,
  cellChars: 100_000,
  chars: 64 * 1024 * 1024,
  xmlDepth: 64,
};
