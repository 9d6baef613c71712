import { describe, expect, it } from 'vitest';
import { type HtcdsError, readCases, readHtcdsFile } from './index.ts';
import { smallStandard } from './testing/small-standard.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, take: string[] = []) => {
  const file = readHtcdsFile(bytes(text), smallStandard);
  if (file.holds !== 'cases') throw new Error(`the file holds ${file.holds}`);
  return readCases(file.table, smallStandard, { today: '2026-11-24', take });
};
const csv = (...rows: string[]) => read(`${rows.join('\r\n')}\r\n`);
const valuesOf = (reading: ReturnType<typeof read>) => reading.cases.map(({ values }) => values);
const placesOf = (reading: ReturnType<typeof read>) =>
  reading.findings.map(({ code, place }) => `${code} ${place.column ?? ''}${place.row ?? ''}`);

describe('columns', () => {
  it('are found by key, by another spelling, and by a label in either language', () => {
    const reading = csv('prs_First_Name,Birthdate,Persona: Ciudad', 'Ana,2000-02-29,Oaxaca');
    expect(reading.columns.map(({ key }) => key)).toEqual(['prs_FirstName', 'prs_Birthdate', null]);
    expect(placesOf(reading)).toEqual([
      'HTCDS_COLUMN_SPELLING A1',
      'HTCDS_COLUMN_BY_LABEL B1',
      'HTCDS_COLUMN_UNKNOWN C1',
    ]);
    expect(valuesOf(reading)).toEqual([{ prs_FirstName: 'Ana', prs_Birthdate: '2000-02-29' }]);
  });

  it('with a label that two fields bear need their section', () => {
    expect(placesOf(csv('City,Events: City,prs_FirstName', 'a,b,c'))).toEqual([
      'HTCDS_COLUMN_AMBIGUOUS A1',
      'HTCDS_COLUMN_BY_LABEL B1',
    ]);
  });

  it('for each code of one field, as form programs export them, are one answer', () => {
    const reading = csv('vic_MethodsOfControl/DebtBondage,vic_MethodsOfControl/Threats', '1,0', 'TRUE,1', '0,');
    expect(valuesOf(reading)).toEqual([
      { vic_MethodsOfControl: ['DebtBondage'] },
      { vic_MethodsOfControl: ['DebtBondage', 'Threats'] },
      {},
    ]);
  });

  it('that stand twice or are given up are named', () => {
    expect(placesOf(csv('prs_FirstName,prs_First_Name,vic_Old', 'Ana,Eva,x'))).toEqual([
      'HTCDS_COLUMN_TWICE B1',
      'HTCDS_COLUMN_DEPRECATED C1',
    ]);
  });
});

describe('codes', () => {
  it('are taken as code, as label in either language, or several in one cell however they are parted', () => {
    const reading = csv(
      'vic_MethodsOfControl',
      'DebtBondage Threats',
      'Debt bondage; amenazas',
      'Water supply; sewerage',
      'DebtBondage|E_Water',
      '"Threats\nDebtBondage"',
    );
    expect(reading.findings).toEqual([]);
    expect(valuesOf(reading).map(({ vic_MethodsOfControl }) => vic_MethodsOfControl)).toEqual([
      ['DebtBondage', 'Threats'],
      ['DebtBondage', 'Threats'],
      ['E_Water'],
      ['DebtBondage', 'E_Water'],
      ['Threats', 'DebtBondage'],
    ]);
  });

  it('that are nearly right are left out, and the repair is offered once for the whole file', () => {
    const reading = csv('vic_MethodsOfControl,prs_FirstName', 'debtbondage,Ana', 'debtbondage;Threats,Eva');
    expect(valuesOf(reading)).toEqual([{ prs_FirstName: 'Ana' }, { prs_FirstName: 'Eva' }]);
    expect(reading.repairs).toEqual([
      {
        id: 'vic_MethodsOfControl:debtbondage',
        key: 'vic_MethodsOfControl',
        from: 'debtbondage',
        to: 'DebtBondage',
        count: 2,
      },
    ]);
  });

  it('are repaired when somebody takes the repair, and every place is noted', () => {
    const reading = read('vic_MethodsOfControl\r\ndebtbondage\r\ndebtbondage;Threats\r\n', [
      'vic_MethodsOfControl:debtbondage',
    ]);
    expect(valuesOf(reading)).toEqual([
      { vic_MethodsOfControl: ['DebtBondage'] },
      { vic_MethodsOfControl: ['DebtBondage', 'Threats'] },
    ]);
    expect(placesOf(reading)).toEqual(['HTCDS_CODE_REPAIRED A2', 'HTCDS_CODE_REPAIRED A3']);
    expect(reading).toMatchObject({ repairs: [], taken: [{ count: 2 }] });
  });

  it('of which one is unknown are no half answer', () => {
    const reading = csv('vic_MethodsOfControl', 'DebtBondage;Sorcery');
    expect(valuesOf(reading)).toEqual([{}]);
    expect(placesOf(reading)).toEqual(['HTCDS_CODE_UNKNOWN A2']);
  });

  it('of an open list may be new; of a list elsewhere they are known by either code', () => {
    const reading = csv('vic_Sites,prs_Citizenship,prs_Language', 'NewApp,MEX;US,es', 'QQ,Mexico,castellano');
    expect(valuesOf(reading)).toEqual([
      { vic_Sites: ['NewApp'], prs_Citizenship: ['MX', 'US'], prs_Language: 'es' },
      { vic_Sites: ['QQ'], prs_Citizenship: ['MX'] },
    ]);
    expect(placesOf(reading)).toEqual(['HTCDS_CODE_ADDED A2', 'HTCDS_CODE_NOT_CHECKED C2', 'HTCDS_CODE_UNKNOWN C3']);
  });

  it('are not several where the standard takes one', () => {
    expect(placesOf(csv('vic_Industry', 'DebtBondage;Threats'))).toEqual(['HTCDS_ONE_ANSWER_ONLY A2']);
  });
});

