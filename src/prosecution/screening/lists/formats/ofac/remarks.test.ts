import { describe, expect, it } from 'vitest';
import { readRemarks } from './remarks.ts';

const day = (date: string) => ({ from: date, to: date, precision: 'day', circa: false });
const year = (of: string, circa = false) => ({ from: `${of}-01-01`, to: `${of}-12-31`, precision: 'year', circa });

describe("the remarks of OFAC's legacy files", () => {
  it('are segments that each say one thing, with one dot at the end', () => {
    const read = readRemarks(
      "DOB 12 Mar 1970; alt. DOB Mar 1971; POB Lille, France; nationality France; citizen Korea, North; Gender Female; a.k.a. 'ONE'; f.k.a. 'TWO; AND MORE'; n.k.a. 'THREE'; Linked To: A & B CO., LTD.; Member of a club (Chair).",
    );
    expect(read.births).toEqual([
      day('1970-03-12'),
      { from: '1971-03-01', to: '1971-03-31', precision: 'month', circa: false },
    ]);
    expect(read.birthPlaces).toEqual(['Lille, France']);
    expect(read.countries).toEqual([
      { iso2: 'fr', role: 'birth' },
      { iso2: 'fr', role: 'nationality' },
      { iso2: 'kp', role: 'citizenship' },
    ]);
    expect(read.gender).toBe('female');
    expect(read.names.map(({ text, kind }) => [text, kind])).toEqual([
      ['ONE', 'weak'],
      ['TWO; AND MORE', 'weak'],
      ['THREE', 'weak'],
    ]);
    expect(read.links).toEqual([{ type: 'linked-to', target: 'A & B CO., LTD.', targetId: '' }]);
    expect(read.rest).toEqual(['Member of a club (Chair)']);
  });

  it.each([
    ['1970', year('1970')],
    ['circa 1970', year('1970', true)],
    ['1970 to 1972', { from: '1970-01-01', to: '1972-12-31', precision: 'span', circa: false }],
    ['01 Jan 1970 to 31 Dec 1971', { from: '1970-01-01', to: '1971-12-31', precision: 'span', circa: false }],
    ['circa 1970-1975', { from: '1970-01-01', to: '1975-12-31', precision: 'span', circa: true }],
    ['Sep to Oct 1978', { from: '1978-09-01', to: '1978-10-31', precision: 'span', circa: false }],
    ['29 Feb 1972', day('1972-02-29')],
  ])('know the birth date %s', (written, span) => {
    expect(readRemarks(`DOB ${written}.`).births).toEqual([span]);
  });

  it('keep a birth date that is none, and say so', () => {
    const read = readRemarks('DOB 31 Feb 1970; DOB unknown.');
    expect(read).toMatchObject({
      births: [],
      badDates: ['DOB 31 Feb 1970', 'DOB unknown'],
      rest: ['DOB 31 Feb 1970', 'DOB unknown'],
    });
  });

  it.each([
    [
      'Passport 00AA00000 (France) issued 01 Jan 2010 expires 01 Jan 2020',
      'passport',
      '00AA00000',
      'fr',
      'Passport issued 01 Jan 2010 expires 01 Jan 2020',
    ],
    ['alt. Passport D000000483, Diplomatic (Syria)', 'passport', 'D000000483', 'sy', 'Passport, Diplomatic'],
    ['Vessel Registration Identification IMO 9074729', 'imo', '9074729', '', 'Vessel Registration Identification'],
    ['Identification Number IMO 9074729', 'imo', '9074729', '', 'Identification Number'],
    ['MMSI 370000001', 'mmsi', '370000001', '', 'MMSI'],
    ['NIT # 830054366-3 (Colombia)', 'tax-id', '830054366-3', 'co', 'NIT #'],
    ['C.U.R.P. ABCD000000XXXXXX00 (Mexico)', 'national-id', 'ABCD000000XXXXXX00', 'mx', 'C.U.R.P.'],
    [
      'Unified Social Credit Code (USCC) 91420112711981060J (China)',
      'registration',
      '91420112711981060J',
      'cn',
      'Unified Social Credit Code (USCC)',
    ],
    [
      'Digital Currency Address - XBT 1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
      'wallet-xbt',
      '1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
      '',
      'Digital Currency Address - XBT',
    ],
    ['SWIFT/BIC ABCDUS33', 'bic', 'ABCDUS33', '', 'SWIFT/BIC'],
  ])('know the identifier in %s', (text, type, value, country, label) => {
    expect(readRemarks(`${text}.`).identifiers).toMatchObject([{ type, value, country, label }]);
  });

  it('give the verdict of check digits and never drop a number for it', () => {
    const [good, bad] = readRemarks(
      'Vessel Registration Identification IMO 9074729; Vessel Registration Identification IMO 9074720.',
    ).identifiers;
    expect([good?.valid, bad?.valid, bad?.value]).toEqual([true, false, '9074720']);
  });

  it('are nothing where the cell is empty', () => {
    expect(readRemarks('-0- ')).toEqual(readRemarks(''));
    expect(readRemarks('').rest).toEqual([]);
  });
});
