import { z } from 'zod';
import { CivilDate, Id, Instant, Line, Paging, pageOf, route, Text } from '../../../platform/contract/index.ts';
import { ClientId, Code, onEach, Person, PrivilegeMark, RecordClass, StandingOf, SurvivorOnly } from '../shapes.ts';
import { ContactRules, contactReasons } from './rules.ts';

const reads = ['NOT_FOUND_OR_NO_ACCESS'] as const;
const writes = ['NOT_FOUND_OR_NO_ACCESS', 'CASEWORK_RECORD_CLOSED', 'CASEWORK_CASE_NOT_FOUND', 'SHREDDED'] as const;

const ContactAnswer = z.object({
  allowed: z.boolean(),
  because: z.enum(contactReasons),
  voicemail: z.enum(['never', 'no-name', 'yes']),
});

export const contactOutcomes = [
  'met',
  'spoke',
  'no-answer',
  'left-voicemail',
  'wrong-number',
  'sent',
  'answered',
  'somebody-else',
  'not-safe',
] as const;

const ContactView = z.object({
  id: Id,
  caseId: Id.nullable(),
  channel: z.string(),
  direction: z.enum(['out', 'in']),
  outcome: z.enum(contactOutcomes),
  at: Instant,
  minutes: z.number().int().nullable(),
  interpreterId: Id.nullable(),
  allowed: z.boolean().nullable(),
  by: Person.nullable(),
  note: z.string().nullable(),
});

export const recordContact = route('casework.record-contact', 'POST /survivors/:survivorId/contacts', {
  says: 'Writes down that somebody reached her, or tried to, and says whether her rules allowed it.',
  may: 'write contact',
  takes: SurvivorOnly.extend({
    id: ClientId,
    caseId: Id.optional(),
    channel: Code,
    direction: z.enum(['out', 'in']),
    outcome: z.enum(contactOutcomes),
    at: Instant.optional(),
    minutes: z.number().int().min(0).max(1440).optional(),
    interpreterId: Id.optional(),
    note: Text(10_000).min(1, 'REQUIRED').optional(),
  }),
  gives: z.object({ id: Id, rules: ContactAnswer.nullable() }),
  refuses: [...writes, 'CASEWORK_CODE_UNKNOWN', 'CASEWORK_DAY_AHEAD'],
});

export const listContacts = route('casework.contacts', 'GET /survivors/:survivorId/contacts', {
  says: 'Who reached her or tried to, newest first.',
  may: 'read contact',
  takes: SurvivorOnly.extend(Paging.shape),
  gives: pageOf(ContactView),
  refuses: reads,
});

export const askContact = route('casework.may-contact', 'GET /survivors/:survivorId/may-contact', {
  says: 'Whether you may reach out to her this way at this moment, and what to keep in mind.',
  may: 'read safety',
  takes: SurvivorOnly.extend({ channel: Code, at: Instant.optional() }),
  gives: ContactAnswer.extend({
    codeWord: z.string().nullable(),
    neverMention: z.array(z.string()),
    language: z.string().nullable(),
    interpreter: z.boolean(),
  }),
  refuses: reads,
});

const NoteView = z.object({
  id: Id,
  caseId: Id.nullable(),
  dataClass: RecordClass,
  privilege: PrivilegeMark,
  text: z.string().nullable(),
  by: Person.nullable(),
  at: Instant,
  replaces: z.array(Id),
});

export const writeNote = route('casework.write-note', 'POST /survivors/:survivorId/notes', {
  says: 'Adds a note. Her story is never needed; write what the next colleague must know. A correction names the note it replaces.',
  may: 'write service',
  within: onEach('write'),
  takes: SurvivorOnly.extend({
    id: ClientId,
    caseId: Id.optional(),
    text: Text(50_000).min(1, 'REQUIRED'),
    dataClass: RecordClass.exclude(['aggregate-only']).default('narrative'),
    /** Left out: that of the profession of who writes. */
    privilege: PrivilegeMark.optional(),
    at: Instant.optional(),
    replaces: z.array(Id).max(20).default([]),
  }),
  gives: z.object({ id: Id, privilege: PrivilegeMark }),
  refuses: writes,
});

export const listNotes = route('casework.notes', 'GET /survivors/:survivorId/notes', {
  says: 'Notes of the classes you may read, newest first; replaced ones where asked for.',
  may: 'read service',
  within: onEach('read'),
  takes: SurvivorOnly.extend({ ...Paging.shape, replaced: z.stringbool().default(false) }),
  gives: pageOf(NoteView),
  refuses: reads,
});

