import { readTable, SheetError, type SheetLimits } from '../../../engines/sheets/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';

/** A table as it was read, its heading apart. */
export interface OpenTable {
  readonly file: string;
  /** Number of the heading's row, from 1. */
  readonly headingRow: number;
  readonly headings: readonly string[];
  /** Rows below the heading with something in them, with their number in the file. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** The first sheet of a CSV or XLSX file. @throws Refusal SUPPLY_TABLE_UNREADABLE */
export const openTable = (bytes: Uint8Array, file: string, limits: Partial<SheetLimits> = {}): OpenTable => {
  const all = rowsOf(bytes, file, limits);
  const first = all.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const rows = all
    .slice(first + 1)
    .map((cells, i) => ({ row: first + 2 + i, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return { file, headingRow: first + 1, headings: all[first] ?? [], rows };
};

const rowsOf = (bytes: Uint8Array, file: string, limits: Partial<SheetLimits>): readonly (readonly string[])[] => {
  try {
    return readTable(bytes, { limits }).sheets[0]?.rows ?? [];
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    // what is not UTF-8 was written by an older spreadsheet
    if (error.code === 'SHEET_NOT_UTF8')
      return readTable(bytes, { encoding: 'windows-1252', limits }).sheets[0]?.rows ?? [];
    const { row } = error.where;
    throw new Refusal('SUPPLY_TABLE_UNREADABLE', { reason: error.message }, [
      { file, ...(row === undefined ? {} : { row }) },
    ]);
  }
};
