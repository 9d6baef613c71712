import { z } from 'zod';
import { Id, Instant, Line, Paging, pageOf, route, Text } from '../../../platform/contract/index.ts';
import { PacketLink, Recipient } from '../../consent/contract.ts';
import { Code, Person, Words } from '../shapes.ts';
import { outcomes, parties, referralStates } from './machine.ts';

export * from './capacity/contract.ts';
export * from './counts/contract.ts';
export * from './self/contract.ts';

export const ReferralState = z.enum(referralStates);
export type ReferralState = z.infer<typeof ReferralState>;
export const ReferralOutcome = z.enum(outcomes);
export type ReferralOutcome = z.infer<typeof ReferralOutcome>;
const ReferralParty = z.enum(parties);
export const ReferralPriority = z.enum(['routine', 'urgent', 'asap']);
export type ReferralPriority = z.infer<typeof ReferralPriority>;

/**
 * On what a referral stands:
 * - `not-sent`: a draft;
 * - `live`: its release holds, and the receiver can read;
 * - `withdrawn`: the survivor took the release back; the receiver reads no more, the history stays;
 * - `taken-back`: the packet was recalled by the sender, or destroyed with the record;
 * - `run-out`: the time of the release, or of the packet, is over.
 */
export const referralFootings = ['not-sent', 'live', 'withdrawn', 'taken-back', 'run-out'] as const;
export const ReferralFooting = z.enum(referralFootings);
export type ReferralFooting = z.infer<typeof ReferralFooting>;

/** A move the reader could make now, with the outcomes to choose from where it ends there. */
export const ReferralMove = z
  .object({ to: ReferralState, outcomes: z.array(ReferralOutcome) })
  .meta({ id: 'ReferralMove' });

const FieldIds = z.array(z.string().min(1).max(120)).max(500);

const card = {
  id: Id,
  /** Can be said over the phone. */
  code: z.string(),
  survivorId: Id,
  /** The code of her record. */
  recordCode: z.string(),
  /** A code of the list of services. */
  need: z.string(),
  priority: ReferralPriority,
  to: z.object({ id: Id, kind: z.enum(['organisation', 'external']), name: z.string() }),
  state: ReferralState,
  outcome: ReferralOutcome.nullable(),
  footing: ReferralFooting,
  /** Until when the receiver can read; null before it was sent. */
  accessUntil: Instant.nullable(),
  draftedAt: Instant,
  requestedAt: Instant.nullable(),
  changedAt: Instant,
  /** The receiver asked something, and nothing was done about it since. */
  askedAt: Instant.nullable(),
  /** The receiver has not answered in the time its priority asks for. */
  late: z.boolean(),
};
export const ReferralCard = z.object(card).meta({ id: 'Referral' });

export const ReferralEvent = z
  .object({
    id: Id,
    at: Instant,
    kind: z.enum(['moved', 'sent-again', 'warm-transfer', 'asked']),
    from: ReferralState.nullable(),
    to: ReferralState.nullable(),
    outcome: ReferralOutcome.nullable(),
    by: ReferralParty,
    /** `here`: on this platform; `link`: behind a one-time link; `told`: told to the sender, who wrote it down. */
    way: z.enum(['here', 'link', 'told']),
    /** The colleague who did it or wrote it down; null for somebody of the other organisation. */
    person: Person.nullable(),
    /** Who said it, who spoke with whom, or what was asked; null where it was destroyed. */
    words: z.string().nullable(),
    /** For a warm transfer: the receiver confirmed that it fits. */
    fit: z.boolean().nullable(),
  })
  .meta({ id: 'ReferralEvent' });

export const ReferralDetail = z
  .object({
    ...card,
    caseId: Id.nullable(),
    /** What is asked for, as drafted. */
    fields: z.array(z.string()),
    releaseId: Id.nullable(),
    packetId: Id.nullable(),
    packetCode: z.string().nullable(),
    /** What the partner sees: the fields that left. */
    sent: z.array(z.object({ id: z.string(), title: Words })),
    draftedBy: Person.nullable(),
    /** What the sender could do now. */
    moves: z.array(ReferralMove),
    /** Moves of a receiver without an account, to be written down when they are told by phone; else none. */
    toldMoves: z.array(ReferralMove),
    maySend: z.boolean(),
    maySendAgain: z.boolean(),
    events: z.array(ReferralEvent),
  })
  .meta({ id: 'ReferralDetail' });

const here = ['NOT_FOUND_OR_NO_ACCESS', 'SHREDDED', 'CASEWORK_RECORD_CLOSED'] as const;
const moving = [
  'REFERRAL_ENDED',
  'REFERRAL_NO_SUCH_MOVE',
  'REFERRAL_NOT_YOURS',
  'REFERRAL_OUTCOME_MISSING',
  'REFERRAL_OUTCOME_NOT_FITTING',
] as const;
const One = z.object({ referralId: Id });
const Moving = { to: ReferralState, outcome: ReferralOutcome.nullable().default(null) };
/** What a sender needs for the record, the gate and the fields behind it. */
const within = ['read service', 'write service', 'share packet'] as const;

