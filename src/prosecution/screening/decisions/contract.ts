import { z } from 'zod';
import { Id, Instant, route, Text } from '../../../platform/contract/index.ts';
import { EntityView } from '../register/contract.ts';
import { HitView, ListUsed } from '../search/contract.ts';
import { ListId, MeasureCode, SubjectGiven } from '../shapes.ts';

export const Verdict = z.enum(['true-match', 'false-match', 'unsure']);
export type Verdict = z.infer<typeof Verdict>;

/** Why, in one word each. Which fit which verdict: `reasonsFor`. */
export const Reason = z.enum([
  'same-identifier',
  'same-name-and-birth',
  'same-name-and-address',
  'confirmed-by-list-keeper',
  'confirmed-by-subject',
  'other-kind',
  'part-of-name-only',
  'other-birth',
  'other-country',
  'other-gender',
  'other-identifier',
  'other-address',
  'known-other-party',
  'more-information-needed',
  'list-keeper-asked',
]);
export type Reason = z.infer<typeof Reason>;

export const reasonsFor: Readonly<Record<Verdict, readonly Reason[]>> = {
  'true-match': [
    'same-identifier',
    'same-name-and-birth',
    'same-name-and-address',
    'confirmed-by-list-keeper',
    'confirmed-by-subject',
  ],
  'false-match': [
    'other-kind',
    'part-of-name-only',
    'other-birth',
    'other-country',
    'other-gender',
    'other-identifier',
    'other-address',
    'known-other-party',
    'confirmed-by-list-keeper',
  ],
  unsure: ['more-information-needed', 'list-keeper-asked'],
};

/** Measures of which a confirmed match needs a second person. */
export const secondReviewMeasures = ['block', 'debar', 'visa'] as const;

export const CandidateState = z.enum(['open', 'second', 'decided', 'settled']);

const At = { requestId: Id, n: z.coerce.number().int().min(1) };

export const DecisionView = z
  .object({
    id: Id,
    step: z.enum(['first', 'second']),
    verdict: Verdict,
    reason: Reason,
    notes: z.string(),
    /** Of a second look: whether it agrees. */
    agrees: z.boolean().nullable(),
    decidedBy: z.string(),
    decidedAt: Instant,
  })
  .meta({ id: 'ScreeningDecision' });

/** A line of the queue; everything a list needs to be worked through without opening each. */
export const QueueLine = z
  .object({
    ...At,
    /** Null where the subject's key was destroyed. */
    subject: z.string().nullable(),
    list: z.string(),
    sourceId: z.string(),
    caption: z.string(),
    score: z.number(),
    ofac: z.number().int(),
    band: z.enum(['hit', 'review']),
    measures: z.array(MeasureCode),
    state: CandidateState,
    /** Of a decision that waits for a second person. */
    verdict: Verdict.nullable(),
    /** Whether the reader may decide it: nobody gives the second look to their own decision. */
    mine: z.boolean(),
    purpose: z.string(),
    requestedAt: Instant,
  })
  .meta({ id: 'ScreeningQueueLine' });

const Filter = {
  state: z.enum(['open', 'second', 'waiting']).default('waiting'),
  measure: MeasureCode.optional(),
  list: ListId.optional(),
  minScore: z.coerce.number().min(0).max(1).optional(),
  batchId: Id.optional(),
};

export const queue = route('screening.queue', 'GET /screening/queue', {
  says: 'What waits for a decision: the gravest measure first, then the highest score. `after` goes on where a page ended.',
  may: 'read screening',
  takes: z.object({
    ...Filter,
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** `next` of the page before. */
    after: z.string().max(200).optional(),
  }),
  gives: z.object({
    rows: z.array(QueueLine),
    next: z.string().nullable(),
    waiting: z.number().int(),
    second: z.number().int(),
    /** How many wait under each measure. */
    byMeasure: z.record(z.string(), z.number().int()),
  }),
  refuses: ['SCREENING_CURSOR_UNREADABLE'],
});

/** A step of the walk through a match, with what is known of it for this one. */
export const WalkStep = z
  .object({
    step: z.number().int(),
    title: z.string(),
    question: z.string(),
    yes: z.string(),
    no: z.string(),
    /** What the evidence says: a hint for the person, who answers. Null where it cannot tell. */
    seems: z.enum(['yes', 'no']).nullable(),
    facts: z.array(z.string()),
    cite: z.string(),
    reviewed: z.string().nullable(),
  })
  .meta({ id: 'ScreeningWalkStep' });

