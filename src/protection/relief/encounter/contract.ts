import { z } from 'zod';
import { CivilDate, Id, Instant, route, Text } from '../../../platform/contract/index.ts';
import { Citation } from '../../../platform/packs/contract.ts';
import { ClientId, Person, Said, SurvivorOnly } from '../shapes.ts';

const writes = ['NOT_FOUND_OR_NO_ACCESS', 'CASEWORK_RECORD_CLOSED', 'SHREDDED'] as const;

export const requestKinds = ['u-supplement-b', 't-supplement-b', 'continued-presence', 'hhs-letter'] as const;
export const requestStates = ['to-ask', 'asked', 'signed', 'refused', 'withdrawn'] as const;
/** 18 USC 3771(a)(1) to (10), in their order. */
export const courtRights = [
  'protection',
  'notice',
  'presence',
  'hearing',
  'confer',
  'restitution',
  'no-delay',
  'dignity',
  'plea',
  'informed',
] as const;
export const rightEvents = ['told', 'asked', 'granted', 'refused'] as const;

const ChildNotice = z.object({
  id: Id,
  foundAt: Instant,
  dueAt: Instant,
  /** Whole hours that are left; below 0 when it is late. */
  hoursLeft: z.number().int(),
  toldAt: Instant.nullable(),
  late: z.boolean(),
  by: Person.nullable(),
});
const AgencyRequest = z.object({
  id: Id,
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  askedOn: CivilDate.nullable(),
  answeredOn: CivilDate.nullable(),
  endsOn: CivilDate.nullable(),
  daysWaiting: z.number().int().nullable(),
  words: z.string().nullable(),
  by: Person.nullable(),
  at: Instant,
});
const RightNote = z.object({
  id: Id,
  right: z.enum(courtRights),
  event: z.enum(rightEvents),
  on: CivilDate,
  words: z.string().nullable(),
  by: Person.nullable(),
  at: Instant,
});

export const openEncounter = route('relief.encounter', 'GET /survivors/:survivorId/relief/encounter', {
  says: 'The work with agencies and courts: notices for a child, what was asked of agencies, rights in court.',
  may: 'read legal',
  within: ['read safety', 'read immigration'],
  takes: SurvivorOnly,
  gives: z.object({
    mayWrite: z.boolean(),
    notices: z.array(ChildNotice),
    requests: z.array(AgencyRequest),
    rights: z.array(RightNote),
  }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const findChild = route('relief.find-child', 'POST /survivors/:survivorId/relief/child-notices', {
  says: 'Starts the clock: within 24 hours of finding a child who may have been trafficked, HHS must hear of it. It makes a task.',
  may: 'write safety',
  within: ['write service'],
  takes: SurvivorOnly.extend({ id: ClientId, foundAt: Instant }),
  gives: z.object({ id: Id, dueAt: Instant }),
  refuses: [
    ...writes,
    'RELIEF_NOTICE_RUNS',
    'RELIEF_MOMENT_AHEAD',
    'RELIEF_FACTS_INVALID',
    'CASEWORK_CASE_NOT_FOUND',
    'CASEWORK_NO_COLLEAGUE',
  ],
});

export const tellHhs = route('relief.tell-hhs', 'POST /survivors/:survivorId/relief/child-notices/:noticeId/told', {
  says: 'Notes that HHS was told, and ends the task. Nothing is sent from here.',
  may: 'write safety',
  within: ['write service'],
  takes: SurvivorOnly.extend({ noticeId: Id }),
  gives: z.object({ id: Id, late: z.boolean() }),
  refuses: [...writes, 'CASEWORK_TASK_NOT_FOUND'],
});

export const noteRequest = route('relief.note-request', 'POST /survivors/:survivorId/relief/requests', {
  says: 'Notes what an agency was asked to sign, and what became of it. What is signed becomes a fact.',
  may: 'write immigration',
  within: ['write legal', 'write service'],
  takes: SurvivorOnly.extend({
    id: ClientId,
    kind: z.enum(requestKinds),
    state: z.enum(requestStates),
    askedOn: CivilDate.optional(),
    answeredOn: CivilDate.optional(),
    endsOn: CivilDate.optional(),
    words: Text(2_000).optional(),
  }),
  gives: z.object({ id: Id }),
  refuses: [...writes, 'RELIEF_DAY_MISSING', 'RELIEF_FACTS_INVALID'],
});

export const noteRight = route('relief.note-right', 'POST /survivors/:survivorId/relief/rights', {
  says: 'Notes a right in court (18 USC 3771): that she was told of it, that it was asked for, granted or refused.',
  may: 'write legal',
  takes: SurvivorOnly.extend({
    id: ClientId,
    right: z.enum(courtRights),
    event: z.enum(rightEvents),
    on: CivilDate,
    words: Text(2_000).optional(),
  }),
  gives: z.object({ id: Id }),
  refuses: writes,
});

const CardLanguage = z.object({
  code: z.string(),
  name: z.string(),
  /** null: nobody who speaks it has checked the words. */
  reviewed: z.object({ who: z.string(), when: z.string() }).nullable(),
  /** Whether it can be had as PDF: the letters of the standard fonts. */
  pdf: z.boolean(),
});

export const listCards = route('relief.cards', 'GET /relief/cards', {
  says: 'In which languages the card for an encounter with officials is there, and who has checked each.',
  may: 'read pack',
  takes: z.object({}),
  gives: z.object({
    languages: z.array(CardLanguage),
    lines: z.array(
      z.object({
        id: z.string(),
        side: z.enum(['person', 'official']),
        says: Said,
        /** Of a line for the person, the words in each language. */
        tongues: z.array(z.object({ code: z.string(), text: z.string() })),
        citation: Citation,
      }),
    ),
  }),
});

export const openCard = route('relief.card', 'GET /relief/cards/:language', {
  says: 'The card to print: one side for the person, one for the official. It holds nothing of anybody.',
  may: 'read pack',
  takes: z.object({
    language: z.string().regex(/^[a-z]{2}$/, 'CODE_FORM'),
    as: z.enum(['html', 'pdf']).default('html'),
  }),
  gives: { file: ['text/html', 'application/pdf'] },
  refuses: ['RELIEF_CARD_UNKNOWN', 'RELIEF_CARD_NO_PDF'],
});
