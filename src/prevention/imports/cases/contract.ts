import { z } from 'zod';
import { CivilDate, Id, Instant, Line, route, Text } from '../../../platform/contract/index.ts';
import { clockStarts, WeekendRule } from '../law/contract.ts';
import { caseRoutes, caseStates, clockStates, detentionKinds } from './words.ts';

export { caseRoutes, detentionKinds, isOver } from './words.ts';

const mostFileBytes = 16 * 1024 * 1024;

export const ClockView = z
  .object({
    id: z.string(),
    title: z.string(),
    says: z.string(),
    /** How its end is counted. */
    rule: z.string(),
    cite: z.string(),
    reviewed: z.boolean(),
    /** Why it is not sure that it applies to this kind of detention. */
    doubt: z.string().nullable(),
    starts: z.enum(clockStarts),
    start: CivilDate.nullable(),
    /** Where the calendar puts the last day. */
    counted: CivilDate.nullable(),
    /** After weekend rule. */
    due: CivilDate.nullable(),
    moved: z.boolean(),
    /** Time that CBP gave by letter. */
    extendedTo: CivilDate.nullable(),
    letterId: Id.nullable(),
    /** The day that counts. */
    ends: CivilDate.nullable(),
    daysLeft: z.number().int().nullable(),
    state: z.enum(clockStates),
  })
  .meta({ id: 'DetentionClock' });

const Nearest = ClockView.pick({ id: true, title: true, daysLeft: true, doubt: true }).extend({ ends: CivilDate });

const Head = z.object({
  id: Id,
  title: z.string(),
  kind: z.enum(detentionKinds),
  state: z.enum(caseStates),
  port: z.string(),
  entryNumber: z.string(),
  /** The clock that ends first; null where none runs. */
  nearest: Nearest.nullable(),
  /** The date without which no clock can be shown. */
  needs: z.enum(clockStarts).nullable(),
  tasksOpen: z.number().int(),
  tasksLate: z.number().int(),
});

const CaseOnly = z.object({ detentionId: Id });
const OptionalDate = CivilDate.nullable().optional();

const caseFields = {
  title: Line(200),
  kind: z.enum(detentionKinds),
  goods: Line(500),
  port: Line(100),
  entryNumber: Text(40).default(''),
  route: z.enum(caseRoutes).default('undecided'),
  importedOn: OptionalDate,
  detainedOn: OptionalDate,
  excludedOn: OptionalDate,
  decidedOn: OptionalDate,
  weekendRule: WeekendRule.default('stays'),
  productId: Text(200).default(''),
  packageHash: z
    .string()
    .regex(/^([0-9a-f]{64})?$/, 'HASH_FORM')
    .default(''),
};

export const listCases = route('imports.detentions', 'GET /imports/detentions', {
  says: 'The shipments that are held, the one whose clock ends first on top; those that are over come last.',
  may: 'read supply',
  takes: z.object({}),
  gives: z.object({ today: CivilDate, rows: z.array(Head) }),
});

export const startCase = route('imports.start-detention', 'POST /imports/detentions', {
  says: 'Begins the case of a shipment that is held.',
  may: 'write supply',
  takes: z.object(caseFields),
  gives: z.object({ detentionId: Id }),
  refuses: ['IMPORTS_DATE_AHEAD', 'IMPORTS_DATES_REVERSED', 'IMPORTS_ROUTE_OTHER_KIND'],
});

export const openCase = route('imports.detention', 'GET /imports/detentions/:detentionId', {
  says: 'One case: its clocks with rule and citation, tasks, letters, and how it went.',
  may: 'read supply',
  takes: CaseOnly,
  gives: Head.extend({
    today: CivilDate,
    revision: z.number().int(),
    goods: z.string(),
    route: z.enum(caseRoutes),
    /** What the way to answer asks for, and on what it rests. */
    answer: z.object({ says: z.string(), cite: z.string(), reviewed: z.boolean() }).nullable(),
    importedOn: CivilDate.nullable(),
    detainedOn: CivilDate.nullable(),
    excludedOn: CivilDate.nullable(),
    decidedOn: CivilDate.nullable(),
    weekendRule: WeekendRule,
    productId: z.string(),
    /** What the own chain calls it; null where the product is not traced yet. */
    productName: z.string().nullable(),
    packageHash: z.string(),
    clocks: z.array(ClockView),
    tasks: z.array(
      z.object({
        id: Id,
        says: z.string(),
        /** The rule a task of a pack rests on. */
        cite: z.string().nullable(),
        owner: z.string(),
        dueOn: CivilDate.nullable(),
        doneOn: CivilDate.nullable(),
        doneBy: z.string().nullable(),
        late: z.boolean(),
      }),
    ),
    letters: z.array(
      z.object({
        id: Id,
        direction: z.enum(['in', 'out']),
        party: z.string(),
        subject: z.string(),
        dated: CivilDate,
        name: z.string(),
        size: z.number().int(),
        hash: z.string(),
        keptBy: z.string(),
      }),
    ),
    moves: z.array(
      z.object({ id: Id, state: z.enum(caseStates), on: CivilDate, reason: z.string(), by: z.string(), at: Instant }),
    ),
    mayMoveTo: z.array(z.enum(caseStates)),
    mayWrite: z.boolean(),
    notice: z.string(),
  }),
  refuses: ['IMPORTS_CASE_NOT_FOUND'],
});

