import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { codeOf, fixture } from './fixture.ts';
import { readTable, type SheetLimits } from './index.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEET = 'xl/worksheets/sheet1.xml';
const read = (bytes: Uint8Array, limits: Partial<SheetLimits> = {}) => codeOf(() => readTable(bytes, { limits }));

/** Overwrites a 32-bit field of the directory entry (central header) of a part. */
function patched(bytes: Uint8Array, name: string, field: number, value: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const wanted = strToU8(name).join();
  for (let at = 0; at + 46 < copy.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    if (copy.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)).join() === wanted)
      view.setUint32(at + field, value, true);
  }
  return copy;
}

describe('hostile workbooks', () => {
  it('refuses a part that declares to swell beyond the ratio, before inflating it', () => {
    const data = '<row/>'.repeat(800_000);
    expect(read(fixture({ data }))).toBe('SHEET_ZIP_BOMB');
  });

  it('refuses a part that swells beyond what it declares', () => {
    expect(read(patched(fixture({ data: '<row/>'.repeat(50_000) }), SHEET, 24, 1000))).toBe('SHEET_ZIP_BOMB');
  });

  it('refuses parts that together inflate beyond the limit', () => {
    expect(read(fixture({ data: ' '.repeat(5000), strings: ' '.repeat(5000) }), { inflatedBytes: 9000 })).toBe(
      'SHEET_ZIP_BOMB',
    );
  });

  it('refuses more parts than the limit', () => {
    expect(read(fixture({}), { entries: 5 })).toBe('SHEET_TOO_LARGE');
  });

  it('notices a single changed byte by its checksum', () => {
    expect(read(patched(fixture({}), SHEET, 16, 1))).toBe('SHEET_BROKEN');
  });

  it.each(['../evil.xml', '/abs.xml', 'a\\b.xml', 'C:/x.xml', 'a/./b.xml'])('refuses a part called %s', (name) => {
    expect(read(fixture({ parts: { [name]: 'x' } }))).toBe('SHEET_BROKEN');
  });

  it('refuses the same part listed twice', () => {
    expect(read(fixture({ parts: { 'XL/styles.XML': 'x' } }))).toBe('SHEET_BROKEN');
  });

  it.each(['xl/workbook.xml', SHEET, 'xl/sharedStrings.xml', 'xl/styles.xml', 'xl/_rels/workbook.xml.rels'])(
    'refuses a workbook without its part %s',
    (part) => {
      expect(read(fixture({ parts: { [part]: null } }))).toBe('SHEET_BROKEN');
    },
  );

  it.each([SHEET, 'xl/workbook.xml', 'xl/styles.xml', 'xl/sharedStrings.xml', '_rels/.rels'])(
    'refuses a DTD in %s',
    (part) => {
      const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
      const xml = `<?xml version="1.0"?>${bomb}<worksheet xmlns="${MAIN}"/>`;
      expect(read(fixture({ parts: { [part]: xml } }))).toBe('SHEET_HAS_DTD');
    },
  );

  it('refuses an external entity, and an entity nobody declared', () => {
    const external = `<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet xmlns="${MAIN}"/>`;
    expect(read(fixture({ parts: { [SHEET]: external } }))).toBe('SHEET_HAS_DTD');
    expect(read(fixture({ data: '<row><c t="str"><v>&a;</v></c></row>' }))).toBe('SHEET_BROKEN');
  });

  it('refuses XML that nests without end', () => {
    expect(read(fixture({ data: '<a>'.repeat(5000) }))).toBe('SHEET_TOO_LARGE');
  });

  it('refuses XML that is not UTF-8', () => {
    expect(read(fixture({ parts: { [SHEET]: Uint8Array.of(0x3c, 0x61, 0xff, 0x2f, 0x3e) } }))).toBe('SHEET_BROKEN');
  });

  it('refuses a value far away that would make millions of empty cells', () => {
    expect(read(fixture({ data: '<row r="1048576"><c r="A1048576"><v>1</v></c></row>' }))).toBe('SHEET_TOO_LARGE');
    expect(read(fixture({ data: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }))).toBe('SHEET_TOO_LARGE');
    const wide = Array.from({ length: 50 }, (_, n) => `<row><c r="ALL${n + 1}"><v>1</v></c></row>`).join('');
    expect(read(fixture({ data: wide }), { cells: 10_000 })).toBe('SHEET_TOO_LARGE');
  });

  it('refuses a long text named by many cells', () => {
    const strings = `<si><t>${'x'.repeat(1000)}</t></si>`;
    const data = `<row>${'<c t="s"><v>0</v></c>'.repeat(200)}</row>`;
    expect(read(fixture({ strings, data }), { chars: 100_000 })).toBe('SHEET_TOO_LARGE');
    expect(read(fixture({ strings, data }), { cellChars: 500 })).toBe('SHEET_TOO_LARGE');
  });

  it('refuses more sheets than the limit', () => {
    expect(read(fixture({}), { sheets: 0 })).toBe('SHEET_TOO_LARGE');
  });

  it('refuses a container with a password', () => {
    const bytes = patched(fixture({}), SHEET, 8, 0x00080001);
    expect(read(bytes)).toBe('SHEET_ENCRYPTED');
  });

  it('refuses a container cut off anywhere', () => {
    const bytes = zipSync({ 'xl/workbook.xml': strToU8(`<workbook xmlns="${MAIN}"/>`) });
    for (let length = 4; length < bytes.length; length += 7)
      expect(read(bytes.subarray(0, length))).toBe('SHEET_BROKEN');
  });
});
