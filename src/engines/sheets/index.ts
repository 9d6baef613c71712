/**
 * Tables in files: CSV and XLSX, read and written. Bytes in, rows of text out, and back; no file, no clock.
 *
 * Reading (`readTable`) recognises the format by content and gives every cell as text:
 * - text as it stands, nothing trimmed; booleans `TRUE` and `FALSE`; errors as shown (`#REF!`), with a note
 * - numbers as plain decimals of at most 15 digits (`0.3`, never `0.30000000000000004` or `1.2E+3`); a percent format is not applied
 * - dates as `YYYY-MM-DD`, with `THH:MM:SS` behind where the cell shows a time and it is not midnight; bare times as `HH:MM:SS`
 * - formulas by the value last stored; they are never computed
 *
 * Rows and columns count from 1 in errors and notes. Sizes are bytes, limits counts (`SheetLimits`).
 *
 * Errors: only `SheetError` { code, message, fix, where { sheet, row, column, offset, part } }:
 * - SHEET_EMPTY, SHEET_UNKNOWN_FORMAT, SHEET_LEGACY_XLS, SHEET_ENCRYPTED: not a table that can be read
 * - SHEET_NOT_UTF8, SHEET_BAD_QUOTE: the text breaks its own rules, at this row and byte
 * - SHEET_TOO_LARGE, SHEET_ZIP_BOMB, SHEET_HAS_DTD: more, or other, than a table needs
 * - SHEET_BROKEN: a damaged container, part, reference or value
 * - SHEET_BAD_NAME, SHEET_BAD_CELL: what was asked to be written cannot be
 *
 * `readOds` reads OpenDocument spreadsheets under the same rules and limits.
 *
 * Sources: RFC 4180; ECMA-376 / ISO/IEC 29500 (SpreadsheetML, OPC); OpenDocument 1.3 (ISO/IEC 26300); PKWARE APPNOTE 6.3; OWASP "CSV Injection".
 */
export type { CellToWrite } from './cell.ts';
export { type CsvOptions, writeCsv } from './csv-write.ts';
export { SheetError, type SheetErrorCode, type Where } from './errors.ts';
export { guardFormula, unguardFormula } from './formula-guard.ts';
export { DEFAULT_LIMITS, type SheetLimits } from './limits.ts';
export { holdsOds, readOds } from './ods-read.ts';
export { type ReadOptions, readTable } from './read-table.ts';
export type { Delimiter, Encoding, Note, NoteCode, Sheet, Table } from './table.ts';
export { columnLetters } from './xlsx-names.ts';
export { writeXlsx } from './xlsx-write.ts';
export type { ColumnToWrite, SheetToWrite, WorkbookToWrite } from './xlsx-write-types.ts';
