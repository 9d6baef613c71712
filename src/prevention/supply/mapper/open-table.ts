import { readTable, type Sheet, SheetError, type SheetLimits } from '../../../engines/sheets/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import { foldHeading } from './guess-columns.ts';

/** A table as it was read, its heading apart. */
export interface OpenTable {
  readonly file: string;
  /** Number of the heading's row, from 1. */
  readonly headingRow: number;
  readonly headings: readonly string[];
  /** Rows below the heading with something in them, with their number in the file. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/**
 * The table of a CSV or XLSX file: of several sheets the one whose headings are known best, else the first with something in it. Titles above the
 * headings are passed over; a cell that is merged downwards counts for each of its rows.
 *
 * @param known folded headings by which the row of headings is told from a title
 * @throws Refusal SUPPLY_TABLE_UNREADABLE
 */
export const openTable = (
  bytes: Uint8Array,
  file: string,
  limits: Partial<SheetLimits> = {},
  known: ReadonlySet<string> = new Set(),
): OpenTable => {
  const sheets = sheetsOf(bytes, file, limits)
    .filter(({ rows }) => rows.some(isFilled))
    .map((sheet) => ({ rows: filledDown(sheet), hidden: sheet.hidden }))
    .map(({ rows, hidden }) => ({ rows, hidden, ...headingOf(rows, known) }))
    .sort((a, b) => Number(a.hidden) - Number(b.hidden) || b.heads - a.heads);
  const [{ rows: all, at } = { rows: [], at: -1 }] = sheets;
  const rows = all
    .slice(at + 1)
    .map((cells, i) => ({ row: at + 2 + i, cells }))
    .filter(({ cells }) => isFilled(cells));
  return { file, headingRow: at + 1, headings: all[at] ?? [], rows };
};

const isFilled = (row: readonly string[]): boolean => row.some((cell) => cell.trim() !== '');
const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;

const looked = 30;

/** The row with the most known headings, two at least; else the first that is as wide as a table, for a title is one cell. */
const headingOf = (
  rows: readonly (readonly string[])[],
  known: ReadonlySet<string>,
): { readonly at: number; readonly heads: number } => {
  const first = rows.findIndex(isFilled);
  const heads = rows
    .slice(0, looked)
    .map((row) => new Set(row.map(foldHeading).filter((heading) => known.has(heading))).size);
  const most = Math.max(0, ...heads);
  if (most >= 2) return { at: heads.indexOf(most), heads: most };
  const widest = Math.max(0, ...rows.slice(first, first + looked).map(filled));
  const wide =
    filled(rows[first] ?? []) > 1 ? first : rows.findIndex((row) => filled(row) > 1 && filled(row) >= widest / 2);
  return { at: wide >= 0 ? wide : first, heads: most };
};

/** Ranges such as `C2:C5`: what stands in the first cell is meant for each row. */
const filledDown = ({ rows, merged }: Sheet): readonly (readonly string[])[] => {
  const whole = rows.map((row) => [...row]);
  for (const range of merged) {
    const found = /^([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)$/.exec(range);
    if (!found) continue;
    const [, letters = '', top = '', bottom = ''] = found;
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const text = whole[Number(top) - 1]?.[column] ?? '';
    for (let row = Number(top); text !== '' && row < Number(bottom); row++) {
      const cells = whole[row];
      if (!cells || !isFilled(cells)) continue;
      while (cells.length <= column) cells.push('');
      cells[column] ||= text;
    }
  }
  return whole;
};

const sheetsOf = (bytes: Uint8Array, file: string, limits: Partial<SheetLimits>): readonly Sheet[] => {
  const unreadable = (error: unknown): never => {
    if (!(error instanceof SheetError)) throw error;
    const { row } = error.where;
    throw new Refusal('SUPPLY_TABLE_UNREADABLE', { reason: error.message }, [
      { file, ...(row === undefined ? {} : { row }) },
    ]);
  };
  try {
    return readTable(bytes, { limits }).sheets;
  } catch (error) {
    if (!(error instanceof SheetError) || error.code !== 'SHEET_NOT_UTF8') return unreadable(error);
  }
  try {
    // what is not UTF-8 was written by an older spreadsheet
    return readTable(bytes, { encoding: 'windows-1252', limits }).sheets;
  } catch (error) {
    return unreadable(error);
  }
};
