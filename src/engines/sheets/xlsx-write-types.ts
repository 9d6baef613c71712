import type { CellToWrite } from './cell.ts';

export interface WorkbookToWrite {
  readonly sheets: readonly SheetToWrite[];
}

export interface SheetToWrite {
  /** 1 to 31 characters, without [ ] : * ? / \ */
  readonly name: string;
  readonly columns: readonly ColumnToWrite[];
  /** Rows below the header, cells in the order of the columns. */
  readonly rows: readonly (readonly CellToWrite[])[];
}

export interface ColumnToWrite {
  readonly header: string;
  /**
   * `text` (default): kept as typed, never a formula or a date by mistake. `number`: a number or a decimal string such as '12.50'.
   * `date`: `YYYY-MM-DD`, a real date cell; dates before 1900-03-01, which no spreadsheet counts rightly, stay ISO text.
   */
  readonly kind?: 'text' | 'number' | 'date';
  /** In characters; by default fitted to the header, between 12 and 60. */
  readonly width?: number;
  /** The only values the spreadsheet program lets a person choose; an empty cell is allowed. */
  readonly choices?: readonly string[];
  /** Cannot be edited. One locked column protects the sheet (without a password: a guard rail, not a lock); the others stay open. */
  readonly locked?: boolean;
  /** Not shown, for keys by which a returned row is found again. */
  readonly hidden?: boolean;
}
