import { broken, type Where } from './errors.ts';
import type { Notes } from './notes.ts';
import { dateText } from './xlsx-dates.ts';
import type { DateFormat } from './xlsx-formats.ts';
import { columnLetters } from './xlsx-names.ts';
import { numberText, parseNumber } from './xlsx-numbers.ts';
import { unescapeText } from './xlsx-text.ts';

/** What all cells of a workbook share. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly styles: readonly (DateFormat | null)[];
  readonly date1904: boolean;
}

/** A cell as the file has it. */
export interface RawCell {
  readonly type: string;
  readonly style: number;
  /** The content of `<v>`: the stored value, for a formula the one last computed. */
  readonly value: string | null;
  /** The content of `<is>`. */
  readonly inline: string | null;
  readonly formula: boolean;
}

/** The text of a cell. A formula is never computed: its stored value is read, and a note says that it is one. */
export function readCell(cell: RawCell, context: CellContext, notes: Notes, where: Where): string {
  if (cell.formula) notes.add('formula', 'Some cells are formulas; the values last stored were read.', where);
  const text = storedText(cell, context, notes, where);
  if (cell.formula && text === '' && cell.type !== 'str') {
    notes.add('formula-without-value', 'Some formulas have no stored value and were read as empty.', where);
  }
  return text;
}

function storedText(cell: RawCell, context: CellContext, notes: Notes, where: Where): string {
  const { type, value } = cell;
  if (type === 'inlineStr') return unescapeText(cell.inline ?? value ?? '');
  if (value === null) return '';
  const trimmed = value.trim();
  switch (type) {
    case 's':
      return sharedString(trimmed, context.strings, where);
    case 'str':
      return unescapeText(value);
    case 'b':
      return trimmed === '1' || trimmed === 'true' ? 'TRUE' : 'FALSE';
    case 'e':
      notes.add('error-value', 'Some cells hold an error such as #REF! instead of a value.', where);
      return trimmed;
    case 'd':
      return trimmed.replace(/T00:00:00(\.0+)?Z?$/, '');
    case 'n':
      return trimmed === '' ? '' : numeric(trimmed, cell.style, context, notes, where);
    default:
      throw broken(`The cell ${at(where)} is of an unknown kind (${type}).`, where);
  }
}

function sharedString(index: string, strings: readonly string[], where: Where): string {
  const text = /^\d{1,9}$/.test(index) ? strings[Number(index)] : undefined;
  if (text === undefined) throw broken(`The cell ${at(where)} names a text that is not in the file.`, where);
  return text;
}

function numeric(raw: string, style: number, context: CellContext, notes: Notes, where: Where): string {
  const text = numberText(raw);
  if (text === null) throw broken(`The cell ${at(where)} should hold a number and does not.`, where);
  const format = context.styles[style];
  if (!format) return text;
  const date = dateText(parseNumber(raw) ?? Number.NaN, format, context.date1904);
  if (date === null) {
    notes.add(
      'date-out-of-range',
      'Some cells look like dates but hold a number that is none; the number was read.',
      where,
    );
    return text;
  }
  if (date.problem) notes.add(date.problem, '29 February 1900 never was; spreadsheets count it.', where);
  return date.text;
}

function at(where: Where): string {
  return `${columnLetters(where.column ?? 1)}${where.row}`;
}