describe('values', () => {
  it('that do not fit are left out and named with their cell', () => {
    const reading = csv(
      'prs_Birthdate,prs_Children,hte_Latitude,con_Consent',
      '03/04/2001,2.5,91,perhaps',
      '2001-02-30,many,north,sí',
    );
    expect(valuesOf(reading)).toEqual([{}, { con_Consent: true }]);
    expect(placesOf(reading)).toEqual([
      'HTCDS_DATE_FORM A2',
      'HTCDS_NUMBER_RANGE B2',
      'HTCDS_NUMBER_RANGE C2',
      'HTCDS_YES_NO_FORM D2',
      'HTCDS_DATE_FORM A3',
      'HTCDS_NUMBER_FORM B3',
      'HTCDS_NUMBER_FORM C3',
      'HTCDS_CONSENT_IS_NO_RELEASE D3',
    ]);
  });

  it('of a phone or e-mail in another form are kept as written, with a warning', () => {
    const reading = csv('prs_Phone,prs_Email', '(555) 010,ana at home');
    expect(valuesOf(reading)).toEqual([{ prs_Phone: '(555) 010', prs_Email: 'ana at home' }]);
    expect(placesOf(reading)).toEqual(['HTCDS_PHONE_FORM A2', 'HTCDS_EMAIL_FORM B2']);
  });

  it('never show in a finding what somebody said of herself', () => {
    const reading = csv(
      'prs_FirstName,prs_Phone,prs_Email,prs_Birthdate,prs_Children',
      'Canary,Canary,Canary,Canary,Canary',
    );
    expect(reading.findings.length).toBe(4);
    expect(JSON.stringify(reading.findings)).not.toContain('Canary');
  });

  it('are only counted once a file has thousands that do not fit', () => {
    const reading = read(`prs_Children\n${'x\n'.repeat(5_003)}`);
    expect(reading.findings.length).toBe(5_001);
    expect(reading.findings.at(-1)).toMatchObject({ code: 'HTCDS_MORE_FINDINGS', values: { count: 3 } });
  });
});

describe('cases in JSON', () => {
  it('are a list, or stand under "cases"; codes may be lists, yes and no truth values', () => {
    const one = {
      prs_FirstName: 'Ana',
      con_Consent: false,
      vic_MethodsOfControl: ['Threats'],
      prs_Children: 2,
      prs_City: null,
    };
    const wanted = [{ prs_FirstName: 'Ana', con_Consent: false, vic_MethodsOfControl: ['Threats'], prs_Children: '2' }];
    expect(valuesOf(read(JSON.stringify([one])))).toEqual(wanted);
    expect(valuesOf(read(JSON.stringify({ cases: [one] })))).toEqual(wanted);
  });

  it('with data within data say in which case', () => {
    expect(placesOf(read('[{"prs_FirstName":"A"},{"prs_FirstName":{"a":1}}]'))).toEqual(['HTCDS_TEXT_ONLY 2']);
  });

  it.each([
    ['{"cases": 5}', 'HTCDS_NO_COLUMNS'],
    ['[1, 2]', 'HTCDS_NO_COLUMNS'],
    ['[{"name": "Canary"}]', 'HTCDS_NO_COLUMNS'],
    ['[{"prs_FirstName": "Canary"', 'HTCDS_NOT_JSON'],
    ['', 'HTCDS_EMPTY_FILE'],
    ['a,b\r\n1,2\r\n', 'HTCDS_NO_COLUMNS'],
  ])('%s is refused', (text, code) => {
    let error: HtcdsError | null = null;
    try {
      read(text);
    } catch (thrown) {
      error = thrown as HtcdsError;
    }
    expect(error?.code).toBe(code);
    expect(`${error?.message} ${error?.fix}`).not.toContain('Canary');
  });
});
