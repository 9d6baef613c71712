import { createECDH, type ECDH, hash } from 'node:crypto';
import { MatchError } from '../errors.ts';
import { jacobi } from './jacobi.ts';

/** A point travels as its x-coordinate: 32 bytes, most significant first. x(P) = x(-P), and x(abP) = x(baP). */
export const pointBytes = 32;

/** NIST P-256: the field, its curve's b, and its order (FIPS 186-5, SP 800-186). y^2 = x^3 - 3x + b. */
const p = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** Bytes nobody can foresee: `(n) => randomBytes(n)` of node:crypto in use, a seeded source in tests. */
export type Random = (bytes: number) => Uint8Array;

const toBigInt = (bytes: Uint8Array): bigint =>
  BigInt(`0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`);

/** Whether a point of the curve has this x-coordinate. */
export const isOnCurve = (x: Uint8Array): boolean => {
  if (x.length !== pointBytes) return false;
  const value = toBigInt(x);
  if (value >= p) return false;
  const square = (((value * value * value - 3n * value + b) % p) + p) % p;
  return square === 0n || jacobi(square, p) === 1;
};

/** A scalar between 1 and the order of the curve, as 32 bytes. Fresh for every round, and destroyed after it. */
export const newScalar = (random: Random): Uint8Array => {
  for (;;) {
    const bytes = random(32);
    const value = toBigInt(bytes);
    if (value > 0n && value < order) return bytes;
  }
};

/** Overwrites a scalar. Nothing keeps a copy but the runtime's own garbage, which no program can reach. */
export const destroyScalar = (scalar: Uint8Array): void => void scalar.fill(0);

const ecdhOf = (scalar: Uint8Array): ECDH => {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(scalar);
  return ecdh;
};

/**
 * Multiplies points, one behind another in a flat array, by a scalar.
 *
 * @returns as many points, in the same order
 * @throws MatchError MATCH_POINT_OFF_CURVE: a point that is none would give away bits of the scalar
 */
export const multiplyHere = (scalar: Uint8Array, points: Uint8Array): Uint8Array => {
  const ecdh = ecdhOf(scalar);
  const out = new Uint8Array(points.length);
  const compressed = Buffer.alloc(pointBytes + 1, 2);
  for (let at = 0; at < points.length; at += pointBytes) {
    compressed.set(points.subarray(at, at + pointBytes), 1);
    out.set(secretOf(ecdh, compressed, at / pointBytes), at);
  }
  return out;
};

const secretOf = (ecdh: ECDH, compressed: Buffer, at: number): Uint8Array => {
  try {
    return ecdh.computeSecret(compressed);
  } catch {
    throw new MatchError('MATCH_POINT_OFF_CURVE', `Value ${at + 1} is no point of the curve.`);
  }
};

const domain = 'fourfold/matching/h2c/v1';

/** Every part behind its length, so that no two lists of parts give the same bytes. */
const framed = (parts: readonly string[]): Buffer =>
  Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part, 'utf8');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );

/**
 * A match key as a point: SHA-256 over domain, round, class, key and a counter, with the first counter whose hash is the x-coordinate of a
 * point. Whether it is one depends on no secret, so all parties come to the same counter. The logarithm of the point is known to nobody.
 */
export const hashToPoint = (roundId: string, keyClass: string, key: string): Uint8Array => {
  const parts = framed([domain, roundId, keyClass, key]);
  const text = Buffer.alloc(parts.length + 4);
  parts.copy(text);
  for (let counter = 0; ; counter++) {
    text.writeUInt32BE(counter, parts.length);
    const x = hash('sha256', text, 'buffer');
    if (isOnCurve(x)) return x;
  }
};
