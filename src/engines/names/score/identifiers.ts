import { createHash } from 'node:crypto';
import type { Identifier } from '../types.ts';
import { keccak256 } from './keccak.ts';

const digitsOf = (text: string): number[] => [...text].map(Number);

const luhn = (digits: readonly number[]): boolean => {
  const sum = digits.reduceRight(
    ({ total, double }, digit) => {
      const value = double ? digit * 2 : digit;
      return { total: total + (value > 9 ? value - 9 : value), double: !double };
    },
    { total: 0, double: false },
  ).total;
  return sum % 10 === 0;
};

/** ISO 7064 mod 97-10 over letters as numbers. */
const mod97 = (text: string): number => {
  let rest = 0;
  for (const char of text) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
};

const isLei = (text: string): boolean => /^[0-9A-Z]{18}[0-9]{2}$/.test(text) && mod97(text) === 1;

const isImo = (text: string): boolean => {
  if (!/^[0-9]{7}$/.test(text)) return false;
  const digits = digitsOf(text);
  const sum = digits.slice(0, 6).reduce((total, digit, at) => total + digit * (7 - at), 0);
  return sum % 10 === digits[6];
};

const isNpi = (text: string): boolean => /^[12][0-9]{9}$/.test(text) && luhn(digitsOf(`80840${text}`));

const isIban = (text: string): boolean =>
  /^[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}$/.test(text) && mod97(`${text.slice(4)}${text.slice(0, 4)}`) === 1;

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

const isBase58Check = (text: string): boolean => {
  if (!/^[13][1-9A-HJ-NP-Za-km-z]{25,34}$/.test(text)) return false;
  let number = 0n;
  for (const char of text) number = number * 58n + BigInt(base58.indexOf(char));
  const bytes = new Uint8Array(25);
  for (let at = 24; at >= 0; at--) {
    bytes[at] = Number(number & 0xffn);
    number >>= 8n;
  }
  if (number !== 0n) return false;
  const check = sha256(sha256(bytes.subarray(0, 21)));
  return [0, 1, 2, 3].every((at) => check[at] === bytes[21 + at]);
};

const bech32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** BIP 173 (version 0) and BIP 350 (later versions). */
const isSegwit = (text: string): boolean => {
  const lower = text.toLowerCase();
  if ((text !== lower && text !== text.toUpperCase()) || !/^bc1[a-z0-9]{11,71}$/.test(lower)) return false;
  const values = [...lower.slice(3)].map((char) => bech32.indexOf(char));
  if (values.includes(-1)) return false;
  let check = 1;
  for (const value of [3, 3, 0, 2, 3, ...values]) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    generators.forEach((generator, bit) => {
      if ((top >>> bit) & 1) check ^= generator;
    });
  }
  return check >>> 0 === (values[0] === 0 ? 1 : 0x2bc830a3);
};

/** EIP-55: in an address of mixed case each capital follows from the hash of the small letters. */
const isEthereum = (text: string): boolean => {
  if (!/^0x[0-9a-fA-F]{40}$/.test(text)) return false;
  const letters = text.slice(2);
  const small = letters.toLowerCase();
  if (letters === small || letters === letters.toUpperCase()) return true;
  const hash = keccak256(small);
  return (
    Array.from(small, (char, at) => (Number.parseInt(hash.charAt(at), 16) > 7 ? char.toUpperCase() : char)).join('') ===
    letters
  );
};

type Check = (value: string) => boolean | null;

/** Letters and digits only, capitals. */
const plain =
  (check: (text: string) => boolean): Check =>
  (value) =>
    check(value.toUpperCase().replace(/[^0-9A-Z]/g, ''));

const fits = (pattern: RegExp): Check => plain((text) => pattern.test(text));

const checks: ReadonlyMap<string, Check> = new Map(
  Object.entries<Check>({
    imo: (value) =>
      isImo(
        value
          .toUpperCase()
          .replace(/[^0-9A-Z]/g, '')
          .replace(/^IMO/, ''),
      ),
    lei: plain(isLei),
    npi: plain(isNpi),
    uei: fits(/^[1-9A-HJ-NP-Z][0-9A-HJ-NP-Z]{11}$/),
    cage: fits(/^[0-9A-Z]{5}$/),
    mmsi: fits(/^[0-9]{9}$/),
    bic: fits(/^[A-Z]{4}[A-Z]{2}[0-9A-Z]{2}(?:[0-9A-Z]{3})?$/),
    iban: plain(isIban),
    'wallet-xbt': (value) => isBase58Check(value.trim()) || isSegwit(value.trim()),
    'wallet-eth': (value) => isEthereum(value.trim()),
  }),
);

/** Whether an identifier keeps the rule of its kind (check digits, length); null where there is no rule. Never drops the value. */
export const checkIdentifier = (type: string, value: string): boolean | null => checks.get(type)?.(value) ?? null;

/** An identifier as it is compared: letters and digits, capitals, without the word for its kind. '' where nothing is left. */
export const plainIdentifier = ({ type, value }: Pick<Identifier, 'type' | 'value'>): string => {
  const plain = value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  return type === 'imo' ? plain.replace(/^IMO/, '') : plain;
};
