import { hash, verify } from '@node-rs/argon2';
import { refuse } from '../errors/index.ts';
import { commonWords } from './common-words.ts';

/** argon2id as OWASP recommends it: 19 MiB, two passes, one lane. The library's default kind is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The same letters however a keyboard writes them. */
const typed = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => hash(typed(password), cost);

// Of a password nobody knows: what an account that is not there is compared with, so that the answer takes as long.
let nobodys: Promise<string> | undefined;

export const passwordFits = async (stored: string | undefined, password: string): Promise<boolean> => {
  nobodys ??= hash(crypto.randomUUID(), cost);
  const fits = await verify(stored ?? (await nobodys), typed(password));
  return stored !== undefined && fits;
};

/** What stays of a password when the usual decoration is taken off: `P@ssw0rd123!` -> `password`. */
const bare = (password: string): string =>
  password
    .replace(/^[^a-z@$]+|[^a-z@$]+$/g, '')
    .replace(/[@4]/g, 'a')
    .replace(/3/g, 'e')
    .replace(/[1!|]/g, 'i')
    .replace(/0/g, 'o')
    .replace(/[$5]/g, 's')
    .replace(/[^a-z]/g, '');

/** Whether the text is one short piece again and again: `abcabcabcabc`. */
const repeats = (text: string): boolean => /^(.{1,6}?)\1+$/su.test(text);

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
];
const runs = (text: string): boolean =>
  rows.some((row) => row.includes(text) || [...row].reverse().join('').includes(text));

/**
 * Refuses what is guessed first: runs along the keyboard, repetitions, the commonest passwords with or without decoration, and the own
 * address. There are no rules about signs: length is what counts.
 */
export const refuseCommon = (password: string, email: string): void => {
  // accents are decoration too: `contraseña` -> `contrasena`
  const text = typed(password).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const name = email.split('@')[0] as string;
  const withoutName = name.length >= 4 ? text.replaceAll(name, '') : text;
  const common =
    runs(text) ||
    repeats(text) ||
    commonWords.has(bare(text)) ||
    commonWords.has(text.replace(/[^a-z]/g, '')) ||
    withoutName.length < 6;
  if (common) refuse('PASSWORD_TOO_COMMON', {}, [{ field: 'password', says: 'PASSWORD_TOO_COMMON' }]);
};
