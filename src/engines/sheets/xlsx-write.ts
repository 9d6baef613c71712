import { strToU8, zipSync } from 'fflate';
import { SheetError } from './errors.ts';
import { escapeXml } from './xlsx-text.ts';
import { collectLists } from './xlsx-write-lists.ts';
import { contentTypes, packageRelations, workbookRelations, workbookXml } from './xlsx-write-parts.ts';
import { sheetXml } from './xlsx-write-sheet.ts';
import { stylesXml } from './xlsx-write-styles.ts';
import type { WorkbookToWrite } from './xlsx-write-types.ts';

/** ZIP entries carry a date; a fixed one makes equal workbooks equal bytes. Local time, as fflate reads it. */
const FIXED_TIME = new Date(1980, 0, 1);

/**
 * Writes a workbook that Excel and LibreOffice open without repair. Text is always text, never a formula; nothing says who wrote it.
 * Throws SHEET_BAD_NAME for sheet names a workbook cannot hold, SHEET_BAD_CELL and SHEET_TOO_LARGE for cells.
 */
export function writeXlsx({ sheets }: WorkbookToWrite): Uint8Array {
  checkNames(sheets.map((sheet) => sheet.name));
  const lists = collectLists(sheets);
  const names = sheets.map((sheet) => escapeXml(sheet.name));
  const count = sheets.length + (lists.xml === null ? 0 : 1);
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(contentTypes(count)),
    '_rels/.rels': strToU8(packageRelations()),
    'xl/workbook.xml': strToU8(workbookXml(names, lists.xml === null ? null : escapeXml(lists.sheetName))),
    'xl/_rels/workbook.xml.rels': strToU8(workbookRelations(count)),
    'xl/styles.xml': strToU8(stylesXml()),
  };
  for (const [index, sheet] of sheets.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(sheetXml(sheet, (column) => lists.rangeOf(index, column)));
  }
  if (lists.xml !== null) parts[`xl/worksheets/sheet${count}.xml`] = strToU8(lists.xml);
  return zipSync(parts, { level: 6, mtime: FIXED_TIME });
}

function checkNames(names: readonly string[]): void {
  if (names.length === 0) throw badName('A workbook needs at least one sheet.');
  const seen = new Set<string>();
  for (const sheet of names) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a sheet name may not hold them
    if (sheet.trim() === '' || sheet.length > 31 || /[[\]:*?/\\\u0000-\u001f\ufffe\uffff]|^'|'$/.test(sheet)) {
      throw badName(`"${sheet}" cannot be the name of a sheet.`, sheet);
    }
    if (seen.has(sheet.toLowerCase())) throw badName(`Two sheets are called "${sheet}".`, sheet);
    seen.add(sheet.toLowerCase());
  }
}

function badName(message: string, sheet?: string): SheetError {
  const fix = "Give each sheet its own name of 1 to 31 characters without [ ] : * ? / \\ and without ' at either end.";
  return new SheetError('SHEET_BAD_NAME', message, fix, sheet === undefined ? {} : { sheet });
}
