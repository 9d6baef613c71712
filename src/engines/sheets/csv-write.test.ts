import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf } from './fixture.ts';
import { guardFormula, readTable, unguardFormula, writeCsv } from './index.ts';

const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

describe('writing CSV', () => {
  it('ends rows with CRLF and quotes what needs it', () => {
    expect(
      textOf(
        writeCsv([
          ['a', 'b,c', 'say "x"', 'two\nlines', ' edge'],
          [1, null, undefined, '', -2.5],
        ]),
      ),
    ).toBe('a,"b,c","say ""x""","two\nlines"," edge"\r\n1,,,,-2.5\r\n');
  });

  it('begins with a byte order mark only when asked', () => {
    expect(textOf(writeCsv([['é']], { bom: true }))).toBe('\ufeffé\r\n');
    expect(readTable(writeCsv([['é', 'b']], { bom: true })).sheets[0]?.rows).toEqual([['é', 'b']]);
  });

  it.each(['=1+1', '+1 202 555 0100', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1', '- a list', "'=1"])(
    'puts an apostrophe before %j, which a spreadsheet would run',
    (text) => {
      expect(guardFormula(text)).toBe(`'${text}`);
      expect(unguardFormula(guardFormula(text))).toBe(text);
    },
  );

  it.each(['-12.5', '+3', '-1e5', '-12,5', '+3%', '-.5', 'a=b', '12-13', "'quoted'", ''])('leaves %j alone', (text) => {
    expect(guardFormula(text)).toBe(text);
  });

  it('does not take away an apostrophe it did not put there', () => {
    expect(unguardFormula("'-12.5")).toBe("'-12.5");
    expect(unguardFormula("'tis")).toBe("'tis");
  });

  it('refuses a number that is none', () => {
    expect(codeOf(() => writeCsv([[Number.NaN]]))).toBe('SHEET_BAD_CELL');
  });

  it('is read back as it was, for all texts and delimiters', () => {
    const unit = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      "'",
      '\t',
      '\r',
      '\n',
      '"',
      ',',
      ';',
      '|',
      ' ',
      '1',
      '.',
      'a',
      'ñ',
      '\ufeff',
    );
    const text = fc
      .oneof(fc.string({ unit, maxLength: 5 }), fc.string({ unit: 'grapheme' }))
      .filter((value) => !value.includes('\0'));
    const rows = fc.array(fc.array(text, { maxLength: 4 }), { minLength: 1, maxLength: 5 });
    const delimiter = fc.constantFrom(...([',', ';', '\t', '|'] as const));
    fc.assert(
      fc.property(rows, delimiter, fc.boolean(), (table, separator, bom) => {
        fc.pre(table.at(-1)?.length !== 0);
        const first = table[0]?.[0] ?? '';
        fc.pre(!/^(sep=|%PDF|<|\{\\rtf)/i.test(first.trim()) && (bom || !first.startsWith('\ufeff')));
        const bytes = writeCsv(table, { delimiter: separator, bom });
        const read = readTable(bytes, { delimiter: separator }).sheets[0]?.rows.map((row) => row.map(unguardFormula));
        expect(read).toEqual(table);
      }),
    );
  });
});
