import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { codeOf } from './fixture.ts';
import { readTable, type SheetToWrite, writeXlsx } from './index.ts';

const template: SheetToWrite = {
  name: 'Data call & more',
  columns: [
    { header: 'Id', locked: true, hidden: true },
    { header: 'Status', choices: ['not started', 'on track, mostly', 'done'] },
    { header: 'Amount', kind: 'number' },
    { header: 'Due', kind: 'date', width: 14 },
    { header: 'Narrative' },
  ],
  rows: [
    ['a1', 'done', '12.50', '2024-02-29', '=HYPERLINK("http://x")'],
    ['a2', null, -3, '1899-12-31', ' two\nlines, tab\t, \r, _x0041_, \u0007, <&>" 😀 '],
  ],
};
const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

describe('writing XLSX', () => {
  it('is read back as it was written', () => {
    const table = readTable(writeXlsx({ sheets: [template] }));
    expect(table.sheets[0]?.rows).toEqual([
      ['Id', 'Status', 'Amount', 'Due', 'Narrative'],
      ['a1', 'done', '12.5', '2024-02-29', '=HYPERLINK("http://x")'],
      ['a2', '', '-3', '1899-12-31', ' two\nlines, tab\t, \r, _x0041_, \u0007, <&>" 😀 '],
    ]);
  });

  it('writes well-formed parts, all of them declared, and no formula in a cell', () => {
    const parts = partsOf(writeXlsx({ sheets: [template, { ...template, name: 'Second' }] }));
    for (const xml of Object.values(parts))
      expect(() => new SaxesParser({ xmlns: true }).write(xml).close()).not.toThrow();
    const types = parts['[Content_Types].xml'] ?? '';
    for (const name of Object.keys(parts).filter((part) => part.startsWith('xl/') && !part.includes('_rels'))) {
      expect(types).toContain(`PartName="/${name}"`);
    }
    for (const [name, xml] of Object.entries(parts)) if (name.includes('worksheets')) expect(xml).not.toContain('<f>');
  });

  it('offers the choices from one hidden sheet and allows nothing else', () => {
    const bytes = writeXlsx({ sheets: [template, { ...template, name: 'lists' }] });
    const table = readTable(bytes);
    expect(table.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Data call & more', false],
      ['lists', false],
      ['Lists_2', true],
    ]);
    expect(table.sheets[2]?.rows).toEqual([['not started'], ['on track, mostly'], ['done']]);
    const sheet = partsOf(bytes)['xl/worksheets/sheet1.xml'];
    expect(sheet).toContain('sqref="B2:B1048576"><formula1>Lists_2!$A$1:$A$3</formula1>');
    expect(sheet).toContain('showErrorMessage="1"');
  });

  it('protects the sheet when a column is locked, and leaves the other columns open', () => {
    const parts = partsOf(writeXlsx({ sheets: [template] }));
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).toContain('<sheetProtection sheet="1"');
    const styles = [...(parts['xl/styles.xml'] ?? '').matchAll(/<protection locked="(\d)"\/>/g)].map(
      (match) => match[1],
    );
    const locked = [...sheet.matchAll(/<col [^>]*style="(\d+)"/g)].map((match) => styles[Number(match[1]) - 2]);
    expect(locked).toEqual(['1', '0', '0', '0', '0']);
    const open = partsOf(writeXlsx({ sheets: [{ name: 'Open', columns: [{ header: 'A' }], rows: [] }] }));
    expect(open['xl/worksheets/sheet1.xml']).not.toContain('sheetProtection');
  });

  it('keeps the order of elements that the schema asks for', () => {
    const sheet = partsOf(writeXlsx({ sheets: [template] }))['xl/worksheets/sheet1.xml'] ?? '';
    const order = ['<sheetViews', '<sheetFormatPr', '<cols', '<sheetData', '<sheetProtection', '<dataValidations'];
    const found = order.map((element) => sheet.indexOf(element));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found).not.toContain(-1);
  });

  it('gives equal bytes for equal workbooks', () => {
    expect(writeXlsx({ sheets: [template] })).toEqual(writeXlsx({ sheets: [template] }));
  });

  it.each([
    ['no sheet', [], 'SHEET_BAD_NAME'],
    ['a name with a slash', [{ ...template, name: 'a/b' }], 'SHEET_BAD_NAME'],
    ['a name too long', [{ ...template, name: 'x'.repeat(32) }], 'SHEET_BAD_NAME'],
    ['two names alike', [template, { ...template, name: 'DATA CALL & MORE' }], 'SHEET_BAD_NAME'],
    ['a number that is none', [{ ...template, rows: [['a', 'done', 'many']] }], 'SHEET_BAD_CELL'],
    ['a date that is none', [{ ...template, rows: [['a', 'done', 1, '2023-02-29']] }], 'SHEET_BAD_CELL'],
    ['more cells than columns', [{ ...template, rows: [['a', 'b', 1, '', 'c', 'd']] }], 'SHEET_BAD_CELL'],
    ['no columns', [{ name: 'A', columns: [], rows: [] }], 'SHEET_BAD_CELL'],
    ['empty choices', [{ name: 'A', columns: [{ header: 'A', choices: [] }], rows: [] }], 'SHEET_BAD_CELL'],
    ['a text no cell can hold', [{ ...template, rows: [['x'.repeat(32_768)]] }], 'SHEET_TOO_LARGE'],
  ])('refuses %s', (_, sheets, code) => {
    expect(codeOf(() => writeXlsx({ sheets }))).toBe(code);
  });

  it('carries every text there and back', () => {
    const unit = fc.constantFrom(
      '_',
      'x',
      '0',
      '4',
      '1',
      '\r',
      '\n',
      '\u0000',
      '\u001f',
      '\ufffe',
      '<',
      '&',
      '"',
      ']',
      '>',
      ' ',
      '=',
      'ñ',
    );
    const text = fc.oneof(fc.string({ unit, maxLength: 12 }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (cells) => {
        fc.pre(cells.at(-1) !== '');
        const sheet = { name: 'A', columns: cells.map(() => ({ header: 'h' })), rows: [cells] };
        expect(readTable(writeXlsx({ sheets: [sheet] })).sheets[0]?.rows[1]).toEqual(cells);
      }),
    );
  });
});
