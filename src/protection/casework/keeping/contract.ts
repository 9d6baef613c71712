import { z } from 'zod';
import { CivilDate, Id, Instant, Paging, pageOf, route } from '../../../platform/contract/index.ts';
import { Code, Kept, onEach, RecordClass, SurvivorOnly, Words } from '../shapes.ts';

const Rule = z.object({
  dataClass: Kept,
  funder: z.string(),
  days: z.number().int(),
  /** Whether the organisation set it, or the pack says so. */
  from: z.enum(['organisation', 'pack']),
  ruleId: z.string().nullable(),
  says: Words.nullable(),
  cite: z.string().nullable(),
  doubt: Words.nullable(),
  reviewed: z.boolean(),
});

export const retentionRules = route('casework.retention', 'GET /casework/retention', {
  says: 'How long your organisation keeps each class of a record, why, and whether the schedule runs by itself.',
  may: 'read case-setting',
  takes: z.object({}),
  gives: z.object({ rules: z.array(Rule), byItself: z.boolean() }),
});

export const setRetention = route('casework.set-retention', 'PUT /casework/retention/:dataClass', {
  says: 'Sets how many days a class is kept after the case was closed, or feedback after it was answered; without a number the pack says it again.',
  may: 'write case-setting',
  stepUp: true,
  takes: z.object({
    dataClass: Kept,
    funder: Code.default('any'),
    days: z.number().int().min(0).max(36_500).nullable(),
  }),
  gives: z.object({ dataClass: Kept, funder: z.string(), days: z.number().int().nullable() }),
});

export const setRetentionSchedule = route('casework.schedule-retention', 'PUT /casework/retention-schedule', {
  says: 'Lets the schedule destroy each night what is due, or stops it.',
  may: 'write case-setting',
  stepUp: true,
  takes: z.object({ byItself: z.boolean() }),
  gives: z.object({ byItself: z.boolean() }),
});

const Due = z.object({
  survivorId: Id,
  code: z.string(),
  classes: z.array(z.object({ dataClass: RecordClass, dueOn: CivilDate })),
});

export const retentionDryRun = route('casework.retention-dry-run', 'GET /casework/retention/due', {
  says: 'What the schedule would destroy on a day, record by record, what a hold keeps, and how much feedback. Nothing is destroyed.',
  may: 'purge service',
  takes: Paging.extend({ asOf: CivilDate.optional() }),
  gives: pageOf(Due).extend({
    asOf: CivilDate,
    held: z.number().int(),
    /** What people said without a name, answered long enough ago. */
    feedback: z.number().int(),
  }),
});

export const runRetention = route('casework.run-retention', 'POST /casework/retention/runs', {
  says: 'Destroys what is due today, as the dry run showed it. Works in the background.',
  may: 'purge service',
  within: onEach('purge'),
  stepUp: true,
  takes: z.object({
    /** How many records the dry run named: where it is another number now, nothing is done. */
    expected: z.number().int().min(0),
    /** How much feedback it named. */
    feedback: z.number().int().min(0).default(0),
  }),
  gives: z.object({ jobId: Id }),
  refuses: ['CASEWORK_DUE_CHANGED'],
});

export const destroyDue = route('casework.destroy-due', 'POST /survivors/:survivorId/destruction/due', {
  says: 'Destroys what of one record is due by the schedule.',
  may: 'purge service',
  within: onEach('purge'),
  takes: SurvivorOnly,
  gives: z.object({ destroyed: z.array(RecordClass), certificate: Id.nullable() }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const destroyDueFeedback = route('casework.destroy-due-feedback', 'POST /casework/retention/feedback', {
  says: 'Destroys what people said without a name and what is due by the schedule, up to 200 at once. Your own published words stay.',
  may: 'purge narrative',
  takes: z.object({}),
  gives: z.object({ destroyed: z.number().int(), certificate: Id.nullable() }),
});

export const destructionReasons = [
  'asked-by-the-survivor',
  'schedule',
  'entered-in-error',
  'no-longer-needed',
] as const;

const Counts = z.record(z.string(), z.number().int());

export const destructionPreview = route(
  'casework.preview-destruction',
  'POST /survivors/:survivorId/destruction/preview',
  {
    says: 'What destroying these classes, or the whole record, would take away; and whether a hold forbids it.',
    may: 'purge service',
    within: onEach('purge'),
    takes: SurvivorOnly.extend({ classes: z.array(RecordClass).min(1).optional() }),
    gives: z.object({ code: z.string(), counts: Counts, held: z.boolean(), caseOpen: z.boolean() }),
    refuses: ['NOT_FOUND_OR_NO_ACCESS'],
  },
);

export const destroyRecord = route('casework.destroy', 'POST /survivors/:survivorId/destruction', {
  says: 'Destroys the keys of these classes, or of the whole record: nobody can read them again, also not from a backup without the old key of the organisation. A certificate stays.',
  may: 'purge service',
  within: onEach('purge'),
  stepUp: true,
  takes: SurvivorOnly.extend({
    /** Left out: the whole record. */
    classes: z.array(RecordClass).min(1).optional(),
    reason: z.enum(destructionReasons).exclude(['schedule']),
    /** The code of the record, typed again. */
    code: z.string().trim().max(20),
  }),
  gives: z.object({ certificate: Id, destroyed: z.array(RecordClass), counts: Counts }),
  refuses: [
    'NOT_FOUND_OR_NO_ACCESS',
    'CASEWORK_ON_HOLD',
    'CASEWORK_CODE_DIFFERS',
    'CASEWORK_CASE_STILL_OPEN',
    'SHREDDED',
  ],
});

const Certificate = z.object({
  id: Id,
  /** Null where it was feedback, which belongs to no record. */
  survivorId: Id.nullable(),
  code: z.string(),
  classes: z.array(RecordClass),
  whole: z.boolean(),
  reason: z.enum(destructionReasons),
  rule: z.string().nullable(),
  counts: Counts,
  keyCertificates: z.array(Id),
  byPersonId: Id.nullable(),
  destroyedAt: Instant,
  /** Over all of the above: a copy can be checked against it. */
  sha256: z.string(),
});

export const listDestructions = route('casework.certificates', 'GET /destructions', {
  says: 'Certificates of destruction, newest first. They name nobody.',
  may: 'purge service',
  takes: Paging.extend({ survivorId: Id.optional() }),
  gives: pageOf(Certificate),
});

export const openDestruction = route('casework.certificate', 'GET /destructions/:certificateId', {
  says: 'One certificate of destruction.',
  may: 'purge service',
  takes: z.object({ certificateId: Id }),
  gives: Certificate,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});
