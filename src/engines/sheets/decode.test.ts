import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, firstInvalidUtf8 } from './decode.ts';
import { readTable } from './index.ts';

const latin = Uint8Array.from([...'a,b\nJos\u00e9,\u0080\n'].map((char) => char.charCodeAt(0)));

describe('text encodings', () => {
  it('refuses bytes that are not UTF-8, naming line, byte and offset', () => {
    expect(() => readTable(latin)).toThrow(
      expect.objectContaining({ code: 'SHEET_NOT_UTF8', where: { row: 2, offset: 7 } }),
    );
    expect(() => readTable(latin)).toThrow('byte E9 at offset 7, line 2');
  });

  it('reads windows-1252 only where the caller says so', () => {
    const table = readTable(latin, { encoding: 'windows-1252' });
    expect(table.encoding).toBe('windows-1252');
    expect(table.sheets[0]?.rows[1]).toEqual(['José', '€']);
  });

  it('reads valid UTF-8 as UTF-8 even where the caller says windows-1252', () => {
    expect(decodeText(new TextEncoder().encode('é'), 'windows-1252')).toEqual({ text: 'é', encoding: 'utf-8' });
  });

  it('refuses the five bytes that windows-1252 leaves without meaning', () => {
    expect(() => decodeText(Uint8Array.of(0x41, 0x81), 'windows-1252')).toThrow(
      'not windows-1252: byte 81 at offset 1',
    );
  });

  it('reads UTF-16 of either order by its byte order mark', () => {
    const little = Uint8Array.from(Buffer.from('\ufeffa;é\n1;2\n', 'utf16le'));
    const big = Uint8Array.from(Buffer.from(little).swap16());
    for (const [bytes, encoding] of [
      [little, 'utf-16le'],
      [big, 'utf-16be'],
    ] as const) {
      expect(readTable(bytes)).toMatchObject({
        encoding,
        delimiter: ';',
        sheets: [
          {
            rows: [
              ['a', 'é'],
              ['1', '2'],
            ],
          },
        ],
      });
    }
    expect(() => readTable(little.subarray(0, 5))).toThrow(expect.objectContaining({ code: 'SHEET_NOT_UTF8' }));
  });

  it('finds the first invalid byte exactly where the platform decoder fails', () => {
    const decoder = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const byte = fc.constantFrom(
      0x41,
      0x80,
      0xbf,
      0xc0,
      0xc2,
      0xe0,
      0xa0,
      0x9f,
      0xed,
      0xf0,
      0x90,
      0x8f,
      0xf4,
      0xf5,
      0xff,
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 8 }), (list) => {
        const bytes = Uint8Array.from(list);
        const at = firstInvalidUtf8(bytes);
        if (at === -1) expect(() => decoder().decode(bytes)).not.toThrow();
        else {
          expect(() => decoder().decode(bytes)).toThrow();
          expect(() => decoder().decode(bytes.subarray(0, at))).not.toThrow();
        }
      }),
      { numRuns: 1000 },
    );
  });
});
