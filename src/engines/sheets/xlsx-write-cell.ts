import { badCell, type CellToWrite, cellText } from './cell.ts';
import { tooLarge, type Where } from './errors.ts';
import { dateSerial, isCivilDate } from './xlsx-dates.ts';
import { columnLetters, LONGEST_CELL } from './xlsx-names.ts';
import { parseNumber } from './xlsx-numbers.ts';
import { escapeText, escapeXml } from './xlsx-text.ts';
import type { ColumnToWrite } from './xlsx-write-types.ts';

/** One `<c>` element; nothing for an empty cell, which takes the style of its column. */
export function cellXml(cell: CellToWrite, kind: ColumnToWrite['kind'], style: number, where: Where): string {
  const text = cellText(cell, where);
  if (text === '') return '';
  const reference = `${columnLetters(where.column ?? 1)}${where.row}`;
  if (kind === 'number') return `<c r="${reference}" s="${style}"><v>${number(text, where)}</v></c>`;
  if (kind === 'date') {
    const serial = dateSerial(text);
    if (serial !== null) return `<c r="${reference}" s="${style}"><v>${serial}</v></c>`;
    if (!isCivilDate(text)) throw badCell(`"${text}" in ${reference} is not a date of the form YYYY-MM-DD.`, where);
  }
  if (text.length > LONGEST_CELL) {
    throw tooLarge(`The text in ${reference} has ${text.length} characters; a cell holds ${LONGEST_CELL}.`, where);
  }
  const content = escapeXml(escapeText(text));
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${content}</t></is></c>`;
}

function number(text: string, where: Where): string {
  if (parseNumber(text) === null)
    throw badCell(`"${text}" in row ${where.row}, column ${where.column} is not a number.`, where);
  return text;
}
