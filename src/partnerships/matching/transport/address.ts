import { z } from 'zod';

export const PublicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'PUBLIC_KEY_FORM');
export const Address = z
  .string()
  .trim()
  .max(500, 'TOO_LONG')
  .regex(/^https?:\/\/\S+$/i, 'ADDRESS_FORM');
/** As `openssl dgst -sha256 -binary | base64` writes it. */
export const Pin = z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'PIN_FORM');
