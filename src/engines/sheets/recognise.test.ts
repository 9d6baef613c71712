import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { codeOf, fixture } from './fixture.ts';
import { readTable, SheetError } from './index.ts';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ole = (stream: string) => Uint8Array.from([...OLE, ...new Uint8Array(600), ...Buffer.from(stream, 'utf16le')]);

describe('recognising a file by its content', () => {
  it.each([
    ['an empty file', new Uint8Array(), 'SHEET_EMPTY'],
    ['a workbook with a password', ole('EncryptedPackage'), 'SHEET_ENCRYPTED'],
    ['an old .xls', ole('Workbook'), 'SHEET_LEGACY_XLS'],
    ['an old Word document', ole('WordDocument'), 'SHEET_UNKNOWN_FORMAT'],
    ['an .xls of before 1997', Uint8Array.of(0x09, 0x08, 0x06, 0x00, 0x00), 'SHEET_LEGACY_XLS'],
    ['a PDF', strToU8('%PDF-1.7\n'), 'SHEET_UNKNOWN_FORMAT'],
    ['a web page named .xls', strToU8('\ufeff<html><table>'), 'SHEET_UNKNOWN_FORMAT'],
    ['XML', strToU8('<?xml version="1.0"?><a/>'), 'SHEET_UNKNOWN_FORMAT'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d), 'SHEET_UNKNOWN_FORMAT'],
    ['bytes with a zero among them', strToU8('a,b\0c'), 'SHEET_UNKNOWN_FORMAT'],
    ['a ZIP without a workbook', zipSync({ 'a.txt': strToU8('x') }), 'SHEET_UNKNOWN_FORMAT'],
    ['an OpenDocument file', zipSync({ 'content.xml': strToU8('<x/>') }), 'SHEET_UNKNOWN_FORMAT'],
    ['a ZIP with nothing in it', zipSync({}), 'SHEET_UNKNOWN_FORMAT'],
  ])('refuses %s with a remedy', (_, bytes, code) => {
    expect(codeOf(() => readTable(bytes))).toBe(code);
    expect(() => readTable(bytes)).toThrow(expect.objectContaining({ fix: expect.stringMatching(/\w/) }));
  });

  it('refuses Word documents and binary workbooks in the same container', () => {
    const relation = (target: string) => ({
      '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/officeDocument" Target="${target}"/></Relationships>`,
    });
    expect(() => readTable(fixture({ parts: relation('word/document.xml') }))).toThrow('no workbook');
    expect(() => readTable(fixture({ parts: relation('xl/workbook.bin') }))).toThrow('xlsb');
    expect(() => readTable(fixture({ parts: relation('xl/workbook.bin') }))).toThrow(SheetError);
  });
});
