import type { CellBudget } from './budget.ts';
import { broken, tooLarge, type Where } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import { createNotes, type Notes } from './notes.ts';
import { odsValue } from './ods-value.ts';
import type { Sheet } from './table.ts';
import { columnLetters, LAST_ROW } from './xlsx-names.ts';
import { readXml, type XmlTag } from './xml.ts';
import type { Archive } from './zip.ts';

const part = 'content.xml';
const tables = 'urn:oasis:names:tc:opendocument:xmlns:table:1.0';
const texts = 'urn:oasis:names:tc:opendocument:xmlns:text:1.0';
const office = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0';
const styles = 'urn:oasis:names:tc:opendocument:xmlns:style:1.0';

interface Cell {
  readonly tag: XmlTag;
  readonly repeated: number;
  text: string | null;
}

/** Streams `content.xml`. A cell or row repeated a thousand times is counted as one until it holds a value, so emptiness costs nothing. */
export function readOdsTables(archive: Archive, budget: CellBudget, limits: SheetLimits): Sheet[] {
  const sheets: Sheet[] = [];
  const hiddenStyles = new Set<string>();
  let style = '';
  let sheet: { name: string; hidden: boolean; rows: string[][]; merged: string[]; notes: Notes; row: number } | null =
    null;
  let row: { readonly repeated: number; readonly cells: string[]; column: number } | null = null;
  let cell: Cell | null = null;
  /** Elements inside a cell that are no part of what it shows: a comment, a drawing. */
  let aside = 0;
  let paragraphs = 0;
  const here = (): Where => ({
    part,
    ...(sheet ? { sheet: sheet.name, row: sheet.row + 1, ...(row ? { column: row.column + 1 } : {}) } : {}),
  });

  function count(tag: XmlTag, name: string): number {
    const raw = tag.attributeIn([tables], name) ?? '1';
    const value = /^[1-9]\d{0,6}$/.test(raw) ? Number(raw) : 0;
    if (value === 0 || value > LAST_ROW) throw broken(`A cell or row is repeated "${raw.slice(0, 20)}" times.`, here());
    return value;
  }

  function append(piece: string): void {
    if (!cell || aside > 0) return;
    cell.text = (cell.text ?? '') + piece;
    if (cell.text.length > limits.cellChars)
      throw tooLarge(`A cell is longer than ${limits.cellChars} characters.`, here());
  }

  function closeCell(): void {
    if (!cell || !row || !sheet) return;
    const { tag, repeated } = cell;
    const value = odsValue((name) => tag.attributeIn([office], name), cell.text, here());
    if (tag.attributeIn([tables], 'formula') !== undefined)
      sheet.notes.add(
        'formula',
        'Some cells are formulas; the value last stored is read, nothing is computed.',
        here(),
      );
    merge(tag);
    cell = null;
    if (value !== '') {
      if (row.column + repeated > limits.columns)
        throw tooLarge(`Sheet ${sheet.name} goes beyond column ${limits.columns}.`, here());
      while (row.cells.length < row.column) row.cells.push('');
      for (let copy = 0; copy < repeated; copy++) row.cells.push(value);
    }
    row.column += repeated;
  }

  function merge(tag: XmlTag): void {
    if (!sheet || !row) return;
    const across = Number(tag.attributeIn([tables], 'number-columns-spanned') ?? 1);
    const down = Number(tag.attributeIn([tables], 'number-rows-spanned') ?? 1);
    if (!(across > 1 || down > 1)) return;
    sheet.notes.add('merged-cells', 'Some cells are merged; the value stands in the first one only.', here());
    const first = `${columnLetters(row.column + 1)}${sheet.row + 1}`;
    sheet.merged.push(`${first}:${columnLetters(row.column + across)}${sheet.row + down}`);
  }

  function closeRow(): void {
    if (!row || !sheet) return;
    const { cells, repeated } = row;
    row = null;
    if (cells.length > 0) {
      const last = sheet.row + repeated;
      if (last > limits.rows) throw tooLarge(`Sheet ${sheet.name} goes beyond row ${limits.rows}.`, here());
      while (sheet.rows.length < sheet.row) sheet.rows.push([]);
      for (let copy = 0; copy < repeated; copy++) {
        budget.row(cells, here());
        sheet.rows.push([...cells]);
      }
    }
    sheet.row += repeated;
  }

  function openTable(tag: XmlTag): void {
    if (sheet) throw broken('A table stands inside a cell of another.', here());
    if (sheets.length >= limits.sheets) throw tooLarge(`The file holds more than ${limits.sheets} sheets.`, here());
    const hidden = hiddenStyles.has(tag.attributeIn([tables], 'style-name') ?? '');
    const name = tag.attributeIn([tables], 'name') ?? `Table ${sheets.length + 1}`;
    sheet = { name, hidden, rows: [], merged: [], notes: createNotes(), row: 0 };
  }

  function openRow(tag: XmlTag): void {
    row = { repeated: count(tag, 'number-rows-repeated'), cells: [], column: 0 };
    if (['collapse', 'filter'].includes(tag.attributeIn([tables], 'visibility') ?? ''))
      sheet?.notes.add('hidden-rows', 'Some rows are hidden from whoever opens the file.', here());
  }

  const openers: Record<string, (tag: XmlTag) => void> = {
    style: (tag) => {
      style = tag.attributeIn([styles], 'name') ?? '';
    },
    'table-properties': (tag) => {
      if (tag.attributeIn([tables], 'display') === 'false') hiddenStyles.add(style);
    },
    table: openTable,
    'table-row': openRow,
    'table-cell': (tag) => {
      if (row) cell = { tag, repeated: count(tag, 'number-columns-repeated'), text: null };
    },
    'covered-table-cell': (tag) => {
      if (row) row.column += count(tag, 'number-columns-repeated');
    },
    // the second paragraph of a cell begins a new line
    p: () => {
      paragraphs += 1;
      if (cell && aside === 0) cell.text = cell.text === null ? '' : `${cell.text}\n`;
    },
    s: (tag) => append(' '.repeat(Math.min(Number(tag.attributeIn([texts], 'c') ?? 1) || 1, limits.cellChars + 1))),
    tab: () => append('\t'),
    'line-break': () => append('\n'),
    annotation: () => {
      aside += 1;
    },
  };
  const closers: Record<string, () => void> = {
    annotation: () => {
      aside -= 1;
    },
    p: () => {
      paragraphs -= 1;
    },
    'table-cell': closeCell,
    'table-row': closeRow,
    table: () => {
      if (sheet) sheets.push({ ...sheetOf(sheet), notes: sheet.notes.list() });
      sheet = null;
    },
  };

  readXml({ part, chunks: archive.read(part), namespaces: [tables, texts, office, styles] }, limits, {
    open: (tag) => openers[tag.name]?.(tag),
    // text counts inside a paragraph only: between elements it is layout
    text: (piece) => {
      if (paragraphs > 0) append(piece);
    },
    close: (name) => closers[name]?.(),
  });
  return sheets;
}

const sheetOf = ({ name, hidden, rows, merged }: Omit<Sheet, 'notes'>): Omit<Sheet, 'notes'> => ({
  name,
  hidden,
  rows,
  merged,
});
