import { SheetError, tooLarge, type Where } from './errors.ts';
import type { SheetLimits } from './limits.ts';

/**
 * The records of a delimited text (RFC 4180), one at a time. A quote is special only where a cell begins, so `5" pipe` is read as it
 * stands. Lines end with LF, CRLF or CR. A line with nothing on it is `[]`; `""` is one empty cell.
 */
export function* csvRecords(text: string, delimiter: string, limits: SheetLimits): Generator<string[]> {
  const special = delimiter.charCodeAt(0);
  let at = 0;
  let row = 0;
  while (at < text.length) {
    row += 1;
    if (row > limits.rows) throw tooLarge(`The table has more than ${limits.rows} rows.`, { row });
    const cells: string[] = [];
    const start = at;
    for (;;) {
      const where: Where = { row, column: cells.length + 1 };
      if (cells.length >= limits.columns) throw tooLarge(`Row ${row} has more than ${limits.columns} columns.`, where);
      const [cell, end] = text[at] === '"' ? quotedCell(text, at, special, where) : bareCell(text, at, special);
      if (cell.length > limits.cellChars) {
        throw tooLarge(
          `The cell in row ${row}, column ${where.column} is longer than ${limits.cellChars} characters.`,
          where,
        );
      }
      cells.push(cell);
      at = end;
      if (text.charCodeAt(at) !== special || at >= text.length) break;
      at += 1;
    }
    const blank = at === start;
    at += text.startsWith('\r\n', at) ? 2 : 1;
    yield blank ? [] : cells;
  }
}

function bareCell(text: string, start: number, special: number): [string, number] {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === special || code === 10 || code === 13) break;
  }
  return [text.slice(start, at), at];
}

function quotedCell(text: string, start: number, special: number, where: Where): [string, number] {
  let at = start + 1;
  let value = '';
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1)
      throw badQuote(`A quote opened in row ${where.row}, column ${where.column} is never closed.`, where);
    value += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    value += '"';
    at += 1;
  }
  const next = text.charCodeAt(at);
  if (at < text.length && next !== special && next !== 10 && next !== 13) {
    throw badQuote(`Text follows the closing quote in row ${where.row}, column ${where.column}.`, where);
  }
  return [value, at];
}

function badQuote(message: string, where: Where): SheetError {
  return new SheetError(
    'SHEET_BAD_QUOTE',
    message,
    'Double every quote inside a quoted cell ("") and close the cell with one.',
    where,
  );
}
