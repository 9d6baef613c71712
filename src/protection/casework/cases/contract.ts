import { z } from 'zod';
import { CivilDate, Id, Instant, Paging, pageOf, route } from '../../../platform/contract/index.ts';
import { TimelineEvent } from '../record/contract.ts';
import { ClientId, Code, onEach, Person, RecordClass, Relation, Shield, SurvivorOnly } from '../shapes.ts';

export const CaseView = z.object({
  id: Id,
  survivorId: Id,
  reason: z.string(),
  funder: z.string().nullable(),
  openedOn: CivilDate,
  closedOn: CivilDate.nullable(),
  closedReason: z.string().nullable(),
});

export const openCase = route('casework.open-case', 'POST /survivors/:survivorId/cases', {
  says: 'Opens a case for somebody on your caseload. She has at most one open case in an organisation.',
  may: 'write service',
  takes: SurvivorOnly.extend({
    id: ClientId,
    /** How she came: a code of the list of referral sources. */
    reason: Code,
    funder: Code.optional(),
    openedOn: CivilDate.optional(),
  }),
  gives: CaseView,
  refuses: [
    'NOT_FOUND_OR_NO_ACCESS',
    'CASEWORK_CASE_OPEN',
    'CASEWORK_CODE_UNKNOWN',
    'CASEWORK_DAY_AHEAD',
    'CASEWORK_RECORD_CLOSED',
    'SHREDDED',
  ],
});

export const closeCase = route('casework.close-case', 'POST /survivors/:survivorId/cases/:caseId/closing', {
  says: 'Closes a case. The record stays, for as long as the schedule of your organisation says.',
  may: 'write service',
  takes: SurvivorOnly.extend({ caseId: Id, reason: Code, closedOn: CivilDate.optional() }),
  gives: CaseView,
  refuses: [
    'NOT_FOUND_OR_NO_ACCESS',
    'CASEWORK_CASE_NOT_FOUND',
    'CASEWORK_CASE_CLOSED',
    'CASEWORK_CODE_UNKNOWN',
    'CASEWORK_DAY_AHEAD',
    'CASEWORK_DATES_REVERSED',
    'CASEWORK_RECORD_CLOSED',
  ],
});

const Worker = Person.extend({ part: z.enum(['lead', 'team', 'cover']), since: Instant });

/** Why the reader sees the record, and for how long, where that is not the rule. */
export const Banner = z.object({ opensUntil: Instant, secondsLeft: z.number().int(), breakGlassId: Id });

export const RecordView = z
  .object({
    id: Id,
    code: z.string(),
    name: z.string().nullable(),
    shield: Shield,
    relation: Relation,
    /** The emergency access by which this is seen, with its clock. */
    banner: Banner.nullable(),
    mayWrite: z.boolean(),
    /** Classes the reader may see, so that a screen does not offer what is not theirs. */
    classes: z.array(RecordClass),
    cases: z.array(CaseView),
    team: z.array(Worker),
    told: z.array(z.object({ group: z.string(), fields: z.number().int(), contested: z.number().int() })),
    tasksDue: z.array(z.object({ id: Id, title: z.string(), dueOn: CivilDate, assignee: Person.nullable() })),
    safeContactSince: Instant.nullable(),
    safetyPlanSince: Instant.nullable(),
    hold: z.boolean(),
    /** What keeps the record from being destroyed. */
    holds: z.array(z.object({ id: Id, reason: z.string(), since: Instant })),
    latest: z.array(TimelineEvent),
  })
  .meta({ id: 'SurvivorRecord' });

export const openRecord = route('casework.open', 'GET /survivors/:survivorId', {
  says: 'The record at a look: cases, team, what is due, what happened last. What was said stands on the sheet.',
  may: 'read service',
  within: onEach('read'),
  takes: SurvivorOnly,
  gives: RecordView,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

const OnCaseload = z.object({
  survivorId: Id,
  code: z.string(),
  name: z.string().nullable(),
  shield: Shield,
  caseId: Id.nullable(),
  openedOn: CivilDate.nullable(),
  lastAt: Instant.nullable(),
  nextDue: CivilDate.nullable(),
  lead: Person.nullable(),
});

export const listCaseload = route('casework.caseload', 'GET /caseload', {
  says: 'Your caseload; for a supervisor also that of a colleague, or all of it.',
  may: 'read caseload',
  takes: Paging.extend({
    of: z.enum(['mine', 'all']).default('mine'),
    personId: Id.optional(),
    cases: z.enum(['open', 'all']).default('open'),
  }),
  gives: pageOf(OnCaseload),
});

export const assignWorker = route('casework.assign', 'POST /survivors/:survivorId/team', {
  says: 'Puts a colleague on the team of a record, and so lets them see it. A new lead takes over from the old one.',
  may: 'write caseload',
  takes: SurvivorOnly.extend({ personId: Id, part: z.enum(['lead', 'team', 'cover']).default('team') }),
  gives: z.object({ team: z.array(Worker) }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CASEWORK_NO_COLLEAGUE'],
});

export const releaseWorker = route('casework.unassign', 'DELETE /survivors/:survivorId/team/:personId', {
  says: 'Takes a colleague off the team. They stop seeing the record at once.',
  may: 'write caseload',
  takes: SurvivorOnly.extend({ personId: Id }),
  gives: z.object({ team: z.array(Worker) }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CASEWORK_LAST_WORKER'],
});

export const listColleagues = route('casework.colleagues', 'GET /casework/colleagues', {
  says: 'Who works in your organisation: to put on a team, or to give a task to.',
  may: 'read caseload',
  takes: z.object({}),
  gives: z.object({ people: z.array(Person) }),
});

export const caseloadsOfPeople = route('casework.caseloads', 'GET /caseload/people', {
  says: 'How many records each colleague has on their caseload, open ones and those nothing was done on for 30 days.',
  may: 'approve caseload',
  takes: z.object({}),
  gives: z.object({
    people: z.array(Person.extend({ open: z.number().int(), quiet: z.number().int() })),
    quietDays: z.number().int(),
  }),
});
