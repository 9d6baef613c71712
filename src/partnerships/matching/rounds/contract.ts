import { z } from 'zod';
import { Id, Instant, route } from '../../../platform/contract/index.ts';

export const RoundRole = z.enum(['list', 'coordinator', 'asks', 'answers']);
export type RoundRole = z.output<typeof RoundRole>;

/** `waiting`: for the list; `prepared`: for a second person; then `running` until it is `finished` or `stopped`. */
export const RoundStage = z.enum(['waiting', 'prepared', 'running', 'finished', 'stopped']);
export type RoundStage = z.output<typeof RoundStage>;

/** Records that entered, and those that stayed out, by reason; never who. */
export const RoundCounts = z.object({
  entered: z.number().int(),
  withoutKey: z.number().int(),
  refused: z.record(z.string(), z.number().int()),
});
export type RoundCounts = z.output<typeof RoundCounts>;

export const RoundBlame = z.object({ code: z.string(), party: z.string(), says: z.string() });
export type RoundBlame = z.output<typeof RoundBlame>;

export const MessageView = z.object({
  messageId: z.string(),
  n: z.number().int(),
  kind: z.string(),
  to: z.string(),
  at: Instant,
  /** When it was taken: by a person as a file, or by the partner's node. */
  fetchedAt: Instant.nullable(),
  /** What the partner's node said last, or why it was not reached; null where nobody tried. */
  answer: z.string().nullable(),
});

const Cell = z.object({ history: z.array(z.union([z.literal(0), z.literal(1)])), count: z.number().int().nullable() });

/** What came of a round, for those who may know it. */
export const RoundResult = z.object({
  table: z
    .object({
      lists: z.array(z.string()),
      cases: z.number().int().nullable(),
      cells: z.array(Cell),
      withheld: z.number().int(),
    })
    .nullable(),
  /** Never a total without its interval: where none can be given, that is said. */
  estimates: z.array(
    z.object({
      method: z.string(),
      total: z.number().nullable(),
      model: z.array(z.string()),
      interval: z.object({ level: z.number(), lower: z.number(), upper: z.number() }).nullable().default(null),
    }),
  ),
  matched: z.number().int().nullable(),
  possible: z.number().int().nullable(),
  /** Of a membership round, on the asker's side: the record as its list named it. */
  matches: z.array(z.object({ ref: z.string(), verdict: z.enum(['match', 'possible']), by: z.array(z.string()) })),
});
export type RoundResult = z.output<typeof RoundResult>;

export const RoundView = z
  .object({
    id: Id,
    agreementId: Id,
    role: RoundRole,
    stage: RoundStage,
    counts: RoundCounts,
    done: z.number().int(),
    steps: z.number().int(),
    waitingFor: z.array(z.string()),
    blame: RoundBlame.nullable(),
    messages: z.number().int(),
    log: z.string(),
    openedAt: Instant,
    endedAt: Instant.nullable(),
    keepUntil: Instant.nullable(),
    /** Whether the signed-in person may be the second one. */
    needsSecondPerson: z.boolean(),
    outgoing: z.array(MessageView),
    result: RoundResult.nullable(),
  })
  .meta({ id: 'MatchRound' });
export type RoundView = z.output<typeof RoundView>;

