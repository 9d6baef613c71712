import { z } from 'zod';
import { Decision, Direction, RecordClass, SignedAs } from '../../../engines/consent/index.ts';
import { Id, Instant, Line, route, Text } from '../../../platform/contract/index.ts';
import { Recipient } from '../recipients/contract.ts';

const Words = z.object({ en: z.string(), es: z.string() });
const FieldId = z.string().min(1).max(120);

/** `waiting`: signed, and it begins later. `expired` is what an active release becomes by itself. */
export const ReleaseStanding = z.enum(['draft', 'waiting', 'active', 'expired', 'revoked', 'entered in error']);
export type ReleaseStanding = z.infer<typeof ReleaseStanding>;

/** In which way a survivor took consent back. Every way counts; none needs a form. */
export const RevokedWay = z.enum([
  'in person',
  'by phone',
  'in writing',
  'by message',
  'on the own page',
  'through somebody',
]);
export type RevokedWay = z.infer<typeof RevokedWay>;

/** What the law asks for before anything may be shared (28 CFR 94.115(a)(2), 34 U.S.C. 12291(b)(2)(B)). */
export const Terms = z.object({
  recipient: Recipient,
  purpose: z.string().min(1).max(120),
  direction: Direction.default('give'),
  classes: z.array(RecordClass).max(13).default([]),
  fields: z.array(FieldId).max(500).default([]),
  /** Left out: now. */
  startsAt: Instant.optional(),
  /** Must be named; at most 365 days after the start. */
  expiresAt: Instant,
  signer: z.object({ as: SignedAs, name: Line(200), isAllegedAbuser: z.boolean() }),
  subjectIsMinor: z.boolean(),
  /** For somebody under 18 who signs alone: the law that lets them receive this service alone. */
  signsAloneBy: Line(300).nullable().default(null),
  /** In which the form was read or spoken (BCP 47). */
  language: z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'CONSENT_LANGUAGE_FORM'),
  reader: Line(200).nullable().default(null),
  interpreter: Line(200).nullable().default(null),
  /** The sentence "services do not depend on this" was read and understood. */
  servicesDoNotDepend: z.boolean().default(false),
});
export type Terms = z.infer<typeof Terms>;

const view = {
  id: Id,
  subjectId: Id,
  recipient: z.object({ id: Id, kind: z.enum(['organisation', 'external']), name: z.string() }),
  purpose: z.object({ id: z.string(), title: Words }),
  direction: Direction,
  classes: z.array(RecordClass),
  fields: z.array(z.object({ id: z.string(), title: Words })),
  startsAt: Instant,
  expiresAt: Instant,
  standing: ReleaseStanding,
  /** More than 90 days: longer than most need. */
  long: z.boolean(),
  signedAs: SignedAs,
  signedAt: Instant.nullable(),
  language: z.string(),
  formVersion: z.string(),
  endedAt: Instant.nullable(),
  endedWay: RevokedWay.nullable(),
};

export const ReleaseCard = z.object(view).meta({ id: 'Release' });
export type ReleaseCard = z.infer<typeof ReleaseCard>;

export const ReleaseDetail = z
  .object({
    ...view,
    subjectIsMinor: z.boolean(),
    signsAloneBy: z.string().nullable(),
    signerName: z.string(),
    reader: z.string().nullable(),
    interpreter: z.string().nullable(),
    servicesDoNotDepend: z.boolean(),
    signature: z.object({ type: z.string() }).nullable(),
    draftedBy: z.string().nullable(),
    witnessedBy: z.string().nullable(),
    /** Who ended it, as it was told, and what they said. */
    ending: z.object({ by: z.string(), note: z.string() }).nullable(),
    /** What is still missing before it can be signed; empty once it is. */
    missing: z.array(z.object({ code: z.string(), says: z.string() })),
  })
  .meta({ id: 'ReleaseDetail' });

export const proposeRelease = route('consent.propose', 'GET /consent/proposal', {
  says: 'What a release for a purpose would need at the least: the fewest fields, and an end after 30 days.',
  may: 'write release',
  takes: z.object({ purpose: z.string().min(1).max(120) }),
  gives: z.object({
    purpose: z.object({ id: z.string(), title: Words, says: Words }),
    fields: z.array(z.object({ id: z.string(), title: Words, dataClass: RecordClass })),
    startsAt: Instant,
    expiresAt: Instant,
    longFromDays: z.number().int(),
    mostDays: z.number().int(),
    formVersion: z.string(),
  }),
  refuses: ['CONSENT_PURPOSE_UNKNOWN'],
});

const drafting = [
  'NOT_FOUND_OR_NO_ACCESS',
  'CONSENT_RECIPIENT_UNKNOWN',
  'CONSENT_PURPOSE_UNKNOWN',
  'CONSENT_FIELD_NOT_SHARED',
  'CONSENT_SIGNER_REFUSED',
  'CONSENT_DATES_REVERSED',
  'CONSENT_TOO_LONG',
] as const;

export const draftRelease = route('consent.draft', 'POST /consent/subjects/:subjectId/releases', {
  says: 'Drafts a release: one survivor, one recipient, one purpose, what may go, from when, until when. Nothing may leave yet.',
  may: 'write release',
  takes: Terms.extend({ subjectId: Id }),
  gives: ReleaseCard,
  refuses: drafting,
});

