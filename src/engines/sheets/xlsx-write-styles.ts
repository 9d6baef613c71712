import type { ColumnToWrite } from './xlsx-write-types.ts';

/** Position of the header style in `cellXfs`; the styles of `columnStyle` follow it. */
export const HEADER_STYLE = 1;
const FIRST_COLUMN_STYLE = 2;

const KINDS = ['text', 'number', 'date'] as const;
/** Number formats: 49 is text (what is typed stays as typed), 0 general, 164 the ISO date defined below. */
const FORMATS = { text: 49, number: 0, date: 164 } as const;

/** The style of a column: its kind, locked or open. */
export function columnStyle({ kind = 'text', locked = false }: ColumnToWrite): number {
  return FIRST_COLUMN_STYLE + KINDS.indexOf(kind) * 2 + (locked ? 0 : 1);
}

export function stylesXml(): string {
  const columnStyles = KINDS.flatMap((kind) => [cellFormat(FORMATS[kind], true), cellFormat(FORMATS[kind], false)]);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>\
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFDFE1E2"/><bgColor indexed="64"/></patternFill></fill></fills>\
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\
<border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="${FIRST_COLUMN_STYLE + columnStyles.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" \
applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>${columnStyles.join('')}</cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function cellFormat(numberFormat: number, locked: boolean): string {
  return `<xf numFmtId="${numberFormat}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1" \
applyProtection="1"><alignment vertical="top" wrapText="1"/><protection locked="${locked ? 1 : 0}"/></xf>`;
}
