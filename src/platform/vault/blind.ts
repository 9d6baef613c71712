import { createHmac, hkdfSync } from 'node:crypto';
import type { Id } from '../contract/index.ts';

/** Case, width, accents written in two ways, and spaces make no difference to a search. What else should not (a phone's dashes), the caller removes. */
export const normalise = (value: string): string =>
  value.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ').trim();

/** Keyed fingerprints for exact search, under a key of this organisation and field: HMAC-SHA-256, 32 bytes each. */
export const blindIndexes = (
  indexKey: Uint8Array,
  orgId: Id,
  field: string,
  values: readonly string[],
): Uint8Array[] => {
  const key = Buffer.from(
    hkdfSync('sha256', indexKey, new Uint8Array(0), `fourfold blind 1|${orgId.toLowerCase()}|${field}`, 32),
  );
  try {
    return values.map((value) => new Uint8Array(createHmac('sha256', key).update(normalise(value)).digest()));
  } finally {
    key.fill(0);
  }
};
