import type { z } from 'zod';
import type { Output } from '../../../../platform/contract/index.ts';
import type { Terms as Contract, openRelease, Recipient } from '../../contract.ts';

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
  /** Whole classes, and a direction, come from elsewhere: the screen asks for fields, to give. */
  readonly classes: Output<typeof openRelease>['classes'];
  readonly direction: Output<typeof openRelease>['direction'];
}
export type NamedTerms = Terms & { readonly recipient: Recipient };

export const noTerms: Terms = {
  recipient: null,
  fields: [],
  days: 30,
  signer: 'self',
  signerName: '',
  isAllegedAbuser: false,
  minor: false,
  signsAloneBy: '',
  language: 'en',
  reader: '',
  interpreter: '',
  classes: [],
  direction: 'give',
};

/** A draft as it stands, to be changed. It lasts as many days as was said, from the day it is signed anew. */
export const termsOf = (release: Output<typeof openRelease>): Terms => ({
  recipient:
    release.recipient.kind === 'organisation'
      ? { organisationId: release.recipient.id }
      : { externalId: release.recipient.id },
  fields: release.fields.map(({ id }) => id),
  days: Math.max(1, Math.round((Date.parse(release.expiresAt) - Date.parse(release.startsAt)) / dayMs)),
  signer: release.signedAs,
  signerName: release.signerName,
  isAllegedAbuser: false,
  minor: release.subjectIsMinor,
  signsAloneBy: release.signsAloneBy ?? '',
  language: release.language,
  reader: release.reader ?? '',
  interpreter: release.interpreter ?? '',
  classes: release.classes,
  direction: release.direction,
});

const orNull = (text: string): string | null => text.trim() || null;

/** The answers as the contract takes them. That help does not depend on it is said when it is read out, not before. */
export const inputOf = (terms: NamedTerms, purpose: string): z.input<typeof Contract> => ({
  recipient: terms.recipient,
  purpose,
  direction: terms.direction,
  classes: [...terms.classes],
  fields: [...terms.fields],
  expiresAt: new Date(Date.now() + terms.days * dayMs).toISOString(),
  signer: { as: terms.signer, name: terms.signerName.trim(), isAllegedAbuser: terms.isAllegedAbuser },
  subjectIsMinor: terms.minor,
  signsAloneBy: terms.minor && terms.signer === 'self' ? orNull(terms.signsAloneBy) : null,
  language: terms.language,
  reader: orNull(terms.reader),
  interpreter: orNull(terms.interpreter),
});
