import fc from 'fast-check';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { codeOf } from './fixture.ts';
import { holdsOds, readOds, SheetError } from './index.ts';

const namespaces =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"';
const cell = (text: string, attributes = ''): string =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${text}</text:p></table:table-cell>`;

/** A spreadsheet of one table from the raw XML of its rows. */
const ods = (rows: string, { before = '', parts = {} }: { before?: string; parts?: Zippable } = {}): Uint8Array =>
  zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(
      `<office:document-content ${namespaces}>${before}<office:body><office:spreadsheet><table:table table:name="People" table:style-name="t1">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
    ...parts,
  });
const row = (inside: string, attributes = ''): string => `<table:table-row ${attributes}>${inside}</table:table-row>`;
const rowsOf = (inside: string) => readOds(ods(inside))[0]?.rows;

describe('an OpenDocument spreadsheet', () => {
  it('is told by its first part, not by its name', () => {
    expect(holdsOds(ods(''))).toBe(true);
    expect(holdsOds(zipSync({ 'content.xml': strToU8('<a/>') }))).toBe(false);
    expect(codeOf(() => readOds(strToU8('a,b\r\n')))).toBe('SHEET_UNKNOWN_FORMAT');
  });

  it('gives text as it stands: paragraphs as lines, counted spaces, tabs, no comments', () => {
    const marked = '<text:span>a</text:span><text:s text:c="3"/>b<text:tab/>c<text:line-break/>d';
    const commented =
      '<table:table-cell office:value-type="string"><office:annotation><text:p>aside</text:p></office:annotation>\n  <text:p> x </text:p>\n  <text:p/>\n  <text:p>y</text:p></table:table-cell>';
    expect(rowsOf(row(cell(marked) + commented))).toEqual([['a   b\tc\nd', ' x \n\ny']]);
  });

  it('gives numbers, dates, times and truth values in the forms of the other tables', () => {
    const typed = (attributes: string) =>
      `<table:table-cell ${attributes}><text:p>as shown</text:p></table:table-cell>`;
    const cells = [
      'office:value-type="float" office:value="0.30000000000000004"',
      'office:value-type="percentage" office:value="0.25"',
      'office:value-type="date" office:date-value="2024-02-29"',
      'office:value-type="date" office:date-value="2024-02-29T00:00:00"',
      'office:value-type="time" office:time-value="PT09H30M00S"',
      'office:value-type="boolean" office:boolean-value="true"',
    ].map(typed);
    expect(rowsOf(row(cells.join('')))).toEqual([['0.3', '0.25', '2024-02-29', '2024-02-29', '09:30:00', 'TRUE']]);
  });

  it('reads a formula by its stored value and says so', () => {
    const formula = cell('org_Name', 'table:formula="of:=[.A1]"');
    expect(readOds(ods(row(formula)))[0]).toMatchObject({
      rows: [['org_Name']],
      notes: [{ code: 'formula', count: 1, places: [{ sheet: 'People', row: 1, column: 1 }] }],
    });
  });

  it('keeps places true across repeated cells and rows, and a million empty ones cost nothing', () => {
    const empty = '<table:table-cell table:number-columns-repeated="16000"/>';
    const rows = [
      row(cell('a', 'table:number-columns-repeated="2"') + empty),
      row(empty, 'table:number-rows-repeated="2"'),
      row(`<table:table-cell/><table:covered-table-cell/>${cell('b')}`, 'table:number-rows-repeated="2"'),
      row(empty, 'table:number-rows-repeated="1000000"'),
    ];
    expect(rowsOf(rows.join(''))).toEqual([['a', 'a'], [], [], ['', '', 'b'], ['', '', 'b']]);
  });

  it('says which sheet is hidden and which cells are merged', () => {
    const before =
      '<office:automatic-styles><style:style style:name="t1"><style:table-properties table:display="false"/></style:style></office:automatic-styles>';
    const [sheet] = readOds(ods(row(cell('a', 'table:number-columns-spanned="2"')), { before }));
    expect(sheet).toMatchObject({ hidden: true, merged: ['A1:B1'] });
  });

  it.each([
    [
      'a cell repeated until the sheet bursts',
      row(cell('x', 'table:number-columns-repeated="16384"')),
      'SHEET_TOO_LARGE',
    ],
    ['rows repeated beyond the limit', row(cell('x'), 'table:number-rows-repeated="1000000"'), 'SHEET_TOO_LARGE'],
    [
      'a wide row repeated into too many cells',
      row(cell('x', 'table:number-columns-repeated="2000"'), 'table:number-rows-repeated="100000"'),
      'SHEET_TOO_LARGE',
    ],
    ['a huge cell', row(cell('<text:s text:c="999999999"/>')), 'SHEET_TOO_LARGE'],
    ['a repetition that is no number', row(cell('x', 'table:number-columns-repeated="-1"')), 'SHEET_BROKEN'],
    ['a number without a value', row('<table:table-cell office:value-type="float"/>'), 'SHEET_BROKEN'],
    ['a table within a cell', row(`<table:table-cell><table:table/></table:table-cell>`), 'SHEET_BROKEN'],
  ])('is refused for %s', (_what, rows, code) => {
    expect(codeOf(() => rowsOf(rows))).toBe(code);
  });

  it('is refused for a DTD, a lock, and a part that is missing', () => {
    const mimetype = strToU8('application/vnd.oasis.opendocument.spreadsheet');
    const lock =
      '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>';
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>';
    expect(codeOf(() => readOds(ods('', { parts: { 'META-INF/manifest.xml': strToU8(lock) } })))).toBe(
      'SHEET_ENCRYPTED',
    );
    expect(codeOf(() => readOds(ods('', { parts: { 'content.xml': strToU8(bomb) } })))).toBe('SHEET_HAS_DTD');
    expect(codeOf(() => readOds(zipSync({ mimetype: [mimetype, { level: 0 }] })))).toBe('SHEET_BROKEN');
  });

  it('whatever happens to its XML, ends in tables or a SheetError', () => {
    const piece = fc.constantFrom(
      ...[
        row(cell('a')),
        cell('b'),
        row(''),
        '<table:table>',
        '</table:table>',
        '<text:p>',
        '</text:p>',
        '<table:table-row>',
      ],
      ...[
        '</table:table-row>',
        '<text:s text:c="-4"/>',
        '<office:annotation>',
        '<table:table-cell office:value-type="?"/>',
        'z',
        '&',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        try {
          for (const sheet of readOds(ods(pieces.join('')))) expect(Array.isArray(sheet.rows)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(SheetError);
        }
      }),
      { numRuns: 400 },
    );
  });
});
