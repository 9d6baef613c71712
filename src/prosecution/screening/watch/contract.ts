import { z } from 'zod';
import { Id, Instant, Line, Paging, pageOf, route } from '../../../platform/contract/index.ts';
import { LegalBasis, ListId, MeasureCode, Purpose, SubjectGiven, SubjectRole } from '../shapes.ts';

/** What the lists said of a party at one time. */
export const AlertFacts = z
  .object({
    caption: z.string(),
    score: z.number(),
    band: z.enum(['hit', 'review']),
    measures: z.array(MeasureCode),
    programmes: z.array(z.string()),
  })
  .meta({ id: 'ScreeningAlertFacts' });
export type AlertFacts = z.infer<typeof AlertFacts>;

const WatchLine = z
  .object({
    id: Id,
    /** Null where its key was destroyed. */
    name: z.string().nullable(),
    reference: z.string().nullable(),
    role: z.string(),
    purpose: z.string(),
    legalBasis: z.string(),
    lists: z.array(z.string()),
    matches: z.number().int(),
    alerts: z.number().int(),
    createdBy: z.string(),
    createdAt: Instant,
    screenedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'ScreeningWatch' });

export const listWatches = route('screening.watches', 'GET /screening/watches', {
  says: 'The subjects that are looked at again whenever a list changes.',
  may: 'read screening',
  takes: Paging.extend({ ended: z.stringbool().default(false) }),
  gives: pageOf(WatchLine),
});

export const addWatch = route('screening.watch', 'POST /screening/watches', {
  says: 'Watches a subject: screened now, and again whenever an entry that could be it appears or changes.',
  may: 'write screening',
  takes: z.object({
    subject: SubjectGiven,
    role: SubjectRole,
    purpose: Purpose,
    legalBasis: LegalBasis,
    /** Your own number of the subject. Alerts that leave the house carry it, never the name. */
    reference: Line(100).optional(),
    /** Only these lists; all, where it is left out. */
    lists: z.array(ListId).max(100).default([]),
  }),
  gives: z.object({ watchId: Id, requestId: Id, matches: z.number().int() }),
  refuses: [
    'SCREENING_SUBJECT_REFUSED',
    'SCREENING_NO_LISTS',
    'SCREENING_LIST_NOT_FOUND',
    'SCREENING_NAME_EMPTY',
    'SCREENING_DATE_EMPTY',
    'SCREENING_WATCHED',
  ],
});

export const endWatch = route('screening.end-watch', 'DELETE /screening/watches/:watchId', {
  says: 'Ends a watch. What was screened and decided stays.',
  may: 'write screening',
  takes: z.object({ watchId: Id }),
  gives: z.object({ id: Id }),
  refuses: ['SCREENING_WATCH_NOT_FOUND'],
});

const AlertView = z
  .object({
    id: Id,
    watchId: Id,
    name: z.string().nullable(),
    reference: z.string().nullable(),
    kind: z.enum(['new', 'changed', 'gone']),
    list: z.string(),
    sourceId: z.string(),
    before: AlertFacts.nullable(),
    after: AlertFacts.nullable(),
    /** The screening it led to, with the match to decide on. */
    requestId: Id.nullable(),
    raisedAt: Instant,
    seenAt: Instant.nullable(),
    seenBy: z.string().nullable(),
  })
  .meta({ id: 'ScreeningAlert' });

export const listAlerts = route('screening.alerts', 'GET /screening/alerts', {
  says: 'What changed for watched subjects: new, changed and gone matches, those nobody has seen first.',
  may: 'read screening',
  takes: Paging.extend({ unseen: z.stringbool().default(false), watchId: Id.optional() }),
  gives: pageOf(AlertView).extend({ unseen: z.number().int() }),
});

export const seeAlerts = route('screening.see-alerts', 'POST /screening/alerts/seen', {
  says: 'Notes that you have seen alerts.',
  may: 'write screening',
  takes: z.object({ alerts: z.array(Id).min(1).max(500) }),
  gives: z.object({ seen: z.number().int() }),
});

const HookView = z
  .object({
    id: Id,
    url: z.string(),
    createdBy: z.string(),
    createdAt: Instant,
    last: z
      .object({ state: z.enum(['waiting', 'delivered', 'failed']), answer: z.string().nullable(), at: Instant })
      .nullable(),
  })
  .meta({ id: 'ScreeningWebhook' });

export const listWebhooks = route('screening.webhooks', 'GET /screening/webhooks', {
  says: 'The addresses alerts are sent to, and how the last delivery to each went.',
  may: 'read screening',
  takes: z.object({}),
  gives: z.array(HookView),
});

export const addWebhook = route('screening.add-webhook', 'POST /screening/webhooks', {
  says: 'Sends alerts to an address of your own systems from now on. The secret that signs them is shown once.',
  may: 'write screening',
  stepUp: true,
  takes: z.object({ url: z.url({ protocol: /^https?$/ }).max(2000) }),
  gives: z.object({ id: Id, url: z.string(), secret: z.string() }),
  refuses: ['SCREENING_WEBHOOK_ADDRESS', 'SCREENING_WEBHOOK_PRIVATE', 'SCREENING_WEBHOOK_TOO_MANY'],
});

export const removeWebhook = route('screening.remove-webhook', 'DELETE /screening/webhooks/:webhookId', {
  says: 'Stops sending alerts to an address.',
  may: 'write screening',
  takes: z.object({ webhookId: Id }),
  gives: z.object({ id: Id }),
  refuses: ['SCREENING_WEBHOOK_NOT_FOUND'],
});

export const tryWebhook = route('screening.try-webhook', 'POST /screening/webhooks/:webhookId/trial', {
  says: 'Sends a signed trial message to an address.',
  may: 'write screening',
  takes: z.object({ webhookId: Id }),
  gives: z.object({ deliveryId: Id, jobId: Id }),
  refuses: ['SCREENING_WEBHOOK_NOT_FOUND'],
});

export const setDigest = route('screening.set-digest', 'PUT /screening/digest', {
  says: 'A mail a day to you while alerts wait, with their number and no names; or no mail.',
  may: 'read screening',
  takes: z.object({ wanted: z.boolean() }),
  gives: z.object({ wanted: z.boolean() }),
});

export const getDigest = route('screening.digest', 'GET /screening/digest', {
  says: 'Whether you get the daily mail on alerts.',
  may: 'read screening',
  takes: z.object({}),
  gives: z.object({ wanted: z.boolean() }),
});