export const openCandidate = route('screening.candidate', 'GET /screening/requests/:requestId/candidates/:n', {
  says: 'One possible match: the subject beside the listed party with all its entries, the evidence, and the steps to a decision.',
  may: 'read screening',
  takes: z.object(At),
  gives: z.object({
    ...At,
    subject: SubjectGiven,
    role: z.string(),
    purpose: z.string(),
    legalBasis: z.string(),
    hit: HitView,
    /** The listed party's entries as they were when it was screened. */
    entities: z.array(EntityView),
    /** Whether a list has changed the party since. */
    changedSince: z.boolean(),
    lists: z.array(ListUsed),
    state: CandidateState,
    mine: z.boolean(),
    needsSecond: z.boolean(),
    decisions: z.array(DecisionView),
    /** The earlier decision on the same subject and party that settles it. */
    settledBy: z.object({ requestId: Id, n: z.number().int(), decision: DecisionView }).nullable(),
    walk: z.array(WalkStep),
    requestedBy: z.string(),
    requestedAt: Instant,
  }),
  refuses: ['SCREENING_CANDIDATE_NOT_FOUND', 'SHREDDED'],
});

export const decide = route('screening.decide', 'POST /screening/requests/:requestId/candidates/:n/decisions', {
  says: 'Decides on a possible match: true, false or unsure, and why. A confirmed block, debarment or visa match waits for a second person.',
  may: 'write screening',
  takes: z.object({
    ...At,
    verdict: Verdict,
    reason: Reason,
    /** About the listed party and the match. Nothing about people in anybody's care belongs in here. */
    notes: Text(2000).default(''),
  }),
  gives: z.object({
    decisionId: Id,
    state: CandidateState,
    /** Other open matches of the same subject and party that this settles, too. */
    settled: z.number().int(),
  }),
  refuses: [
    'SCREENING_CANDIDATE_NOT_FOUND',
    'SCREENING_CANDIDATE_DECIDED',
    'SCREENING_REASON_UNFIT',
    'SCREENING_SETTLED',
  ],
});

export const secondLook = route(
  'screening.second-look',
  'POST /screening/requests/:requestId/candidates/:n/second-look',
  {
    says: 'The second person agrees with a decision, or sends it back to be decided again.',
    may: 'approve screening',
    takes: z.object({ ...At, agrees: z.boolean(), notes: Text(2000).default('') }),
    gives: z.object({ decisionId: Id, state: CandidateState }),
    refuses: ['SCREENING_CANDIDATE_NOT_FOUND', 'SCREENING_NO_SECOND_NEEDED', 'SCREENING_OWN_DECISION'],
  },
);

export const record = route('screening.record', 'GET /screening/requests/:requestId/record', {
  says: 'The whole record of a screening for whoever has to stand up for it: question, lists with hashes, hits, evidence, decisions.',
  may: 'export screening',
  takes: z.object({ requestId: Id, format: z.enum(['json', 'pdf']).default('pdf') }),
  gives: { file: ['application/json', 'application/pdf'] },
  refuses: ['SCREENING_REQUEST_NOT_FOUND', 'SHREDDED'],
});

/** The same record for a page. */
export const openRequest = route('screening.request', 'GET /screening/requests/:requestId', {
  says: 'One screening: question, lists, hits, and what was decided on each.',
  may: 'read screening',
  takes: z.object({ requestId: Id }),
  gives: z.object({
    id: Id,
    origin: z.enum(['person', 'batch', 'watch']),
    batchId: Id.nullable(),
    watchId: Id.nullable(),
    subject: SubjectGiven,
    role: z.string(),
    purpose: z.string(),
    legalBasis: z.string(),
    asOf: z.string().nullable(),
    outcome: z.enum(['possible-matches', 'nothing-found', 'nothing-found-stale']),
    says: z.string(),
    lists: z.array(ListUsed),
    config: z.string(),
    bodySha256: z.string(),
    requestedBy: z.string(),
    requestedAt: Instant,
    candidates: z.array(
      z.object({ n: z.number().int(), hit: HitView, state: CandidateState, decisions: z.array(DecisionView) }),
    ),
  }),
  refuses: ['SCREENING_REQUEST_NOT_FOUND', 'SHREDDED'],
});
