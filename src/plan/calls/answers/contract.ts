import { z } from 'zod';
import { Role, State, Words } from '../../../engines/plan/document.ts';
import { CivilDate, Instant, route, Text, Where } from '../../../platform/contract/index.ts';
import { Key } from '../../shapes.ts';

/** The data call as an agency sees it, through its one link. It has no other way in and sees nothing else. */

/** What an agency may say. Silence and the carrying over to another plan are recorded by the plan office. */
export const AnswerState = State.exclude(['no_response', 'carried_over']);
export type AnswerState = z.infer<typeof AnswerState>;

/** Text that can be kept and shown: line breaks, but no other control characters and no halves of characters. */
const Narrative = Text(10_000)
  .transform((text) => text.replace(/\r\n?/g, '\n'))
  .refine(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
    (text) => !/[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/u.test(text),
    'CONTROL_CHARACTERS',
  );

export const Answer = z
  .object({
    nodeId: Key,
    /** Null while it is being written. */
    state: AnswerState.nullable(),
    percent: z.number('PERCENT_RANGE').min(0, 'PERCENT_RANGE').max(100, 'PERCENT_RANGE').nullable().default(null),
    narrative: Narrative.default(''),
    /** Where what is said can be seen. */
    evidence: z
      .url({ protocol: /^https?$/, error: 'LINK_FORM' })
      .max(2000, 'TOO_LONG')
      .nullable()
      .default(null),
  })
  .meta({ id: 'DataCallAnswer' });
export type Answer = z.infer<typeof Answer>;

/** What is wrong with an answer and what to do, with its place in the file or among the answers. */
export const AnswerProblem = Where.extend({ code: z.string(), says: z.string(), fix: z.string() }).meta({
  id: 'DataCallProblem',
});
export type AnswerProblem = z.infer<typeof AnswerProblem>;

export const AskedNode = z
  .object({
    nodeId: Key,
    code: z.string(),
    officialCode: z.string().nullable(),
    title: Words,
    role: Role,
    due: CivilDate.nullable(),
    /** What the agency reported last. */
    last: z
      .object({ state: State, percent: z.number().nullable(), narrative: z.string(), period: z.string() })
      .nullable(),
    answer: Answer.nullable(),
  })
  .meta({ id: 'DataCallAsked' });

/** Guessing a secret of 256 bits is hopeless; this keeps the noise of those who try small. */
const perMinute = 60;

export const answerSheet = route('plan.answer-sheet', 'GET /answer', {
  says: 'What an agency is asked in a data call, and what it has answered so far. With the link as a bearer token.',
  may: 'share data-call',
  perMinute,
  takes: z.object({}),
  gives: z.object({
    plan: Words,
    call: z.object({
      title: z.string(),
      message: z.string(),
      period: z.string(),
      due: CivilDate,
      daysLate: z.number().int(),
      askedBy: z.string(),
    }),
    agency: z.object({ id: Key, name: Words }),
    /** `open`: may be written. `sent`: waits to be read. `taken`: the plan office has taken it over. */
    state: z.enum(['open', 'sent', 'taken']),
    sentAt: Instant.nullable(),
    /** Why the last answer came back. */
    sentBack: z.string().nullable(),
    linkEnds: CivilDate,
    nodes: z.array(AskedNode),
  }),
  refuses: ['LINK_NOT_VALID'],
});

const Saved = z.object({ answered: z.number().int(), asked: z.number().int(), savedAt: Instant });

export const answer = route('plan.answer', 'PUT /answer', {
  says: 'Saves answers, some or all. Nothing is sent yet. An answer with nothing in it is removed.',
  may: 'share data-call',
  perMinute: 120,
  takes: z.object({ answers: z.array(Answer).min(1).max(2000) }),
  gives: Saved,
  refuses: ['LINK_NOT_VALID', 'ANSWER_SENT', 'ANSWER_INVALID'],
});

export const answerTemplate = route('plan.answer-template', 'GET /answer/template', {
  says: 'The same questions as a spreadsheet (XLSX), to be filled and sent back.',
  may: 'share data-call',
  perMinute,
  takes: z.object({}),
  gives: { file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  refuses: ['LINK_NOT_VALID'],
});

/** A filled sheet is small; what is larger is something else. */
export const answerFile = { types: ['application/octet-stream'], maxBytes: 5 * 1024 * 1024 } as const;

export const AnswerPreview = z
  .object({
    format: z.enum(['csv', 'xlsx']),
    answers: z.array(Answer),
    problems: z.array(AnswerProblem),
    ready: z.boolean(),
  })
  .meta({ id: 'DataCallPreview' });

export const answerUpload = route('plan.answer-upload', 'POST /answer/preview', {
  says: 'Reads a filled sheet (XLSX or CSV) and tells what it says and what is wrong with it. Nothing is saved.',
  may: 'share data-call',
  perMinute: 20,
  takes: z.object({ name: z.string().max(300).optional() }),
  gives: AnswerPreview,
  upload: answerFile,
  refuses: ['LINK_NOT_VALID', 'ANSWER_SENT', 'ANSWER_FILE_UNREADABLE'],
});

export const answerTakeOver = route('plan.answer-take-over', 'POST /answer/file', {
  says: 'Takes the answers of a filled sheet over whole, or not at all, and keeps the file. Nothing is sent yet.',
  may: 'share data-call',
  perMinute: 20,
  takes: z.object({ name: z.string().max(300).optional() }),
  gives: Saved,
  upload: answerFile,
  refuses: ['LINK_NOT_VALID', 'ANSWER_SENT', 'ANSWER_FILE_UNREADABLE', 'ANSWER_INVALID'],
});

export const answerSend = route('plan.answer-send', 'POST /answer/send', {
  says: 'Sends the saved answers to the plan office. What is left open counts as not answered.',
  may: 'share data-call',
  perMinute: 20,
  takes: z.object({}),
  gives: z.object({ answered: z.number().int(), asked: z.number().int(), sentAt: Instant }),
  refuses: ['LINK_NOT_VALID', 'ANSWER_SENT', 'ANSWER_INVALID', 'ANSWER_EMPTY'],
});
