import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CaseFormat,
  type CaseValue,
  type CaseValues,
  caseFormats,
  readCases,
  readHtcdsFile,
  type StandardField,
  valuesOf,
  writeCases,
} from './index.ts';
import { smallStandard } from './testing/small-standard.ts';

/** What people type, with all that a spreadsheet, a CSV file or a formula makes of it; no control characters, not only white space. */
const words = fc
  .string({ unit: fc.constantFrom(...'aZ9 é日😀"\'`,;|=+-@\n\r<&>TRUE'), minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() !== '');
const decimal = (least: number, most: number) => fc.integer({ min: least, max: most }).map(String);

function valueFor(field: StandardField): fc.Arbitrary<CaseValue> {
  const codes = valuesOf(smallStandard, field).map(({ code }) => code);
  switch (field.type) {
    case 'date':
      return fc
        .date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10));
    case 'number':
      return decimal(0, 50);
    case 'coordinate':
      return fc
        .tuple(decimal(-89, 89), fc.nat(999999))
        .map(([whole, part]) => `${whole}.${String(part).padStart(6, '0')}`);
    case 'checkbox':
      return fc.boolean();
    case 'choose-one':
      return codes.length > 0 ? fc.constantFrom(...codes) : fc.constantFrom('en', 'spa');
    case 'choose-several':
      return fc.shuffledSubarray(codes, { minLength: 1 });
    default:
      return words;
  }
}

/** A case that says some of its fields. */
const aCase: fc.Arbitrary<CaseValues> = fc
  .tuple(
    fc.shuffledSubarray([...smallStandard.fields], { minLength: 1 }),
    fc.record(Object.fromEntries(smallStandard.fields.map((field) => [field.key, valueFor(field)]))),
  )
  .map(([said, values]) => Object.fromEntries(said.map(({ key }) => [key, values[key] as CaseValue])));

const again = (cases: readonly CaseValues[], format: CaseFormat): readonly CaseValues[] => {
  const file = readHtcdsFile(writeCases(cases, smallStandard, format), smallStandard);
  if (file.holds !== 'cases') throw new Error('no cases');
  const { cases: back, findings } = readCases(file.table, smallStandard, { today: '2026-11-24' });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return back.map(({ values }) => values);
};

describe('cases that are written and read again', () => {
  it.each(caseFormats)('are the same in %s', (format) =>
    fc.assert(
      fc.property(fc.array(aCase, { minLength: 1, maxLength: 6 }), (cases) => {
        expect(again(cases, format)).toEqual(cases);
      }),
      { numRuns: format === 'xlsx' ? 60 : 200 },
    ),
  );

  it('name the standard and its source, and nobody who endorses anything', () => {
    const json = JSON.parse(new TextDecoder().decode(writeCases([{ prs_FirstName: 'A' }], smallStandard, 'json')));
    expect(json).toMatchObject({ standard: 'HTCDS', version: 'small' });
    expect(json.source).toContain('CC BY 4.0. Not endorsed by IOM');
  });

  it.each(caseFormats)(
    'beside a code of the office read back the same in %s, and the code is told to be no field',
    (format) => {
      const cases = [{ prs_FirstName: 'A' }, { prs_FirstName: 'B' }];
      const bytes = writeCases(cases, smallStandard, format, {
        codes: ['K-1', 'K-2'],
        notCarried: { 'safety.plan': 1 },
      });
      const file = readHtcdsFile(bytes, smallStandard);
      if (file.holds !== 'cases') throw new Error('no cases');
      const { cases: back, findings } = readCases(file.table, smallStandard, { today: '2026-11-24' });
      expect(back.map(({ values }) => values)).toEqual(cases);
      expect(findings.map(({ code, values }) => [code, values.column])).toEqual([
        ['HTCDS_COLUMN_UNKNOWN', 'record_code'],
      ]);
    },
  );

  it('are refused under a key that is none, or with a code that cannot be told from two', () => {
    expect(() => writeCases([{ prs_Nobody: 'a' }], smallStandard, 'csv')).toThrow('prs_Nobody is no key');
    expect(() => writeCases([{ vic_Sites: ['a;b'] }], smallStandard, 'csv')).toThrow('semicolon');
  });
});
