import { z } from 'zod';
import { type ErrorCodes, Id, Instant, Paging, pageOf, route } from '../contract/index.ts';

export const auditErrors = {
  AUDIT_TOO_LONG_TO_VERIFY_HERE: 413,
} as const satisfies ErrorCodes;

/** What to look for in the trail. */
const Filter = z.object({
  /** The beginning of an act's name: `plan.` or `plan.record-update`. */
  act: z.string().max(100).optional(),
  /** `done`, `refused`, or the code of a refusal. */
  outcome: z.string().max(60).optional(),
  actorId: Id.optional(),
  recordId: Id.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
});

export const AuditView = z.object({
  lane: z.number().int(),
  seq: z.number().int(),
  at: Instant,
  actorKind: z.string(),
  actorId: Id.nullable(),
  /** The person's name, where the organisation still knows them. */
  actorName: z.string().nullable(),
  channel: z.string(),
  act: z.string(),
  outcome: z.string(),
  records: z.array(Id),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  hash: z.string(),
});
export type AuditView = z.infer<typeof AuditView>;

export const listAudit = route('audit.list', 'GET /audit', {
  says: 'The trail of your organisation, newest first: who did what to which record, and what was refused.',
  may: 'read audit',
  takes: Paging.extend(Filter.shape),
  gives: pageOf(AuditView),
});

export const auditHead = route('audit.head', 'GET /audit/head', {
  says: 'The head of the trail: publish it, and nobody can rewrite what came before.',
  may: 'read audit',
  takes: z.object({}),
  gives: z.object({
    at: Instant,
    entries: z.number().int(),
    head: z.string(),
    lanes: z.array(z.object({ lane: z.number().int(), seq: z.number().int(), hash: z.string() })),
  }),
});

/** Beyond this many entries a request is not the place to recompute a chain: `fourfold audit verify` is. */
export const mostToVerify = 50_000;

/** How a chain can be broken. */
export const brokenLinks = ['hash differs', 'entry missing', 'end cut off', 'head missing', 'head differs'] as const;

export const verifyTrail = route('audit.verify', 'POST /audit/verify', {
  says: 'Recomputes the chain from its first entry and names the first broken link.',
  may: 'read audit',
  takes: z.object({}),
  gives: z.object({
    at: Instant,
    entries: z.number().int(),
    head: z.string(),
    broken: z
      .object({
        lane: z.number().int(),
        seq: z.number().int(),
        why: z.enum(brokenLinks),
      })
      .nullable(),
  }),
  refuses: ['AUDIT_TOO_LONG_TO_VERIFY_HERE'],
  perMinute: 6,
});

export const exportAudit = route('audit.export', 'GET /audit/export', {
  says: 'The filtered trail as CSV, at most 100,000 entries, newest first.',
  may: 'export audit',
  takes: Filter,
  gives: { file: ['text/csv'] },
});