const Plan = z.object({
  need: Code,
  priority: ReferralPriority.default('routine'),
  recipient: Recipient,
  /** What is to be asked for; the release decides what leaves. */
  fields: FieldIds.default([]),
});

export const draftReferral = route('casework.draft-referral', 'POST /survivors/:survivorId/referrals', {
  says: 'Drafts a referral: what she needs, and from which organisation. Nothing leaves.',
  may: 'write referral',
  within: ['write service'],
  takes: Plan.extend({ survivorId: Id, id: Id.optional(), caseId: Id.optional() }),
  gives: ReferralCard,
  refuses: [...here, 'CASEWORK_CODE_UNKNOWN', 'CASEWORK_FIELD_UNKNOWN', 'CONSENT_RECIPIENT_UNKNOWN'],
});

export const changeReferral = route('casework.change-referral', 'PUT /referrals/:referralId', {
  says: 'Changes a referral that was not sent yet.',
  may: 'write referral',
  within: ['write service'],
  takes: Plan.extend({ referralId: Id }),
  gives: ReferralCard,
  refuses: [
    ...here,
    'CASEWORK_CODE_UNKNOWN',
    'CASEWORK_FIELD_UNKNOWN',
    'CONSENT_RECIPIENT_UNKNOWN',
    'REFERRAL_NOT_A_DRAFT',
  ],
});

const Sending = z.object({
  referralId: Id,
  /** A live release of this survivor that names this recipient. */
  releaseId: Id,
  /** Left out: what the draft asks for. */
  fields: FieldIds.optional(),
  /** The receiver's access ends here, if the release lasts longer. */
  until: Instant.optional(),
});
export const ReferralSent = z
  .object({
    referral: ReferralCard,
    packetId: Id,
    packetCode: z.string(),
    /** What left. */
    sent: z.array(z.string()),
    /** What stayed, and why. */
    kept: z.array(z.object({ field: z.string(), reason: z.string(), says: z.string() })),
    accessUntil: Instant,
    /** For a recipient without an account. Shown this once; the code is told by phone. */
    link: PacketLink.nullable(),
  })
  .meta({ id: 'ReferralSent' });
const sending = [
  ...here,
  ...moving,
  'REFERRAL_RELEASE_OTHER_RECIPIENT',
  'REFERRAL_NOTHING_ASKED',
  'CONSENT_NOTHING_MAY_LEAVE',
  'CONSENT_NOTHING_TO_SEND',
] as const;

export const sendReferral = route('casework.send-referral', 'POST /referrals/:referralId/request', {
  says: 'Sends a referral through the gate of consent, under a live release of this survivor that names this recipient.',
  may: 'share referral',
  within,
  takes: Sending,
  gives: ReferralSent,
  refuses: sending,
});

export const sendReferralAgain = route('casework.send-referral-again', 'POST /referrals/:referralId/sendings', {
  says: 'Sends an open referral once more, under another or a longer release. What was sent before is recalled.',
  may: 'share referral',
  within,
  takes: Sending,
  gives: ReferralSent,
  refuses: [...sending, 'REFERRAL_NOT_SENT'],
});

export const moveReferral = route('casework.move-referral', 'POST /referrals/:referralId/moves', {
  says: 'Cancels a referral of the own organisation, or marks it as entered in error. The packet is recalled.',
  may: 'write referral',
  within: ['write service'],
  takes: One.extend(Moving),
  gives: ReferralCard,
  refuses: [...here, ...moving, 'REFERRAL_SEND_IT'],
});

export const tellReferral = route('casework.tell-referral', 'POST /referrals/:referralId/told', {
  says: 'Writes down what a receiver without an account told: that they accept, work on it, or how it ended.',
  may: 'write referral',
  within: ['write service'],
  takes: One.extend({ ...Moving, toldBy: Line(200) }),
  gives: ReferralCard,
  refuses: [...here, ...moving, 'REFERRAL_ANSWERED_THERE', 'REFERRAL_NO_LIVE_RELEASE'],
});

export const recordWarmTransfer = route('casework.record-warm-transfer', 'POST /referrals/:referralId/warm-transfers', {
  says: 'Writes down a warm transfer: who spoke with whom, when, and whether they confirmed that it fits.',
  may: 'write referral',
  within: ['write service'],
  takes: One.extend({
    id: Id.optional(),
    /** Who spoke: here, and there. */
    ours: Line(200),
    theirs: Line(200),
    at: Instant.optional(),
    fit: z.boolean(),
  }),
  gives: z.object({ id: Id }),
  refuses: [...here, 'REFERRAL_ENDED', 'CASEWORK_DAY_AHEAD'],
});

