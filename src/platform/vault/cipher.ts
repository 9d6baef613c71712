import { createCipheriv, createDecipheriv, randomBytes, randomFillSync } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;
export const keyBytes = 32;

/** A fresh key. Always from the system, never from a random source that was handed in: the sample world's repeats itself. */
export const newKey = (): Uint8Array => randomFillSync(Buffer.alloc(keyBytes));

/** What a ciphertext is bound to, told apart without doubt. */
export const bound = (...parts: readonly string[]): Buffer => Buffer.from(JSON.stringify(parts));

/** AES-256-GCM under a random 96-bit nonce: nonce, ciphertext, 128-bit tag. */
export const encrypt = (key: Uint8Array, to: Uint8Array, plain: Uint8Array): Uint8Array => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(to);
  return new Uint8Array(Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
};

/** The plain bytes, or null where key, binding or any bit differs. */
export const decrypt = (key: Uint8Array, to: Uint8Array, box: Uint8Array): Uint8Array | null => {
  if (box.length < nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(to);
  decipher.setAuthTag(box.subarray(box.length - tagBytes));
  const plain = decipher.update(box.subarray(nonceBytes, box.length - tagBytes));
  try {
    decipher.final();
    return new Uint8Array(plain);
  } catch {
    return null;
  } finally {
    plain.fill(0);
  }
};