const round = z.object({ roundId: Id });
const table = {
  types: ['application/octet-stream', 'text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  maxBytes: 64 * 1024 * 1024,
} as const;

export const openRound = route('matching.open-round', 'POST /matching/agreements/:agreementId/rounds', {
  says: 'Opens a round under an agreement that all have signed. The coordinator of a ring does it, or the one who asks.',
  may: 'write matching',
  takes: z.object({ agreementId: Id }),
  gives: RoundView,
  refuses: [
    'MATCHING_AGREEMENT_NOT_FOUND',
    'MATCHING_NOT_IN_FORCE',
    'MATCHING_QUOTA_USED',
    'MATCHING_NOT_YOURS_TO_OPEN',
  ],
});

export const prepareRound = route('matching.prepare-round', 'POST /matching/rounds/:roundId/list', {
  says: 'Brings the own list into a round: each record is held against the legal ground and, for a survivor, against her releases. The list itself is not kept.',
  may: 'write matching',
  takes: round,
  gives: RoundView,
  upload: table,
  refuses: [
    'MATCHING_ROUND_NOT_FOUND',
    'MATCHING_ROUND_ELSEWHERE',
    'MATCHING_NOT_IN_FORCE',
    'MATCHING_LIST_UNREADABLE',
    'MATCHING_SET_TOO_LARGE',
    'MATCHING_NOBODY_ENTERS',
  ],
});

export const startRound = route('matching.start-round', 'POST /matching/rounds/:roundId/start', {
  says: 'Lets a prepared round begin on this side. It takes another person than the one who prepared it.',
  may: 'approve matching',
  stepUp: true,
  takes: round,
  gives: RoundView,
  refuses: [
    'MATCHING_ROUND_NOT_FOUND',
    'MATCHING_ROUND_ELSEWHERE',
    'MATCHING_NOT_IN_FORCE',
    'MATCHING_SECOND_PERSON',
    'MATCHING_WITHDRAWN',
    'MATCHING_NO_NODE',
  ],
});

export const takeMessage = route('matching.take-message', 'POST /matching/messages', {
  says: 'Takes a message of a round that came as a file. One that came before is known and does nothing.',
  may: 'write matching',
  takes: z.object({}),
  gives: z.object({ round: RoundView, taken: z.enum(['new', 'again', 'held']) }),
  upload: { types: ['application/octet-stream'], maxBytes: 64 * 1024 * 1024 },
  refuses: [
    'MATCHING_MESSAGE_UNREADABLE',
    'MATCHING_MESSAGE_FOREIGN',
    'MATCHING_MESSAGE_TOO_MUCH',
    'MATCHING_NOT_IN_FORCE',
    'MATCHING_QUOTA_USED',
    'MATCHING_ROUND_ELSEWHERE',
  ],
});

export const stopRound = route('matching.stop-round', 'POST /matching/rounds/:roundId/stop', {
  says: 'Ends a round. Where somebody has been silent too long, the coordinator names them so.',
  may: 'write matching',
  takes: round.extend({ silent: z.boolean().default(false) }),
  gives: RoundView,
  refuses: ['MATCHING_ROUND_NOT_FOUND', 'MATCHING_ROUND_ELSEWHERE'],
});

export const listRounds = route('matching.rounds', 'GET /matching/rounds', {
  says: 'The rounds of the organisation, newest first.',
  may: 'read matching',
  takes: z.object({ agreementId: Id.optional() }),
  gives: z.object({ rounds: z.array(RoundView) }),
});

export const openRoundView = route('matching.round', 'GET /matching/rounds/:roundId', {
  says: 'How far a round is, what has to be carried to whom, and what came of it.',
  may: 'read matching',
  takes: round,
  gives: RoundView,
  refuses: ['MATCHING_ROUND_NOT_FOUND'],
});

export const messageFile = route('matching.message-file', 'GET /matching/rounds/:roundId/messages/:messageId', {
  says: 'A message of a round as a file, to be carried to its party.',
  may: 'write matching',
  takes: round.extend({ messageId: z.string().regex(/^[0-9a-f]{64}$/) }),
  gives: { file: ['application/octet-stream'] },
  refuses: ['MATCHING_ROUND_NOT_FOUND'],
});

export const resultTable = route('matching.result-table', 'GET /matching/rounds/:roundId/table', {
  says: 'The table of a ring as CSV, ready for a study of prevalence; a withheld cell stands as the range it must lie in.',
  may: 'read matching',
  takes: round,
  gives: { file: ['text/csv; charset=utf-8'] },
  refuses: ['MATCHING_ROUND_NOT_FOUND', 'MATCHING_NO_TABLE'],
});

export const makeStudy = route('matching.make-study', 'POST /matching/rounds/:roundId/study', {
  says: 'Begins a study of prevalence from the table of a finished ring; withheld cells go in as ranges, and the study says where its table came from.',
  may: 'write study',
  within: ['read matching'],
  takes: round,
  gives: z.object({ studyId: Id }),
  refuses: ['MATCHING_ROUND_NOT_FOUND', 'MATCHING_NO_TABLE', 'PREVALENCE_LIST_NAME'],
});