export const changeDraft = route('consent.change-draft', 'PUT /consent/releases/:releaseId', {
  says: 'Changes a release that nobody has signed yet. A signature that was already taken has to be taken again.',
  may: 'write release',
  takes: Terms.extend({ releaseId: Id }),
  gives: ReleaseCard,
  refuses: [...drafting, 'CONSENT_NOT_A_DRAFT'],
});

const OneRelease = z.object({ releaseId: Id });
export const signatureTypes = ['image/png', 'image/jpeg', 'application/pdf'] as const;

export const addSignatureScan = route('consent.signature-scan', 'POST /consent/releases/:releaseId/scan', {
  says: 'Keeps the signed paper, or a picture of the signature, sealed with the draft.',
  may: 'write release',
  takes: OneRelease.extend({ name: z.string().max(300).optional() }),
  gives: z.object({ id: Id, type: z.string(), bytes: z.number().int() }),
  upload: { types: signatureTypes, maxBytes: 8_000_000 },
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CONSENT_NOT_A_DRAFT', 'CONSENT_SIGNATURE_UNREADABLE'],
});

/** A drawn signature is the path of the pen alone (SVG `d`: M, L, numbers): no file that could carry more. */
export const DrawnPath = z
  .string()
  .max(100_000, 'TOO_LONG')
  .regex(
    /^M[ ,]?-?\d+(\.\d+)?[ ,]-?\d+(\.\d+)?([ ,]?[ML]?[ ,]?-?\d+(\.\d+)?[ ,]-?\d+(\.\d+)?)+$/,
    'CONSENT_DRAWING_FORM',
  );

export const signRelease = route('consent.sign', 'POST /consent/releases/:releaseId/signature', {
  says: 'Makes a draft a release that holds: with a drawn signature, or with the scan that was added before.',
  may: 'write release',
  takes: OneRelease.extend({ drawn: DrawnPath.optional() }),
  gives: ReleaseCard,
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CONSENT_NOT_A_DRAFT', 'CONSENT_NOT_READY'],
});

export const revokeRelease = route('consent.revoke', 'POST /consent/releases/:releaseId/revocation', {
  says: 'Takes a release back, in whatever way the survivor said so. Reading stops at once; what was read is not undone.',
  may: 'write release',
  takes: OneRelease.extend({ way: RevokedWay, by: Line(200), note: Text(2000).default('') }),
  gives: z.object({ release: ReleaseCard, packetsRecalled: z.number().int() }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CONSENT_NOT_ACTIVE'],
});

export const enterInError = route('consent.enter-in-error', 'POST /consent/releases/:releaseId/error', {
  says: 'Marks a release that should never have been written. What was sent under it is recalled; the mark stays.',
  may: 'approve release',
  takes: OneRelease.extend({ why: Text(2000).min(1, 'REQUIRED') }),
  gives: z.object({ release: ReleaseCard, packetsRecalled: z.number().int() }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CONSENT_ALREADY_ENDED'],
});

export const listReleases = route('consent.releases', 'GET /consent/subjects/:subjectId/releases', {
  says: 'The releases of a survivor, the newest first.',
  may: 'read release',
  within: ['approve release'],
  takes: z.object({ subjectId: Id }),
  gives: z.array(ReleaseCard),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const endingReleases = route('consent.ending-releases', 'GET /consent/releases/ending', {
  says: 'Releases of the people you work with that end soon, the first to end on top: time to ask again, or to let them end.',
  may: 'read release',
  takes: z.object({ days: z.coerce.number().int().min(1).max(90).default(14) }),
  gives: z.object({ releases: z.array(ReleaseCard), more: z.boolean() }),
});

export const openRelease = route('consent.release', 'GET /consent/releases/:releaseId', {
  says: 'One release with who signed, who read it aloud, and what is still missing.',
  may: 'read release',
  within: ['approve release'],
  takes: OneRelease,
  gives: ReleaseDetail,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const openSignature = route('consent.signature', 'GET /consent/releases/:releaseId/signature', {
  says: 'The signature: the scan as it came, or the drawn one as a picture.',
  may: 'read release',
  within: ['approve release'],
  takes: OneRelease,
  gives: { file: [...signatureTypes, 'image/svg+xml'] },
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CONSENT_NOT_SIGNED'],
});

export const releaseForm = route('consent.form', 'GET /consent/releases/:releaseId/form', {
  says: 'The release in plain words, to read aloud or to print, in English or Spanish.',
  may: 'read release',
  takes: OneRelease.extend({ language: z.enum(['en', 'es']).default('en') }),
  gives: z.object({
    version: z.string(),
    title: z.string(),
    paragraphs: z.array(z.string()),
    fields: z.array(z.string()),
  }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const decideRelease = route('consent.decide', 'POST /consent/releases/:releaseId/decision', {
  says: 'What of the asked fields you could send now to the recipient of a release, and why the rest stays. Nothing is sent.',
  may: 'share packet',
  within: [
    'share identity',
    'share contact',
    'share location',
    'share safety',
    'share narrative',
    'share health',
    'share sud',
    'share immigration',
    'share legal',
    'share criminal',
    'share financial',
    'share service',
  ],
  takes: OneRelease.extend({ fields: z.array(FieldId).min(1).max(500), until: Instant.optional() }),
  gives: Decision,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});
