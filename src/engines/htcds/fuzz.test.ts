import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FormError, writeXForm, writeXlsForm } from '../forms/index.ts';
import { SheetError } from '../sheets/index.ts';
import { formOfStandard, HtcdsError, readCases, readHtcdsFile, writeCases } from './index.ts';
import { smallStandard } from './testing/small-standard.ts';

const form = formOfStandard(smallStandard, new Set(smallStandard.fields.map(({ key }) => key)));
const cases = [{ prs_FirstName: 'Ana', vic_MethodsOfControl: ['DebtBondage', 'Threats'], con_Consent: true }];
const sound: readonly Uint8Array[] = [
  writeXForm(form),
  writeXlsForm(form),
  ...(['csv', 'xlsx', 'json'] as const).map((format) => writeCases(cases, smallStandard, format)),
];
const edits = fc.array(fc.record({ at: fc.nat(), cut: fc.nat({ max: 9 }), put: fc.uint8Array({ maxLength: 6 }) }), {
  minLength: 1,
  maxLength: 5,
});

function outcome(bytes: Uint8Array): string {
  try {
    const file = readHtcdsFile(bytes, smallStandard);
    if (file.holds === 'cases') readCases(file.table, smallStandard, { today: '2026-11-24' });
    return file.holds;
  } catch (error) {
    if (error instanceof SheetError || error instanceof FormError || error instanceof HtcdsError) return error.code;
    throw error;
  }
}

describe('whatever the file, it is read or refused with a code', () => {
  it('when it was damaged on the way', () =>
    fc.assert(
      fc.property(fc.constantFrom(...sound), edits, (bytes, list) => {
        const damaged = list.reduce<number[]>(
          (all, { at, cut, put }) => all.toSpliced(at % (all.length + 1), cut, ...put),
          [...bytes],
        );
        outcome(Uint8Array.from(damaged));
      }),
      { numRuns: 300 },
    ));

  it('when it is cut off anywhere', () =>
    fc.assert(
      fc.property(fc.constantFrom(...sound), fc.nat(), (bytes, at) => {
        outcome(bytes.subarray(0, at % bytes.length));
      }),
      { numRuns: 200 },
    ));

  it('when it is JSON of any shape', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.dictionary(fc.constantFrom('prs_FirstName', '__proto__', 'vic_MethodsOfControl', 'x'), fc.jsonValue()),
        ),
        (list) => {
          outcome(strToU8(JSON.stringify(list)));
        },
      ),
      { numRuns: 200 },
    ));

  it.each([
    ['a zip bomb', zipSync({ 'xl/workbook.xml': new Uint8Array(20_000_000) }), 'SHEET_ZIP_BOMB'],
    ['an XML bomb', strToU8('<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'), 'FORM_HAS_DTD'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'SHEET_UNKNOWN_FORMAT'],
    ['a web page', strToU8('<html><head></head><body></body></html>'), 'FORM_NOT_A_FORM'],
    ['a huge cell', strToU8(`prs_FirstName\n${'x'.repeat(200_000)}\n`), 'SHEET_TOO_LARGE'],
    ['an empty file', new Uint8Array(), 'HTCDS_EMPTY_FILE'],
  ])('%s is refused', (_what, bytes, code) => {
    expect(outcome(bytes)).toBe(code);
  });
});
