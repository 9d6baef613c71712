import type { Where } from './errors.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Delimiter = ',' | ';' | '\t' | '|';

/** Something a reader of the table should know, though it was read. */
export type NoteCode =
  | 'ragged-rows'
  | 'separator-line'
  | 'merged-cells'
  | 'formula'
  | 'formula-without-value'
  | 'error-value'
  | 'false-leap-day'
  | 'date-out-of-range'
  | 'hidden-rows'
  | 'hidden-columns'
  | 'macros'
  | 'not-a-worksheet';

export interface Note {
  readonly code: NoteCode;
  readonly message: string;
  /** How often it was met. */
  readonly count: number;
  /** The first places it was met, at most twenty. */
  readonly places: readonly Where[];
}

export interface Sheet {
  /** The name on the tab; empty for CSV. */
  readonly name: string;
  /** The tab is hidden from whoever opens the file. */
  readonly hidden: boolean;
  /**
   * `rows[i][j]` is row i + 1, column j + 1. Empty rows in between are kept as `[]` so that row numbers stay true; a row ends with its
   * last value, so read `rows[i]?.[j] ?? ''`.
   */
  readonly rows: readonly (readonly string[])[];
  /** Merged ranges such as `A1:B2`; the value stands in the first cell, the others are empty. */
  readonly merged: readonly string[];
  readonly notes: readonly Note[];
}

export interface Table {
  readonly format: 'csv' | 'xlsx';
  readonly encoding: Encoding;
  /** CSV only. */
  readonly delimiter?: Delimiter;
  readonly sheets: readonly Sheet[];
  /** Notes about the file as a whole. */
  readonly notes: readonly Note[];
}
