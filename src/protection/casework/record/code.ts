import type { Random } from '../../../platform/ids/index.ts';

/** Letters that are told apart on a bad line, in English and Spanish. */
const letters = 'AFHJKLMRTUXY';

/** Damm's quasigroup of order 10: every wrong digit and every swap of neighbours is noticed. */
const damm = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

const checkOf = (digits: string): number => [...digits].reduce((state, digit) => damm[state]?.[Number(digit)] ?? 0, 0);

/** A code for a record that can be said over the phone: two letters, five digits, the last of which checks the others. */
export const newCode = (random: Random): string => {
  const bytes = random(6);
  const at = (i: number): number => bytes[i] ?? 0;
  const letter = (i: number): string => letters.charAt(at(i) % letters.length);
  const digits = String(((at(2) << 16) | (at(3) << 8) | at(4)) % 10_000).padStart(4, '0');
  return `${letter(0)}${letter(1)}-${digits}${checkOf(digits)}`;
};

/** The code in what somebody typed or heard; null where it is none, or was heard wrong. */
export const readCode = (text: string): string | null => {
  const [, pair, digits] = /^([A-Z]{2})(\d{5})$/.exec(text.toUpperCase().replace(/[^A-Z0-9]/g, '')) ?? [];
  return pair && digits && checkOf(digits) === 0 ? `${pair}-${digits}` : null;
};
