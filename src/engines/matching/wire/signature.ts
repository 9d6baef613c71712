import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { Random } from '../curve/p256.ts';

/** Ed25519 (RFC 8032). Keys are 32 bytes in base64url: the public one is what parties pin. */
export interface SigningKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

// the frame of PKCS #8 around 32 bytes of Ed25519 (RFC 8410)
const frame = Buffer.from('302e020100300506032b657004220420', 'hex');

const privateKeyOf = (seed: string): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([frame, Buffer.from(seed, 'base64url')]),
    format: 'der',
    type: 'pkcs8',
  });

export const newSigningKeys = (random: Random): SigningKeys => {
  const privateKey = Buffer.from(random(32)).toString('base64url');
  const { x = '' } = createPublicKey(privateKeyOf(privateKey)).export({ format: 'jwk' });
  return { publicKey: x, privateKey };
};

/** Whether a text is a public key in its one spelling: 43 signs hold two bits more than a key, and a party known by its key must not have four. */
export const isPublicKey = (text: string): boolean =>
  /^[A-Za-z0-9_-]{43}$/.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text;

/**
 * Whether a key may be pinned. For a point of small order anybody makes signatures that hold, so that nothing signed with it names anybody;
 * OpenSSL does not ask.
 */
export const isSoundKey = (text: string): boolean => {
  if (!isPublicKey(text)) return false;
  try {
    return ed25519.Point.fromBytes(Buffer.from(text, 'base64url')).isTorsionFree();
  } catch {
    return false;
  }
};

export const signBytes = (privateKey: string, bytes: Uint8Array): Uint8Array =>
  new Uint8Array(sign(null, bytes, privateKeyOf(privateKey)));

export const isSignedBy = (publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean => {
  if (!isPublicKey(publicKey) || signature.length !== 64) return false;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, bytes, key, signature);
};
