import { SheetError, type Where } from './errors.ts';

/** What may be written into a cell. Nothing is null, undefined or ''. */
export type CellToWrite = string | number | null | undefined;

/** The text of a cell to write; a number that is not one is refused rather than written as `NaN`. */
export function cellText(cell: CellToWrite, where: Where): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (Number.isFinite(cell)) return String(cell);
  throw badCell(`${cell} in row ${where.row}, column ${where.column} cannot be written as a number.`, where);
}

export function badCell(message: string, where: Where): SheetError {
  return new SheetError('SHEET_BAD_CELL', message, 'Correct the value before writing the file.', where);
}