export const listReferrals = route('casework.referrals', 'GET /referrals', {
  says: 'Referrals of people on the own caseload or under the own supervision, the last changed first.',
  may: 'read referral',
  within: ['read service'],
  takes: Paging.extend({
    survivorId: Id.optional(),
    state: z.enum(['open', 'ended', ...referralStates]).optional(),
  }),
  gives: pageOf(ReferralCard),
});

export const openReferral = route('casework.referral', 'GET /referrals/:referralId', {
  says: 'One referral: on what it stands, what the partner sees, who moved it, and what can be done now.',
  may: 'read referral',
  within: ['read service'],
  takes: One,
  gives: ReferralDetail,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const referralFhir = route('casework.referral-fhir', 'GET /referrals/:referralId/fhir', {
  says: 'A sent referral as HL7 FHIR 4.0.1 ServiceRequest, Task and Consent (SDOH Clinical Care). It names nobody; what was sent stays in its packet.',
  may: 'export referral',
  within: ['read service', 'read release'],
  takes: One,
  gives: { file: ['application/fhir+json'] },
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'REFERRAL_NOT_SENT', 'REFERRAL_NO_LIVE_RELEASE'],
});

export const ReceivedReferral = z
  .object({
    id: Id,
    code: z.string(),
    from: z.string(),
    purpose: z.object({ id: z.string(), title: Words }),
    priority: ReferralPriority,
    state: ReferralState,
    outcome: ReferralOutcome.nullable(),
    sentAt: Instant,
    changedAt: Instant,
    /** `ended`: its time is over or it was taken back; why is not told. */
    access: z.enum(['open', 'ended']),
    accessUntil: Instant,
    /** What it holds is read with `GET /consent/inbox/:packetId`. */
    packetId: Id,
    moves: z.array(ReferralMove),
    late: z.boolean(),
  })
  .meta({ id: 'ReceivedReferral' });

export const receivedReferrals = route('casework.received-referrals', 'GET /received-referrals', {
  says: 'Referrals addressed to the own organisation, the last changed first. Nothing of what they hold.',
  may: 'approve referral',
  takes: Paging.extend({ state: z.enum(['open', 'ended', ...referralStates]).optional() }),
  gives: pageOf(ReceivedReferral),
});

export const receivedReferral = route('casework.received-referral', 'GET /received-referrals/:referralId', {
  says: 'One referral addressed to the own organisation: from whom, until when, and what can be answered now.',
  may: 'approve referral',
  takes: One,
  gives: ReceivedReferral,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const answerReferral = route('casework.answer-referral', 'POST /received-referrals/:referralId/moves', {
  says: 'Answers a referral addressed to the own organisation: accepts, rejects, works on it, ends it. Noted here and at the sender.',
  may: 'approve referral',
  takes: One.extend(Moving),
  gives: ReceivedReferral,
  refuses: ['NOT_FOUND_OR_NO_ACCESS', ...moving, 'REFERRAL_ACCESS_ENDED'],
});

/** What a receiver asks: it goes to the sender, who answers by phone or sends more. */
const Question = Text(1000).min(1, 'REQUIRED');

export const askReferral = route('casework.ask-referral', 'POST /received-referrals/:referralId/questions', {
  says: 'Asks the sender something about a referral that is open here. The sender answers by phone, or sends more under a release.',
  may: 'approve referral',
  takes: One.extend({ question: Question }),
  gives: ReceivedReferral,
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'REFERRAL_ENDED', 'REFERRAL_ACCESS_ENDED'],
});

/** Of a referral, as seen by whoever holds its one-time link and the code. */
export const LinkedReferral = ReceivedReferral.omit({ id: true, packetId: true, purpose: true }).meta({
  id: 'LinkedReferral',
});
const Link = { link: z.string().max(200), code: z.string().max(40) };
const linking = ['PACKET_LINK_NOT_VALID', 'PACKET_CODE_WRONG', 'PACKET_ENDED'] as const;

export const openReferralLink = route('casework.open-referral-link', 'POST /referral-links', {
  says: 'The referral behind the one-time link of a packet: its state, and what can be answered. Needs the code that was told by phone. Does not use up the link.',
  may: 'anyone',
  perMinute: 10,
  takes: z.object(Link),
  gives: LinkedReferral,
  refuses: linking,
});

export const answerReferralLink = route('casework.answer-referral-link', 'POST /referral-links/moves', {
  says: 'Answers a referral from its one-time link, with the code: accepts, rejects, works on it, ends it.',
  may: 'anyone',
  perMinute: 10,
  takes: z.object({ ...Link, ...Moving }),
  gives: LinkedReferral,
  refuses: [...linking, ...moving],
});

export const askReferralLink = route('casework.ask-referral-link', 'POST /referral-links/questions', {
  says: 'Asks the sender something about a referral from its one-time link, with the code.',
  may: 'anyone',
  perMinute: 10,
  takes: z.object({ ...Link, question: Question }),
  gives: LinkedReferral,
  refuses: [...linking, 'REFERRAL_ENDED'],
});
