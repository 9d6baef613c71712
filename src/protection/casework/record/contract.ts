import { z } from 'zod';
import { FieldKind } from '../../../engines/consent/index.ts';
import { Id, Instant, Paging, pageOf, route } from '../../../platform/contract/index.ts';
import {
  AskedFor,
  ClientId,
  Code,
  OwnWords,
  onEach,
  Person,
  RecordClass,
  Relation,
  Shield,
  StandingOf,
  StatementSource,
  StatementState,
  SurvivorOnly,
  Value,
  Words,
} from '../shapes.ts';

/** Something said, or not said, about one field. */
export const Statement = z.object({
  id: ClientId,
  field: Code,
  state: StatementState,
  value: Value.optional(),
  source: StatementSource.default('survivor'),
  why: AskedFor.default('service'),
  /** The service or report that needs it. */
  need: Code.optional(),
  /** When it was said; now, where nothing is given. */
  at: Instant.optional(),
  /** The statements this one is made in the knowledge of. Left out: the one that holds now. Empty: whoever wrote had seen none. */
  replaces: z.array(Id).max(20).optional(),
  interpreterId: Id.optional(),
});

export const meetSurvivor = route('casework.meet', 'POST /survivors', {
  says: 'Begins a record for somebody you meet, on your own caseload. Nothing need be known of her, not even a name.',
  may: 'write service',
  takes: z.object({ id: ClientId }),
  gives: z.object({ id: Id, code: z.string() }),
});

export const recordStatements = route('casework.record-statements', 'POST /survivors/:survivorId/statements', {
  says: 'Writes down what she said, declined or skipped, many fields at once. Nothing is overwritten; sent twice it is written once.',
  may: 'write service',
  within: onEach('write'),
  takes: SurvivorOnly.extend({
    deviceId: Id.optional(),
    caseId: Id.optional(),
    statements: z.array(Statement).min(1).max(200),
  }),
  gives: z.object({
    statements: z.array(
      z.object({
        id: Id,
        field: z.string(),
        standing: StandingOf,
        /** It had been sent before. */
        known: z.boolean(),
        /** Others of this field that nobody has settled. */
        contested: z.array(Id),
      }),
    ),
  }),
  refuses: [
    'NOT_FOUND_OR_NO_ACCESS',
    'CASEWORK_RECORD_CLOSED',
    'CASEWORK_CASE_NOT_FOUND',
    'CASEWORK_STATEMENTS_INVALID',
    'SHREDDED',
  ],
});

const StatementView = z.object({
  id: Id,
  state: StatementState,
  value: Value.nullable(),
  source: StatementSource,
  why: AskedFor,
  need: z.string().nullable(),
  askedBy: Person.nullable(),
  at: Instant,
  standing: StandingOf,
});

export const FieldOnSheet = z
  .object({
    field: z.string(),
    title: Words,
    why: Words,
    group: z.string(),
    dataClass: RecordClass,
    kind: FieldKind,
    codes: z.array(z.object({ code: z.string(), en: z.string(), es: z.string() })).nullable(),
    /** Whether the form asks for it; if not, it stands here because something was said. */
    asked: z.boolean(),
    /** What has been said: offered instead of asked again. */
    told: StatementView.nullable(),
    contested: z.array(StatementView),
  })
  .meta({ id: 'FieldOnSheet' });

export const openSheet = route('casework.sheet', 'GET /survivors/:survivorId/sheet', {
  says: 'What the form asks and why, beside what has already been said, to whom and when: nobody has to tell it twice.',
  may: 'read service',
  within: onEach('read'),
  takes: SurvivorOnly,
  gives: z.object({ survivorId: Id, fields: z.array(FieldOnSheet) }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const fieldHistory = route('casework.field-history', 'GET /survivors/:survivorId/fields/:field', {
  says: 'Everything that was ever said of one field, newest first.',
  may: 'read service',
  takes: SurvivorOnly.extend({ field: Code }),
  gives: z.object({ field: z.string(), statements: z.array(StatementView) }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CASEWORK_FIELD_UNKNOWN'],
});

const Found = z.object({
  survivorId: Id,
  code: z.string(),
  name: z.string().nullable(),
  caseOpen: z.boolean(),
  relation: Relation,
});

export const searchSurvivors = route('casework.search', 'POST /survivors/search', {
  says: 'Finds people of your caseload, or under your supervision, by name as it is written or sounds, or by the code they can say.',
  may: 'read identity',
  takes: z.object({ text: z.string().trim().min(2, 'CASEWORK_SEARCH_SHORT').max(200, 'TOO_LONG') }),
  gives: z.object({ found: z.array(Found) }),
});

export const findDuplicates = route('casework.duplicates', 'POST /survivors/:survivorId/duplicates', {
  says: 'Asks whether she has a record in your organisation already: a name with birth date, a phone, an address for mail or a paper in common.',
  may: 'read identity',
  takes: SurvivorOnly,
  gives: z.object({
    found: z.array(Found.extend({ inCommon: z.number().int() })),
    /** Somebody else's record may be hers: a supervisor can look. */
    ask: z.boolean(),
  }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const setShield = route('casework.shield', 'PUT /survivors/:survivorId/shield', {
  says: 'Restricts a record to the assigned team, closes it, or opens it again. A restricted or closed record is in no search of others.',
  may: 'write safety',
  takes: SurvivorOnly.extend({ shield: Shield }),
  gives: z.object({ id: Id, shield: Shield }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

const Setting = z.object({
  field: z.string(),
  title: Words,
  dataClass: RecordClass,
  asked: z.boolean(),
  /** What the pack says where the organisation has said nothing. */
  byDefault: z.boolean(),
  need: z.string().nullable(),
  order: z.number().int().nullable(),
  label: Words.nullable(),
  why: Words.nullable(),
  /** What the pack says why it is asked, where the organisation has no words of its own. */
  whyOfPack: Words,
  /** Since when the form asks it like this: the version of its words. Null where nobody changed it. */
  changedAt: Instant.nullable(),
});

export const formSettings = route('casework.form', 'GET /casework/form', {
  says: 'What the form of your organisation asks, field by field, and which service or report needs it.',
  may: 'read case-setting',
  takes: z.object({}),
  gives: z.object({ fields: z.array(Setting) }),
});

export const setFormField = route('casework.set-form-field', 'PUT /casework/form/:field', {
  says: 'Switches a field on or off, orders it or words it anew. What is off by default needs a service or report that asks for it.',
  may: 'write case-setting',
  takes: z.object({
    field: Code,
    asked: z.boolean(),
    need: Code.optional(),
    order: z.number().int().min(0).max(10_000).optional(),
    label: OwnWords.optional(),
    why: OwnWords.optional(),
  }),
  gives: Setting,
  refuses: ['CASEWORK_FIELD_UNKNOWN', 'CASEWORK_NEED_MISSING'],
});

export const TimelineEvent = z.object({
  id: Id,
  at: Instant,
  kind: z.string(),
  dataClass: RecordClass,
  recordId: Id,
  code: z.string().nullable(),
  by: Person.nullable(),
});

export const openTimeline = route('casework.timeline', 'GET /survivors/:survivorId/timeline', {
  says: 'What happened, newest first: by kind and code, as far as your classes reach.',
  may: 'read service',
  within: onEach('read'),
  takes: SurvivorOnly.extend(Paging.shape),
  gives: pageOf(TimelineEvent),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});
