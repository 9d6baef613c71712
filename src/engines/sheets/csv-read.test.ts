import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf } from './fixture.ts';
import { readTable, SheetError } from './index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const rowsOf = (text: string) => readTable(utf8(text)).sheets[0]?.rows;

describe('reading CSV', () => {
  it('reads cells as they stand and trims nothing', () => {
    expect(rowsOf('Name, Status\r\n007 ,on track\r\n')).toEqual([
      ['Name', ' Status'],
      ['007 ', 'on track'],
    ]);
  });

  it('reads quoted cells with delimiters, quotes and line ends inside', () => {
    expect(rowsOf('a,"b, ""c""\r\nd"\n1,"2"')).toEqual([
      ['a', 'b, "c"\r\nd'],
      ['1', '2'],
    ]);
  });

  it('takes a quote in the middle of a bare cell for what it is', () => {
    expect(rowsOf('pipe,5" wide\n')).toEqual([['pipe', '5" wide']]);
  });

  it('ends lines with LF, CRLF or a lone CR', () => {
    expect(rowsOf('a,b\rc,d\ne,f\r\n\rg,h')).toEqual([['a', 'b'], ['c', 'd'], ['e', 'f'], [], ['g', 'h']]);
  });

  it('keeps empty lines in between so that row numbers stay true, and drops those at the end', () => {
    expect(rowsOf('a,b\n\n1,2\n\n\n')).toEqual([['a', 'b'], [], ['1', '2']]);
  });

  it('keeps ragged rows and notes where they are', () => {
    const sheet = readTable(utf8('a,b\n1\n1,2,3\n1,2\n')).sheets[0];
    expect(sheet?.rows).toEqual([['a', 'b'], ['1'], ['1', '2', '3'], ['1', '2']]);
    expect(sheet?.notes).toMatchObject([{ code: 'ragged-rows', count: 2, places: [{ row: 2 }, { row: 3 }] }]);
  });

  it.each([
    ['comma', 'a,b;c\n1,2\n', ','],
    ['semicolon beside decimal commas', 'name;low;high\nx;1,5;2,5\ny;1,7;2,8\n', ';'],
    ['tab', 'a\tb, c\n1\t2\n', '\t'],
    ['pipe', 'a|b\n1|2\n', '|'],
    ['comma for a single column', 'name\nAda\n', ','],
    ['semicolon when commas stand in quotes', '"a,b";c\n"d,e";f\n', ';'],
  ])('detects the delimiter: %s', (_, text, delimiter) => {
    expect(readTable(utf8(text)).delimiter).toBe(delimiter);
  });

  it('believes the caller, and a sep= line over the caller', () => {
    expect(readTable(utf8('a,b;c\n'), { delimiter: ';' }).sheets[0]?.rows).toEqual([['a,b', 'c']]);
    expect(readTable(utf8('sep=;\r\na,b;c\r\n'), { delimiter: ',' }).sheets[0]?.rows).toEqual([[], ['a,b', 'c']]);
  });

  it('says in which row and column a quote is never closed', () => {
    const call = () => readTable(utf8('a,b\n1,"2\n3,4\n'));
    expect(call).toThrow(SheetError);
    expect(call).toThrow(expect.objectContaining({ code: 'SHEET_BAD_QUOTE', where: { row: 2, column: 2 } }));
  });

  it('refuses text behind a closing quote rather than guess', () => {
    expect(codeOf(() => readTable(utf8('a,b\n"1"x,2\n'), { delimiter: ',' }))).toBe('SHEET_BAD_QUOTE');
  });

  it.each([
    ['rows', { rows: 2 }],
    ['columns', { columns: 1 }],
    ['cells', { cells: 5 }],
    ['cellChars', { cellChars: 3 }],
    ['chars', { chars: 8 }],
    ['bytes', { bytes: 10 }],
  ])('stops at the limit of %s', (_, limits) => {
    expect(codeOf(() => readTable(utf8('long,b\n1,2\n3,4\n'), { limits }))).toBe('SHEET_TOO_LARGE');
  });

  it('agrees with another CSV reader on whatever is quoted rightly', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', ' ', '"', ',', ';', '\n', '\r', "'", '😀'),
      maxLength: 6,
    });
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const text = rows
          .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\r\n');
        const theirs: string[][] = parse(text, { relax_column_count: true });
        expect(readTable(utf8(text), { delimiter: ',' }).sheets[0]?.rows).toEqual(theirs);
      }),
    );
  });
});
