import { z } from 'zod';
import { State, Words } from '../../engines/plan/document.ts';
import { CivilDate, Id, Instant, Line, Paging, pageOf, route, Text, Where } from '../../platform/contract/index.ts';
import { MailAddress } from '../../platform/mail/contract.ts';
import { Key } from '../shapes.ts';
import { Period } from '../updates/contract.ts';
import { Answer } from './answers/contract.ts';

/** The data call as the plan office sees it: asking, reminding, reading what came back. */

/** How far an agency is. `silent`: the call was closed and it had not answered. */
export const RecipientState = z.enum([
  'waiting',
  'opened',
  'answering',
  'received',
  'sent_back',
  'applied',
  'silent',
  'no_link',
]);
export type RecipientState = z.infer<typeof RecipientState>;

/** A link that was just made. It is shown this once: only its hash is kept. */
export const NewLink = z
  .object({
    agency: Key,
    name: Words,
    email: z.string().nullable(),
    /** `/answer#…`, to be put behind the address of this platform. */
    path: z.string(),
    /** Whether a mail with it waits to go out. */
    mailed: z.boolean(),
    expires: CivilDate,
  })
  .meta({ id: 'DataCallLink' });

export const CallCard = z
  .object({
    id: Id,
    period: z.string(),
    title: z.string(),
    due: CivilDate,
    openedAt: Instant,
    openedBy: z.string(),
    closedAt: Instant.nullable(),
    asked: z.number().int(),
    answered: z.number().int(),
    /** Answers that wait to be read. */
    toReview: z.number().int(),
    late: z.number().int(),
  })
  .meta({ id: 'DataCallCard' });

/** The address is an office's, not a person's. */
const AskedAgency = z.object({ agency: Key, email: MailAddress.nullable().optional() });

export const openCall = route('plan.open-call', 'POST /plans/:planId/calls', {
  says: 'Opens a data call: one secret link for each agency that owes an answer, or for those you name. The links are shown this once.',
  may: 'write data-call',
  takes: z.object({
    planId: Id,
    period: Period,
    title: Line(200),
    message: Text(5000).default(''),
    due: CivilDate,
    /** Of the mails. */
    language: z.enum(['en', 'es']).default('en'),
    /** Left out: all that owe an answer, under the addresses known. */
    agencies: z.array(AskedAgency).min(1).max(500).optional(),
  }),
  gives: z.object({ callId: Id, links: z.array(NewLink) }),
  refuses: [
    'PLAN_NOT_FOUND',
    'PLAN_CLOSED',
    'PLAN_AGENCY_NOT_FOUND',
    'CALL_DUE_PASSED',
    'CALL_ALREADY_OPEN',
    'CALL_NOBODY_ASKED',
    'CALL_AGENCY_OWES_NOTHING',
  ],
});

export const owedBy = route('plan.call-agencies', 'GET /plans/:planId/call-agencies', {
  says: 'Which agencies owe an answer today, on how many parts of the plan, and where a data call would reach them.',
  may: 'read data-call',
  takes: z.object({ planId: Id }),
  gives: z.array(
    z.object({ agency: Key, name: Words, nodes: z.number().int(), email: z.string().nullable(), owes: z.boolean() }),
  ),
  refuses: ['PLAN_NOT_FOUND'],
});

export const listCalls = route('plan.list-calls', 'GET /plans/:planId/calls', {
  says: 'The data calls of a plan, the newest first.',
  may: 'read data-call',
  takes: Paging.extend({ planId: Id }),
  gives: pageOf(CallCard),
  refuses: ['PLAN_NOT_FOUND'],
});

export const RecipientView = z
  .object({
    agency: Key,
    name: Words,
    email: z.string().nullable(),
    state: RecipientState,
    /** Parts of the plan it was asked about, and how many its answer covers. */
    asked: z.number().int(),
    answered: z.number().int(),
    openedAt: Instant.nullable(),
    answeredAt: Instant.nullable(),
    /** Days between the due day and the answer, or today where there is none. 0 when in time. */
    daysLate: z.number().int(),
    reminders: z.number().int(),
    remindedAt: Instant.nullable(),
    linkEnds: CivilDate.nullable(),
    /** The last answer that was sent, if any. */
    returnId: Id.nullable(),
  })
  .meta({ id: 'DataCallRecipient' });

export const openCallView = route('plan.open-call-view', 'GET /plans/:planId/calls/:callId', {
  says: 'One data call: who has answered, who is late and by how many days, and how often each was reminded.',
  may: 'read data-call',
  takes: z.object({ planId: Id, callId: Id }),
  gives: CallCard.extend({
    message: z.string(),
    language: z.enum(['en', 'es']),
    closedBy: z.string().nullable(),
    recipients: z.array(RecipientView),
  }),
  refuses: ['CALL_NOT_FOUND'],
});

export const remind = route('plan.remind', 'POST /plans/:planId/calls/:callId/reminders', {
  says: 'Reminds every agency that has not answered, or one. With a new link the one before opens no more. Nobody is reminded twice on one day.',
  may: 'write data-call',
  takes: z.object({ planId: Id, callId: Id, agency: Key.optional(), newLink: z.boolean().default(false) }),
  gives: z.object({
    reminded: z.array(Key),
    links: z.array(NewLink),
    passed: z.array(z.object({ agency: Key, why: z.enum(['answered', 'reminded today', 'no email', 'no link']) })),
  }),
  refuses: ['CALL_NOT_FOUND', 'CALL_IS_CLOSED', 'CALL_AGENCY_NOT_ASKED'],
});

