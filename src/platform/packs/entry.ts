import { z } from 'zod';

/** What every pack and every entry carries, whatever its kind. */

/** Plain words: English alone, or English with Spanish beside it. */
export const Says = z.union([
  z.string().min(1),
  z.strictObject({ en: z.string().min(1), es: z.string().min(1).optional() }),
]);
export type Says = z.infer<typeof Says>;

/** A day that exists, written `YYYY-MM-DD`. */
const Day = z.iso.date();

export const EntryStatus = z.enum(['in force', 'future', 'stayed', 'enjoined', 'contested', 'proposed', 'repealed']);
export type EntryStatus = z.infer<typeof EntryStatus>;

export const EntryBase = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]*$/, 'an id is letters, digits, dot, dash, underscore, colon'),
  says: Says,
  /** A citation a lawyer would accept. */
  source: z.strictObject({ cite: z.string().min(1), url: z.string().optional(), as: z.string().optional() }),
  /** First and last day on which this wording holds, both included. No `to`: until further notice. */
  effective: z.strictObject({ from: Day, to: Day.nullish() }),
  status: EntryStatus,
  /** null says honestly that nobody has checked it. */
  reviewed: z.strictObject({ who: z.string().min(1), when: Day }).nullable(),
});
export type EntryBase = z.infer<typeof EntryBase>;
export const BASE_FIELDS: readonly string[] = Object.keys(EntryBase.shape);

export const PackHead = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'a pack id is lower case letters, digits and dashes'),
  title: z.strictObject({ en: z.string().min(1), es: z.string().min(1) }),
  kind: z.string().min(1),
  version: z.string().min(1),
  /** `US`, `US-CA`, `INT`. */
  jurisdiction: z.string().min(1),
  publisher: z.string().min(1),
  licence: z.string().min(1),
  released: Day,
  /** How long a review holds before an entry counts as stale. */
  reviewEvery: z.strictObject({ days: z.number().int().positive() }).optional(),
  /** What an answer resting on this pack must say of itself. */
  legalNotice: z.strictObject({ en: z.string().min(1), es: z.string().min(1) }).optional(),
  about: Says.optional(),
  /** Expected sha-256 of the entry files, by name. */
  sha256: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)).optional(),
});
export type PackHead = z.infer<typeof PackHead>;

/** The words in a language; English where the other was not written. */
export const wordsIn = (says: Says, lang: 'en' | 'es'): string =>
  typeof says === 'string' ? says : ((lang === 'es' ? says.es : undefined) ?? says.en);
