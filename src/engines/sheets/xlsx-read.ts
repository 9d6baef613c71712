import { createCellBudget } from './budget.ts';
import { broken } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import { createNotes } from './notes.ts';
import type { Sheet, Table } from './table.ts';
import { readSheet } from './xlsx-sheet.ts';
import { readStrings } from './xlsx-strings.ts';
import { readStyles } from './xlsx-styles.ts';
import { readWorkbook } from './xlsx-workbook.ts';
import { openArchive } from './zip.ts';

/** Reads every worksheet of an XLSX (or XLSM, whose macros are only noted). */
export function readXlsx(bytes: Uint8Array, limits: SheetLimits): Table {
  const archive = openArchive(bytes, limits);
  const workbook = readWorkbook(archive, limits);
  const notes = createNotes();
  if (workbook.macros) notes.add('macros', 'The workbook carries macros; they were not read.', {});
  const context = {
    strings: workbook.strings === null ? [] : readStrings(archive, workbook.strings, limits),
    styles: workbook.styles === null ? [] : readStyles(archive, workbook.styles, limits),
    date1904: workbook.date1904,
  };
  const budget = createCellBudget(limits);
  const sheets: Sheet[] = [];
  for (const entry of workbook.sheets) {
    if (entry.part === null) {
      notes.add('not-a-worksheet', 'Some tabs are charts or lead nowhere; they were not read.', { sheet: entry.name });
      continue;
    }
    sheets.push(readSheet({ archive, part: entry.part, entry, context, budget, limits }));
  }
  if (sheets.length === 0) throw broken('The workbook holds no worksheet.');
  return { format: 'xlsx', encoding: 'utf-8', sheets, notes: notes.list() };
}
