import { createCellBudget } from './budget.ts';
import { DELIMITERS, detectDelimiter } from './csv-delimiter.ts';
import { csvRecords } from './csv-records.ts';
import type { Decoded } from './decode.ts';
import type { SheetLimits } from './limits.ts';
import { createNotes } from './notes.ts';
import type { Delimiter, Table } from './table.ts';

/** Reads delimited text. Nothing is trimmed and no cell is turned into anything but its text. */
export function readCsv({ text, encoding }: Decoded, limits: SheetLimits, declared?: Delimiter): Table {
  const notes = createNotes();
  const named = /^sep=([,;\t|])(?=[\r\n]|$)/i.exec(text)?.[1];
  const separator = DELIMITERS.find((candidate) => candidate === named);
  const delimiter = separator ?? declared ?? detectDelimiter(text, limits);
  const budget = createCellBudget(limits);
  const rows: string[][] = [];
  let width = 0;
  for (const record of csvRecords(text, delimiter, limits)) {
    const row = rows.length + 1;
    if (row === 1 && separator) {
      notes.add('separator-line', 'The first line only names the delimiter; its row is kept empty.', { row });
      rows.push([]);
      continue;
    }
    budget.row(record, { row });
    if (width === 0) width = record.length;
    if (record.length > 0 && record.length !== width) {
      notes.add('ragged-rows', `Some rows do not have ${width} columns as the first one has.`, { row });
    }
    rows.push(record);
  }
  while (rows.at(-1)?.length === 0) rows.pop();
  const sheet = { name: '', hidden: false, rows, merged: [], notes: notes.list() };
  return { format: 'csv', encoding, delimiter, sheets: [sheet], notes: [] };
}
