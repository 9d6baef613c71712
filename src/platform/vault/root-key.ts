import { hkdfSync } from 'node:crypto';
import { refuse } from '../errors/index.ts';
import { decrypt, encrypt, keyBytes } from './cipher.ts';

/** The key that wraps the organisations' keys. It lives outside the database: in a file, in the environment, or behind a command. */
export interface RootKey {
  /** Stands beside every key it wraps. Says nothing about the key. */
  readonly id: string;
  wrap(key: Uint8Array, to: Uint8Array): Promise<Uint8Array>;
  /** Null where the bytes or what they are bound to differ. */
  unwrap(wrapped: Uint8Array, to: Uint8Array): Promise<Uint8Array | null>;
}

/** A root key whose 32 bytes this process holds. */
export const localRootKey = (key: Uint8Array): RootKey => ({
  id: `local:${Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), 'fourfold root key id', 8)).toString('hex')}`,
  wrap: async (bytes, to) => encrypt(key, to, bytes),
  unwrap: async (wrapped, to) => decrypt(key, to, wrapped),
});

/**
 * Reads root keys, one a line, the newest first; `#` starts a comment. A key is 32 bytes in base64.
 *
 * @param where the file or variable, for the refusal; the line itself is never repeated
 * @throws Refusal VAULT_KEY_MALFORMED
 */
export const parseRootKeys = (text: string, where: string): RootKey[] => {
  const keys = text.split(/\r?\n/).flatMap((line, i) => {
    const word = line.replace(/#.*/, '').trim();
    if (word === '') return [];
    const key = Buffer.from(word, 'base64');
    const whole = key.length === keyBytes && key.toString('base64') === word;
    if (!whole || new Set(key).size < 8) refuse('VAULT_KEY_MALFORMED', { where, line: i + 1 });
    return [localRootKey(key)];
  });
  return keys.length > 0 ? keys : refuse('VAULT_KEY_MALFORMED', { where, line: 1 });
};
