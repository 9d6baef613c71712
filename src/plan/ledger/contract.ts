import { z } from 'zod';
import { Commitment, Cycle, Words } from '../../engines/plan/document.ts';
import { CivilDate, Id, Line, route } from '../../platform/contract/index.ts';
import { FindingView, Key } from '../shapes.ts';

/** Rows against meetings: how many promises, and which. An empty cell is a finding of its own, in words. */
const Matrix = z.object({
  columns: z.array(Cycle),
  rows: z.array(
    z.object({
      id: Key,
      name: Words,
      counts: z.array(z.number().int()),
      total: z.number().int(),
      commitments: z.array(z.array(Key)),
    }),
  ),
});

const ThreadTurn = Commitment.pick({ id: true, status: true, timeframe: true, orgs: true });

export const openLedger = route('plan.ledger', 'GET /plans/:planId/ledger', {
  says: 'The commitment ledger: promised, done, slipped, closed, gone silent over the meetings. Every finding is a question.',
  may: 'read plan',
  takes: z.object({ planId: Id, asOf: CivilDate.optional() }),
  gives: z.object({
    asOf: CivilDate,
    cycles: z.array(Cycle),
    commitments: z.array(Commitment),
    content: z.object({
      total: z.number().int(),
      byCycle: z.array(z.object({ cycle: Key, date: CivilDate, count: z.number().int() })),
      byStatus: z.record(z.string(), z.number().int()),
      withTimeframe: z.number().int(),
      withQuantity: z.number().int(),
      inThread: z.number().int(),
      threads: z.number().int(),
    }),
    threads: z.array(z.object({ id: Key, confirmed: z.boolean(), byCycle: z.array(z.array(ThreadTurn)) })),
    findings: z.array(FindingView),
    agencies: Matrix,
    others: Matrix,
    pillars: Matrix,
    carryOver: z.array(
      z.object({
        commitment: Commitment,
        thread: z.string().nullable(),
        timeframe: z.string().nullable(),
        due: CivilDate.nullable(),
      }),
    ),
  }),
  refuses: ['PLAN_NOT_FOUND'],
});

export const answerFinding = route('plan.answer-finding', 'POST /plans/:planId/ledger/answers', {
  says: 'Answers a question of the ledger, with the reason. The question is not asked again.',
  may: 'write plan',
  takes: z.object({
    planId: Id,
    finding: z.string().min(1).max(300),
    verdict: z.enum(['stands', 'explained']),
    why: Line(2000),
  }),
  gives: z.object({ finding: z.string() }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_FINDING_NOT_FOUND'],
});

export const decideThread = route('plan.decide-thread', 'POST /plans/:planId/ledger/threads', {
  says: 'Confirms or unlinks a thread: whether the promises of several meetings are the same promise.',
  may: 'write plan',
  takes: z.object({ planId: Id, thread: Key, confirmed: z.boolean(), note: Line(2000) }),
  gives: z.object({ thread: Key }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_THREAD_NOT_FOUND'],
});
