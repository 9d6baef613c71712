import { createHmac, hkdfSync } from 'node:crypto';
import type { Id } from '../contract/index.ts';

/** Case, width, accents written in two ways, and spaces make no difference to a search. What else should not (a phone's dashes), the caller removes. */
export const normalise = (value: string): string =>
  value.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ').trim();

/** A keyed fingerprint for exact search, under a key of this organisation and field: HMAC-SHA-256, 32 bytes. */
export const blindIndex = (indexKey: Uint8Array, orgId: Id, field: string, value: string): Uint8Array => {
  const key = Buffer.from(
    hkdfSync('sha256', indexKey, new Uint8Array(0), `fourfold blind 1|${orgId.toLowerCase()}|${field}`, 32),
  );
  try {
    return new Uint8Array(createHmac('sha256', key).update(normalise(value)).digest());
  } finally {
    key.fill(0);
  }
};