const ServiceView = z.object({
  id: Id,
  caseId: Id.nullable(),
  kind: z.string(),
  givenOn: CivilDate,
  minutes: z.number().int().nullable(),
  units: z.number().int(),
  funder: z.string().nullable(),
  by: Person.nullable(),
  details: z.string().nullable(),
});

export const giveService = route('casework.give-service', 'POST /survivors/:survivorId/services', {
  says: 'Writes down a service that was given: what, when, how long, paid by which grant.',
  may: 'write service',
  takes: SurvivorOnly.extend({
    id: ClientId,
    caseId: Id.optional(),
    kind: Code,
    givenOn: CivilDate.optional(),
    minutes: z.number().int().min(0).max(10_080).optional(),
    units: z.number().int().min(1).max(1000).default(1),
    funder: Code.optional(),
    details: Text(10_000).min(1, 'REQUIRED').optional(),
  }),
  gives: z.object({ id: Id }),
  refuses: [...writes, 'CASEWORK_CODE_UNKNOWN', 'CASEWORK_DAY_AHEAD'],
});

export const listServices = route('casework.services', 'GET /survivors/:survivorId/services', {
  says: 'Services given, newest first.',
  may: 'read service',
  takes: SurvivorOnly.extend(Paging.shape),
  gives: pageOf(ServiceView),
  refuses: reads,
});

const Lines = z.array(Line(500)).max(50).default([]);
export const SafetyPlan = z.object({
  warningSigns: Lines,
  safePlaces: Lines,
  people: Lines,
  steps: Lines,
  take: Lines,
  words: Text(10_000).optional(),
});

const paperOf = <T extends z.ZodType>(content: T) =>
  z.object({
    id: Id,
    /** Null where its key was destroyed. */
    content: content.nullable(),
    by: Person.nullable(),
    at: Instant,
    reviewOn: CivilDate.nullable(),
    standing: StandingOf,
  });
const savedPaper = z.object({ id: Id, standing: StandingOf, contested: z.array(Id) });

export const saveSafetyPlan = route('casework.save-safety-plan', 'POST /survivors/:survivorId/safety-plan', {
  says: 'Keeps a new version of her safety plan; the old ones stay.',
  may: 'write safety',
  takes: SurvivorOnly.extend({
    id: ClientId,
    plan: SafetyPlan,
    reviewOn: CivilDate.optional(),
    at: Instant.optional(),
    replaces: z.array(Id).max(20).optional(),
  }),
  gives: savedPaper,
  refuses: writes,
});

export const openSafetyPlan = route('casework.safety-plan', 'GET /survivors/:survivorId/safety-plan', {
  says: 'Her safety plan, and versions that nobody has settled.',
  may: 'read safety',
  takes: SurvivorOnly,
  gives: z.object({
    current: paperOf(SafetyPlan).nullable(),
    contested: z.array(paperOf(SafetyPlan)),
    past: z.number(),
  }),
  refuses: reads,
});

export const setContactRules = route('casework.set-contact-rules', 'POST /survivors/:survivorId/contact-rules', {
  says: 'Keeps how she may be reached: channels, hours, voicemail, code word, what is never said, language.',
  may: 'write safety',
  takes: SurvivorOnly.extend({
    id: ClientId,
    rules: ContactRules,
    at: Instant.optional(),
    replaces: z.array(Id).max(20).optional(),
  }),
  gives: savedPaper,
  refuses: [...writes, 'CASEWORK_CODE_UNKNOWN'],
});

export const openContactRules = route('casework.contact-rules', 'GET /survivors/:survivorId/contact-rules', {
  says: 'How she may be reached. While two versions are contested, what either forbids is forbidden.',
  may: 'read safety',
  takes: SurvivorOnly,
  gives: z.object({
    current: paperOf(ContactRules).nullable(),
    contested: z.array(paperOf(ContactRules)),
    past: z.number(),
  }),
  refuses: reads,
});

/** Neutral titles: they may stand on a calendar or a lock screen. */
export const taskTitles = [
  'call',
  'meeting',
  'appointment',
  'paperwork',
  'follow-up',
  'review',
  'bring',
  'check',
  'ride',
] as const;

