import { type CellToWrite, cellText } from './cell.ts';
import { guardFormula } from './formula-guard.ts';
import type { Delimiter } from './table.ts';

export interface CsvOptions {
  /** Default a comma. */
  readonly delimiter?: Delimiter;
  /** Begin with the UTF-8 byte order mark, which Excel needs to see accents. Default false. */
  readonly bom?: boolean;
  /** Put an apostrophe before what a spreadsheet would run as a formula. Default true; false only for files no spreadsheet opens. */
  readonly guardFormulas?: boolean;
}

/** Writes CSV as RFC 4180 has it: UTF-8, CRLF after every row, quotes where they are needed. */
export function writeCsv(rows: readonly (readonly CellToWrite[])[], options: CsvOptions = {}): Uint8Array {
  const { delimiter = ',', bom = false, guardFormulas = true } = options;
  const lines = rows.map((cells, row) => {
    const texts = cells.map((cell, column) => {
      const text = cellText(cell, { row: row + 1, column: column + 1 });
      return quote(guardFormulas && typeof cell === 'string' ? guardFormula(text) : text, delimiter);
    });
    // A row of one empty cell is quoted: left bare it would read back as an empty line.
    return texts.length === 1 && texts[0] === '' ? '""\r\n' : `${texts.join(delimiter)}\r\n`;
  });
  return new TextEncoder().encode((bom ? '\ufeff' : '') + lines.join(''));
}

function quote(text: string, delimiter: Delimiter): string {
  const needed = text.includes('"') || text.includes(delimiter) || /[\r\n]|^\s|\s$|^\ufeff/.test(text);
  return needed ? `"${text.replaceAll('"', '""')}"` : text;
}
