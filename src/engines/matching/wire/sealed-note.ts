import { createCipheriv, createDecipheriv, createECDH, hkdfSync } from 'node:crypto';
import { newScalar, type Random } from '../curve/p256.ts';

/** A short note that only the holder of a P-256 key reads: ephemeral ECDH, HKDF-SHA-256, AES-256-GCM. base64url in and out. */
const purpose = 'fourfold/matching/note/v1';

const keyFor = (secret: Uint8Array, mine: string, theirs: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.from(`${mine}.${theirs}`), purpose, 32));

export interface NoteKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

export const newNoteKeys = (random: Random): NoteKeys => {
  const ecdh = createECDH('prime256v1');
  const scalar = newScalar(random);
  ecdh.setPrivateKey(scalar);
  return {
    publicKey: ecdh.getPublicKey('base64url', 'compressed'),
    privateKey: Buffer.from(scalar).toString('base64url'),
  };
};

export const sealNote = (random: Random, publicKey: string, text: string): string => {
  const own = newNoteKeys(random);
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(own.privateKey, 'base64url');
  const key = keyFor(ecdh.computeSecret(publicKey, 'base64url'), own.publicKey, publicKey);
  // the key is used once: a nonce of zeros is as good as any
  const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${own.publicKey}.${sealed.toString('base64url')}`;
};

/** The note, or null where it was not sealed for this key, or was changed. */
export const openNote = ({ publicKey, privateKey }: NoteKeys, note: string): string | null => {
  const [theirs = '', sealed = ''] = note.split('.');
  try {
    const ecdh = createECDH('prime256v1');
    ecdh.setPrivateKey(privateKey, 'base64url');
    const key = keyFor(ecdh.computeSecret(theirs, 'base64url'), theirs, publicKey);
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.alloc(12));
    decipher.setAuthTag(bytes.subarray(bytes.length - 16));
    return decipher.update(bytes.subarray(0, bytes.length - 16), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
};