export const changeCase = route('imports.change-detention', 'PUT /imports/detentions/:detentionId', {
  says: 'Corrects dates and particulars of a case. With the way to answer come the tasks of that way.',
  may: 'write supply',
  takes: CaseOnly.extend({ revision: z.number().int(), ...caseFields }),
  gives: z.object({ revision: z.number().int() }),
  refuses: [
    'IMPORTS_CASE_NOT_FOUND',
    'IMPORTS_CASE_CHANGED',
    'IMPORTS_DATE_AHEAD',
    'IMPORTS_DATES_REVERSED',
    'IMPORTS_ROUTE_OTHER_KIND',
  ],
});

export const moveCase = route('imports.move-detention', 'POST /imports/detentions/:detentionId/moves', {
  says: 'Moves a case on: answered, excluded, protested, or over. The day and the reason are kept.',
  may: 'write supply',
  takes: CaseOnly.extend({ to: z.enum(caseStates), on: CivilDate, reason: Line(500) }),
  gives: z.object({ state: z.enum(caseStates) }),
  refuses: ['IMPORTS_CASE_NOT_FOUND', 'IMPORTS_CASE_MOVE', 'IMPORTS_DATE_AHEAD', 'IMPORTS_DATES_REVERSED'],
});

export const addLetter = route('imports.add-letter', 'POST /imports/detentions/:detentionId/letters', {
  says: 'Keeps a letter that came or went, sealed, with its SHA-256.',
  may: 'write supply',
  takes: CaseOnly.extend({
    direction: z.enum(['in', 'out']),
    party: Line(200),
    subject: Line(300),
    dated: CivilDate,
    name: Line(200).default('letter'),
  }),
  upload: { types: ['application/octet-stream'], maxBytes: mostFileBytes },
  gives: z.object({ id: Id, hash: z.string() }),
  refuses: ['IMPORTS_CASE_NOT_FOUND', 'IMPORTS_FILE_EMPTY', 'IMPORTS_DATE_AHEAD'],
});

export const openLetter = route('imports.letter', 'GET /imports/detentions/:detentionId/letters/:letterId', {
  says: 'Hands out a letter as it was kept.',
  may: 'read supply',
  takes: CaseOnly.extend({ letterId: Id }),
  gives: { file: ['application/octet-stream'] },
  refuses: ['IMPORTS_CASE_NOT_FOUND', 'IMPORTS_LETTER_NOT_FOUND', 'SHREDDED'],
});

export const extendClock = route('imports.extend-clock', 'POST /imports/detentions/:detentionId/extensions', {
  says: 'Records more time, as CBP gave it by a letter that is kept here.',
  may: 'write supply',
  takes: CaseOnly.extend({ clockId: Line(100), until: CivilDate, letterId: Id }),
  gives: z.object({ ends: CivilDate }),
  refuses: ['IMPORTS_CASE_NOT_FOUND', 'IMPORTS_LETTER_NOT_FOUND', 'IMPORTS_CLOCK_UNKNOWN', 'IMPORTS_EXTENSION_EARLIER'],
});

export const addTask = route('imports.add-task', 'POST /imports/detentions/:detentionId/tasks', {
  says: 'Adds something to do, with who does it and until when.',
  may: 'write supply',
  takes: CaseOnly.extend({ says: Line(500), owner: Text(200).default(''), dueOn: CivilDate.optional() }),
  gives: z.object({ id: Id }),
  refuses: ['IMPORTS_CASE_NOT_FOUND'],
});

export const changeTask = route('imports.change-task', 'PUT /imports/detentions/:detentionId/tasks/:taskId', {
  says: 'Says who does a task, or that it is done.',
  may: 'write supply',
  takes: CaseOnly.extend({ taskId: Id, owner: Text(200).optional(), done: z.boolean().optional() }),
  gives: z.object({ id: Id }),
  refuses: ['IMPORTS_CASE_NOT_FOUND', 'IMPORTS_TASK_NOT_FOUND'],
});

export const caseCalendar = route('imports.calendar', 'GET /imports/detention-calendar', {
  says: 'The running clocks of one case or of all as an iCalendar file, with a reminder before each.',
  may: 'read supply',
  takes: z.object({ detentionId: Id.optional() }),
  gives: { file: ['text/calendar; charset=utf-8'] },
});
