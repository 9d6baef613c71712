import type { z } from 'zod';
import type { Terms as Contract, Recipient } from '../../contract.ts';

export const dayMs = 86_400_000;

/** The answers as they stand on the screen. */
export interface Terms {
  readonly recipient: Recipient | null;
  readonly fields: readonly string[];
  readonly days: number;
  readonly signer: 'self' | 'parent' | 'guardian';
  readonly signerName: string;
  readonly isAllegedAbuser: boolean;
  readonly minor: boolean;
  readonly signsAloneBy: string;
  readonly language: string;
  readonly reader: string;
  readonly interpreter: string;
}

const orNull = (text: string): string | null => text.trim() || null;

/** The answers as the contract takes them. That help does not depend on it is said when it is read out, not before. */
export const inputOf = (
  terms: Terms & { readonly recipient: Recipient },
  purpose: string,
  expiresAt: string,
): z.input<typeof Contract> => ({
  recipient: terms.recipient,
  purpose,
  fields: [...terms.fields],
  expiresAt,
  signer: { as: terms.signer, name: terms.signerName.trim(), isAllegedAbuser: terms.isAllegedAbuser },
  subjectIsMinor: terms.minor,
  signsAloneBy: terms.minor && terms.signer === 'self' ? orNull(terms.signsAloneBy) : null,
  language: terms.language,
  reader: orNull(terms.reader),
  interpreter: orNull(terms.interpreter),
});
