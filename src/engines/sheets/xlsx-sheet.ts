import type { CellBudget } from './budget.ts';
import { broken, tooLarge, type Where } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import { createNotes } from './notes.ts';
import type { Sheet } from './table.ts';
import { type CellContext, type RawCell, readCell } from './xlsx-cell.ts';
import { LAST_COLUMN, LAST_ROW, MAIN, parseReference } from './xlsx-names.ts';
import type { SheetEntry } from './xlsx-workbook.ts';
import { readXml, type XmlTag } from './xml.ts';
import type { Archive } from './zip.ts';

/** Merged ranges kept by name; more are only counted. */
const MERGES_KEPT = 10_000;

export interface SheetReading {
  readonly archive: Archive;
  readonly part: string;
  readonly entry: SheetEntry;
  readonly context: CellContext;
  readonly budget: CellBudget;
  readonly limits: SheetLimits;
}

/** Streams one worksheet into rows. Rows and cells must come in order, as every spreadsheet program writes them. */
export function readSheet({ archive, part, entry, context, budget, limits }: SheetReading): Sheet {
  const notes = createNotes();
  const rows: string[][] = [];
  const merged: string[] = [];
  let row = 0;
  let column = 0;
  let cells: string[] = [];
  let cell: Mutable<RawCell> | null = null;
  let inside: 'value' | 'inline' | null = null;
  let phonetic = 0;
  const here = (): Where => ({ sheet: entry.name, row, column });

  function openRow(tag: XmlTag): void {
    const reference = tag.attribute('r');
    const next = reference === undefined ? row + 1 : /^[1-9]\d{0,6}$/.test(reference) ? Number(reference) : 0;
    if (next <= row || next > LAST_ROW)
      throw broken(`Row ${reference} of sheet ${entry.name} is out of order.`, here());
    row = next;
    column = 0;
    cells = [];
    if (isTrue(tag.attribute('hidden')))
      notes.add('hidden-rows', 'Some rows are hidden from whoever opens the file.', here());
  }

  function openCell(tag: XmlTag): void {
    const reference = tag.attribute('r');
    const place = reference === undefined ? { row, column: column + 1 } : parseReference(reference);
    if (!place || place.row !== row || place.column <= column || place.column > LAST_COLUMN) {
      throw broken(`The cell ${reference} of sheet ${entry.name}, row ${row}, is out of order.`, here());
    }
    column = place.column;
    const style = Number(tag.attribute('s') ?? 0);
    cell = { type: tag.attribute('t') ?? 'n', style, value: null, inline: null, formula: false };
  }

  function closeCell(): void {
    if (!cell) return;
    const text = readCell(cell, context, notes, here());
    cell = null;
    if (text === '') return;
    if (row > limits.rows) throw tooLarge(`Sheet ${entry.name} goes beyond row ${limits.rows}.`, here());
    if (column > limits.columns) throw tooLarge(`Sheet ${entry.name} goes beyond column ${limits.columns}.`, here());
    while (cells.length < column - 1) cells.push('');
    cells.push(text);
  }

  function closeRow(): void {
    if (cells.length === 0) return;
    budget.row(cells, here());
    while (rows.length < row - 1) rows.push([]);
    rows.push(cells);
    cells = [];
  }

  function merge(reference: string): void {
    const first = parseReference(reference.split(':')[0] ?? '');
    const where = { sheet: entry.name, ...(first ?? {}) };
    notes.add('merged-cells', 'Some cells are merged; the value stands in the first one only.', where);
    if (merged.length < MERGES_KEPT) merged.push(reference);
  }

  readXml({ part, chunks: archive.read(part), namespaces: MAIN }, limits, {
    open(tag) {
      if (tag.name === 'row') openRow(tag);
      else if (tag.name === 'c') openCell(tag);
      else if (tag.name === 'f' && cell) cell.formula = true;
      else if (tag.name === 'rPh') phonetic += 1;
      else if (tag.name === 'mergeCell') merge(tag.attribute('ref') ?? '');
      else if (tag.name === 'col' && isTrue(tag.attribute('hidden'))) {
        const columnHidden = { sheet: entry.name, column: Number(tag.attribute('min') ?? 0) };
        notes.add('hidden-columns', 'Some columns are hidden from whoever opens the file.', columnHidden);
      }
      inside = tag.name === 'v' ? 'value' : tag.name === 't' && phonetic === 0 ? 'inline' : null;
      if (cell && inside) cell[inside] ??= '';
    },
    text(piece) {
      if (!cell || !inside) return;
      const text = (cell[inside] ?? '') + piece;
      if (text.length > limits.cellChars)
        throw tooLarge(`A cell is longer than ${limits.cellChars} characters.`, here());
      cell[inside] = text;
    },
    close(name) {
      inside = null;
      if (name === 'rPh') phonetic -= 1;
      if (name === 'c') closeCell();
      if (name === 'row') closeRow();
    },
  });
  return { name: entry.name, hidden: entry.hidden, rows, merged, notes: notes.list() };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
