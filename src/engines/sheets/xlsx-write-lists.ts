import { badCell } from './cell.ts';
import { columnLetters } from './xlsx-names.ts';
import { cellXml } from './xlsx-write-cell.ts';
import type { SheetToWrite } from './xlsx-write-types.ts';

export interface ChoiceLists {
  readonly sheetName: string;
  /** The hidden sheet that holds every list, one a column; null where no column has choices. */
  readonly xml: string | null;
  /** The range that holds the choices of a column, such as `Lists!$A$1:$A$5`. */
  rangeOf(sheet: number, column: number): string | null;
}

/** Choices stand on a hidden sheet and not in the rule itself, which holds 255 characters and no commas. Equal lists are kept once. */
export function collectLists(sheets: readonly SheetToWrite[]): ChoiceLists {
  const lists = new Map<string, { choices: readonly string[]; column: number }>();
  for (const { name, columns } of sheets) {
    for (const [index, { choices, header }] of columns.entries()) {
      if (!choices) continue;
      if (choices.length === 0 || choices.includes('')) {
        throw badCell(`The choices of column "${header}" are empty, or one of them is.`, {
          sheet: name,
          column: index + 1,
        });
      }
      const key = JSON.stringify(choices);
      if (!lists.has(key)) lists.set(key, { choices, column: lists.size + 1 });
    }
  }
  const sheetName = freeName(sheets.map((sheet) => sheet.name.toLowerCase()));
  return {
    sheetName,
    xml: lists.size === 0 ? null : listsXml([...lists.values()].map((list) => list.choices)),
    rangeOf(sheet, column) {
      const list = lists.get(JSON.stringify(sheets[sheet]?.columns[column]?.choices ?? null));
      if (!list) return null;
      const letters = columnLetters(list.column);
      return `${sheetName}!$${letters}$1:$${letters}$${list.choices.length}`;
    },
  };
}

function freeName(taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? 'Lists' : `Lists_${n}`;
    if (!taken.includes(name.toLowerCase())) return name;
  }
}

function listsXml(lists: readonly (readonly string[])[]): string {
  const height = Math.max(...lists.map((list) => list.length));
  const rows = Array.from({ length: height }, (_, index) => {
    const row = index + 1;
    const cells = lists.map((list, column) => cellXml(list[index], 'text', 0, { row, column: column + 1 }));
    return `<row r="${row}">${cells.join('')}</row>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}
