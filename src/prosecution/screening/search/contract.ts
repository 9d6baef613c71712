import { z } from 'zod';
import { CivilDate, Id, Instant, Paging, pageOf, route } from '../../../platform/contract/index.ts';
import {
  Kind,
  LegalBasis,
  ListId,
  MeasureCode,
  PartyRef,
  Purpose,
  SubjectGiven,
  SubjectRole,
  VersionRef,
} from '../shapes.ts';

const Span = z.object({ text: z.string(), start: z.number().int(), end: z.number().int() });

/** Why a hit is one: word by word, what found no partner, and what beside the name moved the score. */
export const EvidenceView = z
  .object({
    score: z.number(),
    matches: z.array(
      z.object({ query: Span, listed: Span, similarity: z.number(), weight: z.number(), reason: z.string() }),
    ),
    unmatchedQuery: z.array(z.string()),
    unmatchedListed: z.array(z.string()),
    qualifiers: z.array(
      z.object({
        what: z.string(),
        verdict: z.enum(['agrees', 'disagrees', 'neutral']),
        shift: z.number(),
        query: z.string(),
        listed: z.string(),
      }),
    ),
  })
  .meta({ id: 'ScreeningEvidence' });

/** One possible match: a party with all the lists it stands on. The command line prints the very same. */
export const HitView = z
  .object({
    /** 0 to 1. */
    score: z.number(),
    band: z.enum(['hit', 'review', 'none']),
    /** 0 to 100: emulation of Treasury's search, not Treasury's answer. */
    ofac: z.number(),
    list: z.string(),
    sourceId: z.string(),
    /** Every entry of the party on the lists searched, this one too. */
    members: z.array(PartyRef),
    caption: z.string(),
    matchedName: z.string(),
    schema: z.string(),
    /** In force on the day that was asked about. */
    measures: z.array(MeasureCode),
    /** Those that had ended by that day: they forbid nothing any more. */
    ended: z.array(MeasureCode).default([]),
    programmes: z.array(z.string()),
    listVersion: VersionRef,
    evidence: EvidenceView,
  })
  .meta({ id: 'ScreeningHit' });
export type HitView = z.infer<typeof HitView>;

/** A list as an answer used it. Every answer names each with its version and says whether it is stale. */
export const ListUsed = z
  .object({
    list: z.string(),
    title: z.object({ en: z.string(), es: z.string() }),
    versionId: Id,
    version: VersionRef,
    retrievedAt: Instant,
    /** Full hours since somebody last looked at the source. */
    ageHours: z.number().int(),
    maxAgeHours: z.number().int(),
    stale: z.boolean(),
    proven: z.enum(['full', 'sample', 'fields-only', 'own']),
  })
  .meta({ id: 'ListUsed' });
export type ListUsed = z.infer<typeof ListUsed>;

/** `nothing-found-stale`: nothing was found, but at least one list is older than it may be. Never more than that. */
export const Outcome = z.enum(['possible-matches', 'nothing-found', 'nothing-found-stale']);

const Answer = {
  outcome: Outcome,
  /** The outcome as a sentence, in the reader's language. */
  says: z.string(),
  hits: z.array(HitView),
  lists: z.array(ListUsed),
  /** Engine and settings that made the answer. */
  config: z.string(),
};

const Question = {
  subject: SubjectGiven,
  role: SubjectRole,
  /** Only these lists; all of them where it is left out. */
  lists: z.array(ListId).max(100).optional(),
  /** Only parties under one of these measures. */
  measures: z.array(MeasureCode).max(20).optional(),
  kind: Kind.optional(),
  /** Show what scores at least this, instead of the fixed bands. Between 0.5 and 1. */
  threshold: z.number().min(0.5).max(1).optional(),
  limit: z.number().int().min(1).max(100).default(20),
  /** The lists as they stood on this day. */
  asOf: CivilDate.optional(),
  /** Refuse rather than answer from a list that is older than it may be. */
  freshOnly: z.boolean().default(false),
};

const refusals = [
  'SCREENING_SUBJECT_REFUSED',
  'SCREENING_NO_LISTS',
  'SCREENING_LIST_NOT_FOUND',
  'SCREENING_LIST_STALE',
  'SCREENING_NAME_EMPTY',
  'SCREENING_DATE_EMPTY',
];

export const search = route('screening.search', 'POST /screening/search', {
  says: 'Looks a name up while it is typed. Nothing is kept of it; to decide on a match, screen.',
  may: 'read screening',
  takes: z.object(Question),
  gives: z.object(Answer).meta({ id: 'SearchAnswer' }),
  refuses: refusals,
});

export const screen = route('screening.screen', 'POST /screening/requests', {
  says: 'Screens a subject for a stated purpose and keeps question and answer, sealed. Each possible match waits for a decision.',
  may: 'write screening',
  takes: z.object({ ...Question, purpose: Purpose, legalBasis: LegalBasis }),
  gives: z
    .object({
      ...Answer,
      requestId: Id,
      /** Of the canonical record of question, lists and hits: the same question on the same lists gives the same. */
      bodySha256: z.string(),
      /** For each hit in order: what is to be done with it. */
      candidates: z.array(
        z.object({
          n: z.number().int(),
          state: z.enum(['open', 'second', 'decided', 'settled']),
          /** The earlier decision that settles it. */
          decisionId: Id.nullable(),
        }),
      ),
    })
    .meta({ id: 'ScreeningAnswer' }),
  refuses: refusals,
});

const RequestLine = z
  .object({
    id: Id,
    origin: z.enum(['person', 'batch', 'watch']),
    batchId: Id.nullable(),
    watchId: Id.nullable(),
    /** Null where its key was destroyed. */
    name: z.string().nullable(),
    role: z.string(),
    purpose: z.string(),
    legalBasis: z.string(),
    hits: z.number().int(),
    open: z.number().int(),
    requestedBy: z.string(),
    requestedAt: Instant,
  })
  .meta({ id: 'ScreeningRequestLine' });

export const listRequests = route('screening.requests', 'GET /screening/requests', {
  says: 'What was screened, newest first, with how many matches wait for a decision.',
  may: 'read screening',
  takes: Paging.extend({ origin: z.enum(['person', 'batch', 'watch']).optional(), batchId: Id.optional() }),
  gives: pageOf(RequestLine),
});
