import { createHash, timingSafeEqual } from 'node:crypto';
import { SignatureError } from './errors.ts';

const digestOf = (body: Uint8Array): Buffer => createHash('sha256').update(body).digest();

/** The value of a `Content-Digest` header (RFC 9530): `sha-256=:…:`. */
export const contentDigest = (body: Uint8Array): string => `sha-256=:${digestOf(body).toString('base64')}:`;

const one = /^sha-256=:([A-Za-z0-9+/]{43}=):$/;

/**
 * Holds a body against its header. One SHA-256 and nothing beside it is taken: RFC 9530 knows weaker ones, and lists of several.
 *
 * @throws SignatureError HTTP_DIGEST_WRONG
 */
export const checkDigest = (header: string | undefined, body: Uint8Array): void => {
  const [, told = ''] = one.exec(header ?? '') ?? [];
  const expected = Buffer.from(told, 'base64');
  if (expected.length !== 32 || !timingSafeEqual(expected, digestOf(body)))
    throw new SignatureError('HTTP_DIGEST_WRONG', 'The body is not the one that the digest names.');
};
