import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTable, SheetError, type SheetLimits, writeCsv, writeXlsx } from './index.ts';

const LIMITS: Partial<SheetLimits> = { inflatedBytes: 4 * 1024 * 1024, rows: 5000, cells: 50_000 };
const rows = [
  ['a1', '=1', '12.5', '2024-02-29'],
  ['ñ "q"', 'x\ny', '3', ''],
];
const columns = [
  { header: 'Id' },
  { header: 'Status', choices: ['a', 'b'] },
  { header: 'N', kind: 'number' as const },
  { header: 'D', kind: 'date' as const },
];
const xlsx = writeXlsx({
  sheets: [
    { name: 'A', columns, rows },
    { name: 'B', columns, rows: [] },
  ],
});
const csv = writeCsv(rows, { bom: true });
const parts = unzipSync(xlsx);

const edit = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('set', 'cut', 'insert', 'repeat'),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function mutate(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  let list = [...bytes];
  for (const { at, kind, bytes: piece } of edits) {
    const index = at % (list.length + 1);
    if (kind === 'set') list.splice(index, piece.length, ...piece);
    if (kind === 'cut') list.splice(index, piece.length * 3);
    if (kind === 'insert') list.splice(index, 0, ...piece);
    if (kind === 'repeat') list = [...list.slice(0, index), ...list.slice(Math.max(0, index - 20))];
  }
  return Uint8Array.from(list);
}

function readsOrRefuses(bytes: Uint8Array): void {
  try {
    const table = readTable(bytes, { limits: LIMITS });
    for (const sheet of table.sheets)
      for (const row of sheet.rows) for (const cell of row) expect(typeof cell).toBe('string');
  } catch (error) {
    expect(error).toBeInstanceOf(SheetError);
  }
}

describe('whatever the bytes, a table comes out or a SheetError', () => {
  const edits = fc.array(edit, { minLength: 1, maxLength: 4 });

  it('for damaged CSV', () =>
    fc.assert(
      fc.property(edits, (list) => readsOrRefuses(mutate(csv, list))),
      { numRuns: 500 },
    ));

  it('for damaged XLSX containers', () =>
    fc.assert(
      fc.property(edits, (list) => readsOrRefuses(mutate(xlsx, list))),
      { numRuns: 300 },
    ));

  it('for sound containers with damaged parts', () => {
    const name = fc.constantFrom(...Object.keys(parts));
    const damage = (part: string, list: readonly Edit[]) =>
      zipSync({ ...parts, [part]: mutate(parts[part] ?? new Uint8Array(), list) });
    fc.assert(
      fc.property(name, edits, (part, list) => readsOrRefuses(damage(part, list))),
      { numRuns: 300 },
    );
  });

  it('for sheets of random markup', () => {
    const piece = fc.constantFrom(
      '<row>',
      '</row>',
      '<row r="3">',
      '<c>',
      '</c>',
      '<c r="B2" t="s" s="9">',
      '<c t="b">',
      '<v>',
      '</v>',
      '1',
      '1e9',
      '<is>',
      '</is>',
      '<t>',
      '</t>',
      '<f/>',
      '<rPh>',
      '</rPh>',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (list) => {
        const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${list.join('')}</sheetData></worksheet>`;
        readsOrRefuses(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(xml) }));
      }),
      { numRuns: 300 },
    );
  });

  it('for bytes out of nowhere', () => fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), readsOrRefuses)));
});
