import { describe, expect, it } from 'vitest';
import { settingsOn } from '../exposure/pack-kinds.ts';
import { contextOver } from '../testing/context.ts';
import { checkSiteIdentifier } from './identifiers.ts';
import { postalVerdict, xinjiangSignals } from './xinjiang.ts';

describe('identifiers', () => {
  it.each([
    ['os-id', 'IN2019067X1K87G', 'valid'],
    ['os-id', 'IN2019067X1K87F', 'invalid'],
    ['os-id', 'IN2019400X1K87G', 'invalid'],
    ['gln', '9501101530003', 'valid'],
    ['gln', '9501101530004', 'invalid'],
    ['lei', '5493001KJTIIGC8Y1R12', 'valid'],
    ['lei', '5493001KJTIIGC8Y1R13', 'invalid'],
    ['uscc', '91110000802100433B', 'valid'],
    ['uscc', '91110000802100433A', 'invalid'],
    ['uscc', '9111000080210043IB', 'invalid'],
    ['other', 'anything', 'unchecked'],
  ])('%s %s is %s', (type, value, verdict) => {
    expect(checkSiteIdentifier(type, value)).toBe(verdict);
  });

  it('turn invalid with any one digit changed', () => {
    const right = '91110000802100433B';
    for (let i = 0; i < 17; i++) {
      const other = `${right.slice(0, i)}${right[i] === '7' ? '8' : '7'}${right.slice(i + 1)}`;
      expect(checkSiteIdentifier('uscc', other)).toBe('invalid');
    }
  });
});

describe('the region alert of ACE', () => {
  // every province's first two digits, with a code of it
  const valid =
    '01 02 03 04 05 06 07 10 11 12 13 15 20 21 22 23 24 25 26 27 30 31 32 33 34 35 36 40 41 42 43 44 45 46 47 51 52 53 54 55 56 57 61 62 63 64 65 66 67 71 72 73 74 75 76 81 85';
  it.each([
    ...valid.split(' ').map((two): [string, string] => [`${two}0001`, 'ok']),
    ...['830000', '831100', '834000', '843000', '844000', '8300 11'].map((code): [string, string] => [
      code,
      'xinjiang',
    ]),
    ...['', ' '].map((code): [string, string] => [code, 'missing']),
    ...['83000', '8300000', '9A0000', '000000', '990000', '一二三四五六'].map((code): [string, string] => [
      code,
      'invalid',
    ]),
  ])('%s: %s', (code, verdict) => {
    expect(postalVerdict(code)).toBe(verdict);
  });
});

describe('signals of a place in Xinjiang', async () => {
  const { places } = settingsOn(await contextOver({}).packs(), '2026-11-24');
  const site = { country: 'cn', name: 'Some Mill', address: '', postalCode: '', phone: '', uscc: [] };
  const signals = (parts: object): string[] =>
    xinjiangSignals({ ...site, ...parts }, places).map(
      ({ signal, weak, text }) => `${signal}${weak ? '?' : ''} ${text}`,
    );

  it.each([
    [{ address: 'No. 1 Industry Road, Shihezi 832000' }, ['postal-code 832000', 'place-name shihezi']],
    [{ postalCode: '844000' }, ['postal-code 844000']],
    [{ address: '新疆阿克苏市' }, ['place-name 新疆']],
    [{ uscc: ['91650100MA7AAAAA0X'] }, ['uscc? 91650100MA7AAAAA0X']],
    [{ phone: '0998-555 0100' }, ['phone? 0998']],
    [{ phone: '0086 901 555 0100' }, ['phone? 0901']],
    [{ lat: 41.17, lng: 80.26 }, ['coordinates 41.17, 80.26']],
    [{ name: 'Aksu Thread Co.' }, ['place-name? aksu']],
    [{ address: 'Kashgar Street, Lahore', country: 'pk', phone: '0991' }, []],
    [{ address: 'Plot 830000123, Guangzhou', phone: '020-8300 0000' }, []],
    [{ address: 'Baksu Road, Qingdao' }, []],
  ])('%o', (parts, found) => {
    expect(signals(parts)).toEqual(found);
  });
});
