import { toBytes, toText } from '../../contract.ts';

/** PBKDF2 with HMAC-SHA-256: the count OWASP asks for (Password Storage Cheat Sheet, 2023). */
export const rounds = 600_000;
const utf8 = new TextEncoder();

/** What the store says of the worker's key: nothing by which it could be had without the passphrase. */
export interface KeyBox {
  readonly salt: string;
  readonly rounds: number;
  readonly nonce: string;
  readonly wrapped: string;
}

export interface Sealed {
  readonly nonce: string;
  readonly text: string;
}

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

const keyOfPassphrase = async (passphrase: string, salt: string, count: number): Promise<CryptoKey> => {
  // the same letters may be typed in more than one way
  const typed = utf8.encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: toBytes(salt), iterations: count },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  );
};

const unwrapped = ({ nonce, wrapped }: Pick<KeyBox, 'nonce' | 'wrapped'>, outer: CryptoKey): Promise<CryptoKey> =>
  crypto.subtle.unwrapKey(
    'raw',
    toBytes(wrapped),
    outer,
    { name: 'AES-GCM', iv: toBytes(nonce) },
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );

/** A new key for the store, which no script can read out, and the box in which it lies under the passphrase. */
export const newKey = async (passphrase: string): Promise<{ key: CryptoKey; box: KeyBox }> => {
  const salt = toText(random(16));
  const nonce = random(12);
  const outer = await keyOfPassphrase(passphrase, salt, rounds);
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
  const wrapped = await crypto.subtle.wrapKey('raw', made, outer, { name: 'AES-GCM', iv: nonce });
  const box = { salt, rounds, nonce: toText(nonce), wrapped: toText(new Uint8Array(wrapped)) };
  return { key: await unwrapped(box, outer), box };
};

/** The key of the store; null for another passphrase. */
export const openBox = async (box: KeyBox, passphrase: string): Promise<CryptoKey | null> => {
  const outer = await keyOfPassphrase(passphrase, box.salt, box.rounds);
  // a wrong passphrase shows in the tag, and in nothing else
  return unwrapped(box, outer).catch(() => null);
};

/** Seals a value for one place: moved to another, it does not open. */
export const seal = async (key: CryptoKey, place: string, value: unknown): Promise<Sealed> => {
  const nonce = random(12);
  const how = { name: 'AES-GCM', iv: nonce, additionalData: utf8.encode(place) };
  const sealed = await crypto.subtle.encrypt(how, key, utf8.encode(JSON.stringify(value)));
  return { nonce: toText(nonce), text: toText(new Uint8Array(sealed)) };
};

export const open = async (key: CryptoKey, place: string, { nonce, text }: Sealed): Promise<unknown> => {
  const how = { name: 'AES-GCM', iv: toBytes(nonce), additionalData: utf8.encode(place) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, toBytes(text))));
};
