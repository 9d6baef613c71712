import { z } from 'zod';
import { demandGaps } from '../../../engines/consent/index.ts';
import { CivilDate, Id, Instant, Line, route, Text } from '../../../platform/contract/index.ts';

const Words = z.object({ en: z.string(), es: z.string() });
const FieldId = z.string().min(1).max(120);

/** A demand by law for a survivor's record. It is no consent, and goes its own guarded way. */
export const DemandKind = z.enum(['statute', 'court order', 'subpoena']);

const NoticeAttempt = z.object({ on: CivilDate, way: Line(100), outcome: Line(500) });

export const DemandCard = z
  .object({
    id: Id,
    subjectId: Id,
    kind: DemandKind,
    state: z.enum(['open', 'disclosed', 'declined']),
    receivedOn: CivilDate,
    dueOn: CivilDate.nullable(),
    openedAt: Instant,
    endedAt: Instant.nullable(),
    /** What must still be done before anything may leave. */
    gaps: z.array(z.object({ code: z.enum(demandGaps), says: z.string() })),
  })
  .meta({ id: 'LegalDemand' });

export const DemandDetail = DemandCard.extend({
  demandedBy: z.string(),
  matter: z.string(),
  document: z.object({ type: z.string() }).nullable(),
  notices: z.array(NoticeAttempt),
  steps: z.array(z.string()),
  counsel: z
    .object({ name: z.string(), on: CivilDate, supports: z.boolean(), opinion: z.string(), sudOrder: z.boolean() })
    .nullable(),
  fields: z.array(z.object({ id: z.string(), title: Words })),
  ending: z.string().nullable(),
}).meta({ id: 'LegalDemandDetail' });

const OneDemand = z.object({ demandId: Id });
const usual = ['NOT_FOUND_OR_NO_ACCESS', 'DEMAND_ENDED'] as const;

export const openDemand = route('consent.open-demand', 'POST /consent/subjects/:subjectId/demands', {
  says: 'Records a demand by law for a record: a statute, a court order or a subpoena. Nothing leaves yet; a subpoena alone never opens it.',
  may: 'write disclosure',
  takes: z.object({
    subjectId: Id,
    kind: DemandKind,
    receivedOn: CivilDate,
    dueOn: CivilDate.nullable().default(null),
    demandedBy: Line(300),
    matter: Line(500),
  }),
  gives: DemandCard,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const addDemandDocument = route('consent.demand-document', 'POST /consent/demands/:demandId/document', {
  says: 'Keeps the statute, order or subpoena itself, sealed.',
  may: 'write disclosure',
  takes: OneDemand.extend({ name: z.string().max(300).optional() }),
  gives: DemandCard,
  upload: { types: ['application/pdf', 'image/png', 'image/jpeg'], maxBytes: 20_000_000 },
  refuses: [...usual, 'CONSENT_SIGNATURE_UNREADABLE'],
});

export const fillDemand = route('consent.fill-demand', 'PUT /consent/demands/:demandId', {
  says: 'Adds an attempt to tell the survivor, a protective step, or names the fewest fields that satisfy the demand.',
  may: 'write disclosure',
  takes: OneDemand.extend({
    notice: NoticeAttempt.optional(),
    step: Text(2000).min(1, 'REQUIRED').optional(),
    fields: z.array(FieldId).max(500).optional(),
  }),
  gives: DemandCard,
  refuses: [...usual, 'CONSENT_FIELD_NOT_SHARED'],
});

export const reviewDemand = route('consent.review-demand', 'POST /consent/demands/:demandId/review', {
  says: "Keeps counsel's review: whether the demand compels, and what it compels. Nobody reviews a demand they opened.",
  may: 'approve disclosure',
  takes: OneDemand.extend({
    counsel: Line(200),
    supports: z.boolean(),
    opinion: Text(5000).min(1, 'REQUIRED'),
    /** The order is of the kind that 42 CFR Part 2 asks for. */
    sudOrder: z.boolean().default(false),
  }),
  gives: DemandCard,
  refuses: [...usual, 'DEMAND_OWN_REVIEW'],
});

export const declineDemand = route('consent.decline-demand', 'POST /consent/demands/:demandId/decline', {
  says: 'Closes a demand to which nothing was given: it was quashed, withdrawn, or did not compel.',
  may: 'approve disclosure',
  takes: OneDemand.extend({ why: Text(2000).min(1, 'REQUIRED') }),
  gives: DemandCard,
  refuses: usual,
});

export const listDemands = route('consent.demands', 'GET /consent/subjects/:subjectId/demands', {
  says: 'Demands by law for one record, the newest first.',
  may: 'read disclosure',
  within: ['approve disclosure'],
  takes: z.object({ subjectId: Id }),
  gives: z.array(DemandCard),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const openDemandDetail = route('consent.demand', 'GET /consent/demands/:demandId', {
  says: 'One demand with everything that was done about it, and what is still missing.',
  may: 'read disclosure',
  within: ['approve disclosure'],
  takes: OneDemand,
  gives: DemandDetail,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});