export const revokeLink = route('plan.revoke-link', 'POST /plans/:planId/calls/:callId/revocations', {
  says: 'Ends the link of one agency at once, for one that reached the wrong hands. A reminder with a new link lets it in again.',
  may: 'write data-call',
  takes: z.object({ planId: Id, callId: Id, agency: Key, why: Line(1000) }),
  gives: z.object({ agency: Key }),
  refuses: ['CALL_NOT_FOUND', 'CALL_IS_CLOSED', 'CALL_AGENCY_NOT_ASKED'],
});

export const setAgencyContact = route('plan.set-agency-contact', 'PUT /plans/:planId/agency-contact', {
  says: 'Keeps the e-mail address of an office to which data calls go. Open calls use it from now on.',
  may: 'write data-call',
  takes: z.object({ planId: Id, agency: Key, email: MailAddress.nullable() }),
  gives: z.object({ agency: Key, email: z.string().nullable() }),
  refuses: ['PLAN_AGENCY_NOT_FOUND', 'PLAN_CLOSED'],
});

export const closeCall = route('plan.close-call', 'POST /plans/:planId/calls/:callId/close', {
  says: 'Closes a data call. Every agency that owed an answer on a part of the plan and gave none gets the update "no response".',
  may: 'write data-call',
  takes: z.object({ planId: Id, callId: Id }),
  gives: z.object({ silent: z.number().int(), agencies: z.array(Key) }),
  refuses: ['CALL_NOT_FOUND', 'CALL_IS_CLOSED', 'CALL_RETURNS_WAIT', 'PLAN_CLOSED'],
});

export const ReturnState = z.enum(['received', 'applied', 'sent_back']);

export const ReturnCard = z
  .object({
    id: Id,
    callId: Id,
    agency: Key,
    name: Words,
    period: z.string(),
    receivedAt: Instant,
    state: ReturnState,
    answers: z.number().int(),
    fileName: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: Instant.nullable(),
    why: z.string().nullable(),
  })
  .meta({ id: 'DataCallReturn' });

export const listReturns = route('plan.returns', 'GET /plans/:planId/returns', {
  says: 'Answers that came back, the newest first.',
  may: 'read data-call',
  takes: Paging.extend({ planId: Id, callId: Id.optional(), state: ReturnState.optional() }),
  gives: pageOf(ReturnCard),
  refuses: ['PLAN_NOT_FOUND'],
});

const Said = z.object({ state: State, percent: z.number().nullable(), narrative: z.string(), period: z.string() });

/** One part of the plan: what stood, and what would stand. */
export const ReturnChange = z
  .object({
    nodeId: Key,
    code: z.string(),
    title: Words,
    before: Said.nullable(),
    after: Answer.nullable(),
    changes: z.boolean(),
  })
  .meta({ id: 'DataCallChange' });

export const openReturn = route('plan.open-return', 'GET /plans/:planId/returns/:returnId', {
  says: 'One answer: for each part of the plan the state before and the state it would have, and what is wrong with it.',
  may: 'read data-call',
  takes: z.object({ planId: Id, returnId: Id }),
  gives: z.object({
    return: ReturnCard,
    callTitle: z.string(),
    changes: z.array(ReturnChange),
    problems: z.array(Where),
    ready: z.boolean(),
  }),
  refuses: ['RETURN_NOT_FOUND'],
});

export const openReturnFile = route('plan.return-file', 'GET /plans/:planId/returns/:returnId/file', {
  says: 'The file an agency sent back, byte for byte.',
  may: 'read data-call',
  takes: z.object({ planId: Id, returnId: Id }),
  gives: { file: ['application/octet-stream'] },
  refuses: ['RETURN_NOT_FOUND', 'RETURN_WITHOUT_FILE'],
});

export const applyReturn = route('plan.apply-return', 'POST /plans/:planId/returns/:returnId/apply', {
  says: 'Takes an answer over whole, or not at all: the agency is the author of each update, you approve it.',
  may: 'write data-call',
  takes: z.object({ planId: Id, returnId: Id, sensitivity: z.enum(['public', 'internal']).default('internal') }),
  gives: z.object({ updates: z.number().int() }),
  refuses: ['RETURN_NOT_FOUND', 'RETURN_DECIDED', 'RETURN_HAS_PROBLEMS', 'PLAN_CLOSED'],
});

export const sendBack = route('plan.send-back', 'POST /plans/:planId/returns/:returnId/send-back', {
  says: 'Sends an answer back with the reason. Its link opens again.',
  may: 'write data-call',
  takes: z.object({ planId: Id, returnId: Id, why: Text(2000).min(1, 'REQUIRED') }),
  gives: z.object({ agency: Key, mailed: z.boolean() }),
  refuses: ['RETURN_NOT_FOUND', 'RETURN_DECIDED', 'CALL_IS_CLOSED'],
});
