import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../engines/sheets/index.ts';
import { CSV_LIMITS, type CsvEnd, type CsvRow, readCsv } from './csv.ts';
import type { ListPart } from './entity.ts';

const inPieces = (text: string, size: number): ListPart => ({
  name: 'list.csv',
  open: async function* () {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  },
});

const read = async (text: string, size = 5, limits = CSV_LIMITS): Promise<{ rows: CsvRow[]; end: CsvEnd }> => {
  const rows: CsvRow[] = [];
  const end = await readCsv(inPieces(text, size), ',', (row) => rows.push(row), limits);
  return { rows, end };
};

describe('rows of delimited text', () => {
  it('keeps cells, lines and the row as it stands, whatever the pieces', async () => {
    const text = 'a,"b ""x"", c",\r\n\r\n"two\r\nlines",d,e\n1,2,3';
    for (const size of [1, 2, 3, 7, 100]) {
      const { rows, end } = await read(text, size);
      expect(rows.map(({ cells }) => cells)).toEqual([
        ['a', 'b "x", c', ''],
        ['two\r\nlines', 'd', 'e'],
        ['1', '2', '3'],
      ]);
      expect(rows.map(({ line }) => line)).toEqual([1, 3, 5]);
      expect(rows.map(({ raw }) => raw)).toEqual(['a,"b ""x"", c",', '"two\r\nlines",d,e', '1,2,3']);
      expect(end).toEqual({ rows: 3, endMark: false, openQuote: 0, noLineEnd: true });
    }
  });

  it('takes the 0x1A at the end for what it is, with and without a line end before it', async () => {
    expect((await read('1,2\r\n\x1a')).end).toEqual({ rows: 1, endMark: true, openQuote: 0, noLineEnd: false });
    const glued = await read('1,2\x1a');
    expect(glued.rows[0]?.cells).toEqual(['1', '2']);
    expect(glued.end.endMark).toBe(true);
  });

  it('names the line where a quote is opened and never closed, and hands over nothing of that row', async () => {
    const { rows, end } = await read('1,2\n3,"four\n5,6\n');
    expect(rows.map(({ cells }) => cells)).toEqual([['1', '2']]);
    expect(end.openQuote).toBe(2);
  });

  it('says where text stands behind a closing quote, and keeps it', async () => {
    const { rows } = await read('"a"b,c\n');
    expect(rows).toMatchObject([{ cells: ['ab', 'c'], badQuote: true }]);
  });

  it('refuses rows, columns and row lengths beyond the limits', async () => {
    const few = { rows: 2, columns: 3, rowChars: 20 };
    for (const text of ['1\n2\n3\n', '1,2,3,4\n', `${'x'.repeat(30)}\n1\n`, `"${'x'.repeat(30)}`])
      await expect(read(text, 4, few)).rejects.toMatchObject({ code: 'LIST_TOO_LARGE' });
  });

  it('reads back whatever a writer of CSV wrote', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ', '😀') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, size) => {
          const text = new TextDecoder().decode(writeCsv(rows, { guardFormulas: false }));
          const back = await read(text, size);
          expect(back.rows.map(({ cells }) => cells)).toEqual(rows);
          expect(back.end.noLineEnd).toBe(false);
        },
      ),
    );
  });
});
