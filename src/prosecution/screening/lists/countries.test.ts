import { expect, test } from 'vitest';
import { countryOf, nationalityOf } from './countries.ts';

test.each([
  ['Korea, North', 'kp'],
  ["Democratic People's Republic of Korea", 'kp'],
  ['Congo, Democratic Republic of the', 'cd'],
  ['Democratic Republic of the Congo', 'cd'],
  ['CONGO, Republic of', 'cg'],
  ['Iran (Islamic Republic of)', 'ir'],
  ['Russian Federation', 'ru'],
  ['Türkiye', 'tr'],
  ['TURKEY', 'tr'],
  ["Cote d'Ivoire", 'ci'],
  ['Man, Isle of', 'im'],
  ['Gaza Strip', 'ps'],
  ['Burma', 'mm'],
  ['Estados Unidos', 'us'],
  ['España', 'es'],
  ['Côte d’Ivoire', 'ci'],
  ['USA', 'us'],
  ['GBR', 'gb'],
  ['mx', 'mx'],
  ['the Netherlands', 'nl'],
])('%s is %s', (text, code) => {
  expect(countryOf(text)).toBe(code);
});

test.each([
  '',
  'Congo',
  'Soviet Union',
  'Fishing Vessels',
  '00',
  '-0-',
  'undetermined',
  'Atlantis',
  'x'.repeat(10_000),
])('%s names no one country of today', (text) => {
  expect(countryOf(text)).toBe('');
});

test('a nationality may be an adjective', () => {
  expect(nationalityOf('Pakistani')).toBe('pk');
  expect(nationalityOf('Rwanda')).toBe('rw');
  expect(nationalityOf('Dominican')).toBe('');
});