const TaskView = z.object({
  id: Id,
  survivorId: Id,
  code: z.string(),
  title: z.enum(taskTitles),
  dueOn: CivilDate,
  daysLate: z.number().int(),
  assignee: Person.nullable(),
  details: z.string().nullable(),
});

export const addTask = route('casework.add-task', 'POST /survivors/:survivorId/tasks', {
  says: 'Adds a task with a neutral title and a day. What it is about lies sealed.',
  may: 'write service',
  takes: SurvivorOnly.extend({
    id: ClientId,
    caseId: Id.optional(),
    title: z.enum(taskTitles),
    dueOn: CivilDate,
    assignee: Id.optional(),
    details: Text(5_000).min(1, 'REQUIRED').optional(),
  }),
  gives: z.object({ id: Id }),
  refuses: [...writes, 'CASEWORK_NO_COLLEAGUE'],
});

export const endTask = route('casework.end-task', 'POST /survivors/:survivorId/tasks/:taskId/end', {
  says: 'Ends a task: done, or dropped.',
  may: 'write service',
  takes: SurvivorOnly.extend({ taskId: Id, outcome: z.enum(['done', 'dropped']) }),
  gives: z.object({ id: Id }),
  refuses: [...writes, 'CASEWORK_TASK_NOT_FOUND'],
});

export const listTasks = route('casework.tasks', 'GET /tasks', {
  says: 'Your open tasks over all records, the first due on top.',
  may: 'read caseload',
  takes: Paging.extend({ before: CivilDate.optional() }),
  gives: pageOf(TaskView),
});

export const relations = ['child', 'partner', 'parent', 'sibling', 'relative', 'friend', 'other'] as const;
export const MemberAbout = z.object({
  name: Line(200).optional(),
  birthYear: z.number().int().min(1900).max(2200).optional(),
  words: Text(2_000).optional(),
});
const MemberView = z.object({
  id: Id,
  relation: z.enum(relations),
  livesWith: z.boolean(),
  dependant: z.boolean(),
  about: MemberAbout.nullable(),
});

export const addHouseholdMember = route('casework.add-household-member', 'POST /survivors/:survivorId/household', {
  says: 'Adds somebody who lives with her or depends on her. A name is not needed.',
  may: 'write identity',
  takes: SurvivorOnly.extend({
    id: ClientId,
    relation: z.enum(relations),
    livesWith: z.boolean().default(false),
    dependant: z.boolean().default(false),
    about: MemberAbout.optional(),
  }),
  gives: z.object({ id: Id }),
  refuses: writes,
});

export const removeHouseholdMember = route(
  'casework.remove-household-member',
  'DELETE /survivors/:survivorId/household/:memberId',
  {
    says: 'Takes somebody out of the household. That they were in it stays known.',
    may: 'write identity',
    takes: SurvivorOnly.extend({ memberId: Id }),
    gives: z.object({ id: Id }),
    refuses: [...writes],
  },
);

export const listHousehold = route('casework.household', 'GET /survivors/:survivorId/household', {
  says: 'Who lives with her or depends on her.',
  may: 'read identity',
  takes: SurvivorOnly,
  gives: z.object({ members: z.array(MemberView) }),
  refuses: reads,
});

const InterpreterView = z.object({
  id: Id,
  name: z.string(),
  languages: z.array(z.string()),
  words: z.string().nullable(),
});
const Tag = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'CASEWORK_VALUE_FORM');

export const addInterpreter = route('casework.add-interpreter', 'POST /interpreters', {
  says: 'Adds an interpreter your organisation works with.',
  may: 'write case-setting',
  takes: z.object({
    id: ClientId,
    name: Line(200),
    languages: z.array(Tag).min(1).max(20),
    words: Text(2_000).optional(),
  }),
  gives: z.object({ id: Id }),
});

export const endInterpreter = route('casework.end-interpreter', 'DELETE /interpreters/:interpreterId', {
  says: 'Takes an interpreter off the list.',
  may: 'write case-setting',
  takes: z.object({ interpreterId: Id }),
  gives: z.object({ id: Id }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const listInterpreters = route('casework.interpreters', 'GET /interpreters', {
  says: 'Interpreters of your organisation; for one survivor without those she does not want.',
  may: 'read case-setting',
  takes: z.object({ language: Tag.optional(), survivorId: Id.optional() }),
  gives: z.object({ interpreters: z.array(InterpreterView) }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});
