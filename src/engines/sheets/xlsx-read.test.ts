import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeWithShared } from '../../testing/shared-data.ts';
import { codeOf, type Fixture, fixture } from './fixture.ts';
import { readTable } from './index.ts';

const STYLES =
  '<numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/><numFmt numFmtId="165" formatCode="0.0&quot;days&quot;"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';
const sheetOf = (parts: Fixture) => readTable(fixture(parts)).sheets[0];
const row = (cells: string) => sheetOf({ data: `<row r="1">${cells}</row>`, styles: STYLES })?.rows[0];

describe('reading XLSX', () => {
  it('joins rich text and leaves phonetic readings out', () => {
    const strings =
      '<si><r><t>Office </t></r><r><rPr><b/></rPr><t xml:space="preserve">of  X</t></r><rPh><t>no</t></rPh></si><si><t>a_x000D_b</t></si><si/>';
    const data =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>0</v></c></row>';
    expect(sheetOf({ data, strings })?.rows).toEqual([['Office of  X', 'a\rb', '', 'Office of  X']]);
  });

  it('reads inline strings, booleans, errors and numbers without noise', () => {
    const cells =
      '<c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c>' +
      '<c><v>0.30000000000000004</v></c><c><v>1.2E+3</v></c><c><v>12345678901234567</v></c><c><v>1.5E-7</v></c><c><v>-0</v></c>';
    expect(row(cells)).toEqual([
      'inline',
      'TRUE',
      'FALSE',
      '#REF!',
      '0.3',
      '1200',
      '12345678901234567',
      '0.00000015',
      '0',
    ]);
  });

  it('reads dates by their number format and leaves other numbers alone', () => {
    expect(
      row(
        '<c s="1"><v>45351</v></c><c s="2"><v>45351.5</v></c><c s="3"><v>45351</v></c><c s="4"><v>45351</v></c><c><v>45351</v></c>',
      ),
    ).toEqual(['2024-02-29', '2024-02-29T12:00:00', '2024-02-29', '45351', '45351']);
  });

  it('reads the 1904 date system', () => {
    const data = '<row r="1"><c s="1"><v>0</v></c><c s="1"><v>43889</v></c></row>';
    const sheet = sheetOf({ data, styles: STYLES, workbookPr: '<w:workbookPr date1904="1"/>' });
    expect(sheet?.rows).toEqual([['1904-01-01', '2024-02-29']]);
  });

  it('notes the day that never was, and numbers that are no date', () => {
    const sheet = sheetOf({
      data: '<row r="1"><c s="1"><v>60</v></c><c s="1"><v>-4</v></c><c s="1"><v>9999999</v></c></row>',
      styles: STYLES,
    });
    expect(sheet?.rows).toEqual([['1900-02-29', '-4', '9999999']]);
    expect(sheet?.notes).toMatchObject([
      { code: 'false-leap-day', count: 1 },
      { code: 'date-out-of-range', count: 2 },
    ]);
  });

  it('takes the stored value of a formula and never computes it', () => {
    const sheet = sheetOf({
      data: '<row r="1"><c><f>1+1</f><v>3</v></c><c t="str"><f>"a"</f><v>a</v></c><c><f>NOW()</f><v></v></c></row>',
    });
    expect(sheet?.rows).toEqual([['3', 'a']]);
    expect(sheet?.notes).toMatchObject([
      { code: 'formula', count: 3 },
      { code: 'formula-without-value', count: 1, places: [{ sheet: 'People', row: 1, column: 3 }] },
    ]);
  });

  it('keeps gaps so that rows and columns stay where they were', () => {
    const data =
      '<row r="2"><c r="C2"><v>1</v></c></row><row r="4"/><row r="5"><c r="A5"><v>2</v></c><c r="B5" s="1"/></row><row r="900000"/>';
    expect(sheetOf({ data })?.rows).toEqual([[], ['', '', '1'], [], [], ['2']]);
  });

  it('notes merged cells, hidden rows and hidden columns', () => {
    const sheet = sheetOf({
      before: '<cols><col min="2" max="2" hidden="1"/></cols>',
      data: '<row r="1" hidden="1"><c><v>1</v></c></row>',
      after: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    });
    expect(sheet?.merged).toEqual(['A1:B2']);
    expect(sheet?.notes.map((note) => note.code)).toEqual(['hidden-columns', 'hidden-rows', 'merged-cells']);
  });

  it('reads all sheets in order, flags hidden ones and passes over charts', () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const office = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
    const relation = (id: string, kind: string, target: string) =>
      `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
    const table = readTable(
      fixture({
        data: '<row><c><v>1</v></c></row>',
        parts: {
          'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="B" r:id="b"/><sheet name="Chart" r:id="c"/><sheet name="A" state="veryHidden" r:id="a"/></sheets></workbook>`,
          'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('a', 'worksheet', '/xl/worksheets/sheet1.xml')}${relation('b', 'worksheet', 'Worksheets/Sheet1.xml')}${relation('c', 'chartsheet', 'chart.xml')}${relation('d', 'vbaProject', 'vbaProject.bin')}</Relationships>`,
        },
      }),
    );
    expect(table.sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows }))).toEqual([
      { name: 'B', hidden: false, rows: [['1']] },
      { name: 'A', hidden: true, rows: [['1']] },
    ]);
    expect(table.notes.map((note) => note.code)).toEqual(['macros', 'not-a-worksheet']);
  });

  it.each([
    ['a text that is not in the file', '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'],
    ['a number that is none', '<row r="1"><c r="A1"><v>abc</v></c></row>'],
    ['rows out of order', '<row r="2"/><row r="1"/>'],
    ['cells out of order', '<row r="1"><c r="B1"/><c r="A1"/></row>'],
    ['a cell in another row', '<row r="1"><c r="A2"/></row>'],
    ['a row beyond the sheet', '<row r="1048577"/>'],
    ['a column beyond the sheet', '<row r="1"><c r="XFE1"/></row>'],
    ['a kind of cell nobody knows', '<row r="1"><c r="A1" t="x"><v>1</v></c></row>'],
    ['XML that ends too early', '<row r="1">'],
  ])('refuses %s', (_, data) => {
    expect(codeOf(() => readTable(fixture({ data })))).toBe('SHEET_BROKEN');
  });

  it('says where a bad cell is', () => {
    const data = '<row r="7"><c r="C7" t="s"><v>9</v></c></row>';
    expect(() => readTable(fixture({ data }))).toThrow(
      expect.objectContaining({ where: { sheet: 'People', row: 7, column: 3 } }),
    );
  });
});

describeWithShared('reading a workbook from the field', 'data/protection/htcds/htcds_xlsform.xlsx', () => {
  it('finds its three sheets', () => {
    const bytes = readFileSync(new URL('../../../../shared/data/protection/htcds/htcds_xlsform.xlsx', import.meta.url));
    const table = readTable(bytes);
    expect(table.sheets.map((sheet) => sheet.name)).toEqual(['survey', 'choices', 'settings']);
    expect(table.sheets[0]?.rows[0]).toEqual(['type', 'name', 'label', 'required', 'calculation']);
  });
});
