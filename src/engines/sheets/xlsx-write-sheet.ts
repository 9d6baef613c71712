import { badCell } from './cell.ts';
import { tooLarge } from './errors.ts';
import { columnLetters, LAST_COLUMN, LAST_ROW } from './xlsx-names.ts';
import { cellXml } from './xlsx-write-cell.ts';
import { columnStyle, HEADER_STYLE } from './xlsx-write-styles.ts';
import type { ColumnToWrite, SheetToWrite } from './xlsx-write-types.ts';

/** One worksheet: a frozen header row, the columns as described, the rows, protection and choices. Element order is the schema's. */
export function sheetXml(sheet: SheetToWrite, choicesRange: (column: number) => string | null): string {
  const { name, columns, rows } = sheet;
  if (columns.length === 0) throw badCell(`Sheet "${name}" has no columns.`, { sheet: name });
  if (columns.length > LAST_COLUMN || rows.length >= LAST_ROW)
    throw tooLarge(`Sheet "${name}" is larger than a sheet can be.`, { sheet: name });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
<sheetFormatPr defaultRowHeight="15"/><cols>${columns.map(columnXml).join('')}</cols>\
<sheetData>${headerXml(sheet)}${rowsXml(sheet)}</sheetData>\
${columns.some((column) => column.locked) ? PROTECTION : ''}${validationsXml(columns, choicesRange)}</worksheet>`;
}

/** People may still widen columns and sort what is open to them. */
const PROTECTION = '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>';

function columnXml(column: ColumnToWrite, index: number): string {
  const width = column.width ?? Math.min(60, Math.max(12, column.header.length + 2));
  const hidden = column.hidden ? ' hidden="1"' : '';
  return `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${columnStyle(column)}" customWidth="1"${hidden}/>`;
}

function headerXml({ name, columns }: SheetToWrite): string {
  const cells = columns.map(({ header }, index) =>
    cellXml(header, 'text', HEADER_STYLE, { sheet: name, row: 1, column: index + 1 }),
  );
  return `<row r="1">${cells.join('')}</row>`;
}

function rowsXml({ name, columns, rows }: SheetToWrite): string {
  return rows
    .map((cells, index) => {
      const row = index + 2;
      const written = cells.map((cell, at) => {
        const where = { sheet: name, row, column: at + 1 };
        const column = columns[at];
        if (!column) throw badCell(`Row ${row} of sheet "${name}" has more cells than there are columns.`, where);
        return cellXml(cell, column.kind, columnStyle(column), where);
      });
      return `<row r="${row}">${written.join('')}</row>`;
    })
    .join('');
}

function validationsXml(columns: readonly ColumnToWrite[], choicesRange: (column: number) => string | null): string {
  const validations = columns.flatMap((_, index) => {
    const range = choicesRange(index);
    if (range === null) return [];
    const letters = columnLetters(index + 1);
    return `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" \
sqref="${letters}2:${letters}${LAST_ROW}"><formula1>${range}</formula1></dataValidation>`;
  });
  if (validations.length === 0) return '';
  return `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`;
}
