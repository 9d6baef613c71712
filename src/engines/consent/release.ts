import { z } from 'zod';
import { RecordClass } from './field.ts';

/** A moment in UTC, ISO 8601. */
const Moment = z.iso.datetime();
const Name = z.string().min(1).max(300);

export const defaultDays = 30;
export const mostDays = 365;
/** Longer releases are allowed and warned of. */
export const longDays = 90;

export const ReleaseState = z.enum(['draft', 'active', 'revoked', 'entered in error']);
export type ReleaseState = z.infer<typeof ReleaseState>;

export const SignedAs = z.enum(['self', 'parent', 'guardian']);
export const Direction = z.enum(['give', 'receive', 'both']);

/** A survivor's consent to one disclosure, as far as a decision looks at it. */
export const Release = z
  .strictObject({
    id: Name,
    /** Whose record it is about. */
    subject: Name,
    /** The organisation that keeps the record. */
    holder: Name,
    /** Exactly one other organisation. */
    recipient: Name,
    purpose: Name,
    /** `give`: from the holder to the recipient; `receive`: the other way. */
    direction: Direction,
    classes: z.array(RecordClass).max(13),
    fields: z.array(Name).max(500),
    startsAt: Moment,
    /** The first moment at which it no longer holds. */
    expiresAt: Moment,
    state: ReleaseState,
    signer: z.strictObject({ as: SignedAs, isAllegedAbuser: z.boolean() }),
  })
  .meta({ id: 'ConsentRelease' });
export type Release = z.infer<typeof Release>;

const day = 86_400_000;
export const daysOf = ({ startsAt, expiresAt }: Pick<Release, 'startsAt' | 'expiresAt'>): number =>
  (Date.parse(expiresAt) - Date.parse(startsAt)) / day;

/** What has to be known before a release can be signed. */
export interface Draft extends Omit<Release, 'id' | 'state' | 'expiresAt'> {
  readonly expiresAt: string | null;
  readonly subjectIsMinor: boolean;
  /** A law lets this person under 18 receive the service alone, and so sign alone. */
  readonly signsAlone: boolean;
  /** The sentence that services do not depend on the release was read and understood. */
  readonly servicesDoNotDepend: boolean;
  readonly signed: boolean;
}

export const signingProblems = [
  'expiry-missing',
  'expiry-before-start',
  'expiry-passed',
  'longer-than-a-year',
  'signer-is-alleged-abuser',
  'minor-may-not-sign-alone',
  'adult-needs-no-parent',
  'nothing-released',
  'statement-not-read',
  'signature-missing',
] as const;
export type SigningProblem = (typeof signingProblems)[number];

/**
 * What stands between a draft and a release that holds. An abuser never signs for a minor, a ward or the other parent
 * (28 CFR 94.115(a)(2)); a minor who may lawfully receive the service alone signs alone.
 */
export const problemsOf = (draft: Draft, now: string): SigningProblem[] => {
  const { expiresAt, startsAt, signer } = draft;
  const spans = expiresAt === null ? null : { startsAt, expiresAt };
  const found: Record<SigningProblem, boolean> = {
    'expiry-missing': spans === null,
    'expiry-before-start': spans !== null && daysOf(spans) <= 0,
    'expiry-passed': expiresAt !== null && Date.parse(expiresAt) <= Date.parse(now),
    'longer-than-a-year': spans !== null && daysOf(spans) > mostDays,
    'signer-is-alleged-abuser': signer.isAllegedAbuser,
    'minor-may-not-sign-alone': draft.subjectIsMinor && signer.as === 'self' && !draft.signsAlone,
    'adult-needs-no-parent': !draft.subjectIsMinor && signer.as === 'parent',
    'nothing-released': draft.classes.length + draft.fields.length === 0,
    'statement-not-read': !draft.servicesDoNotDepend,
    'signature-missing': !draft.signed,
  };
  return signingProblems.filter((problem) => found[problem]);
};

/** What a person should see before signing: true where it runs longer than most need. */
export const isLong = (release: Pick<Release, 'startsAt' | 'expiresAt'>): boolean => daysOf(release) > longDays;
