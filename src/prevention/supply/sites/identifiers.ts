import { checkIdentifier } from '../../../engines/names/index.ts';

/** `invalid`: the check digit says no. `unchecked`: this kind has none. */
export type IdentifierVerdict = 'valid' | 'invalid' | 'unchecked';

export const checkSiteIdentifier = (type: string, value: string): IdentifierVerdict => {
  const text = value.trim().toUpperCase().replace(/[\s-]/g, '');
  const check = checks[type];
  return check ? (check(text) ? 'valid' : 'invalid') : 'unchecked';
};

/** Those that name a place; LEI and USCC name a firm, which may have many. */
export const siteIdentifiers: readonly string[] = ['os-id', 'gln'];

const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Open Supply Hub: two letters of the country, year and day of the year, five symbols and one check, all in Crockford's base 32. The check is
 * (code points of the two letters + values of the other twelve) mod 32.
 */
const isOsId = (text: string): boolean => {
  if (!/^[A-Z]{2}\d{7}[0-9A-HJKMNP-TV-Z]{6}$/.test(text)) return false;
  const day = Number(text.slice(6, 9));
  if (day < 1 || day > 366) return false;
  const letters = text.charCodeAt(0) + text.charCodeAt(1);
  const sum = [...text.slice(2, 14)].reduce((total, symbol) => total + base32.indexOf(symbol), letters);
  return base32[sum % 32] === text[14];
};

/** GS1: thirteen digits, weights 1 and 3 in turn. */
const isGln = (text: string): boolean => {
  if (!/^\d{13}$/.test(text)) return false;
  return [...text].reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 1 : 3), 0) % 10 === 0;
};

const uscc = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Unified social credit code, GB 32100-2015: weights 3^i mod 31. */
const isUscc = (text: string): boolean => {
  if (text.length !== 18 || [...text].some((symbol) => !uscc.includes(symbol))) return false;
  let sum = 0;
  let weight = 1;
  for (const symbol of text.slice(0, 17)) {
    sum += uscc.indexOf(symbol) * weight;
    weight = (weight * 3) % 31;
  }
  return uscc[(31 - (sum % 31)) % 31] === text[17];
};

const checks: Readonly<Record<string, (text: string) => boolean>> = {
  'os-id': isOsId,
  gln: isGln,
  lei: (text) => checkIdentifier('lei', text) === true,
  uscc: isUscc,
};
