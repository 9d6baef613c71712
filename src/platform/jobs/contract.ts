import { z } from 'zod';
import { type ErrorCodes, Id, Instant, Paging, pageOf, route, Where } from '../contract/index.ts';

export const jobErrors = {
  JOB_ENDED: 409,
  WORKER_LOST: 500,
  JOB_STARTER_GONE: 403,
  TOO_MANY_STREAMS: 503,
} as const satisfies ErrorCodes;

/** `waiting` also between two tries; `dead`: given up, with the reason; the other words say it. */
export const JobState = z.enum(['waiting', 'running', 'done', 'dead', 'cancelled']);
export type JobState = z.infer<typeof JobState>;

export const endedStates: ReadonlySet<JobState> = new Set(['done', 'dead', 'cancelled']);

export const JobView = z
  .object({
    id: Id,
    /** `plan.import`; its title is the message `job.plan.import`. */
    kind: z.string(),
    state: JobState,
    /** What it is doing now; its words are the message `job.phase.<phase>`. */
    phase: z.string().nullable(),
    done: z.number().int().nullable(),
    /** Null while nobody knows how much there is. */
    total: z.number().int().nullable(),
    attempt: z.number().int(),
    maxAttempts: z.number().int(),
    /** Why the last attempt failed. */
    problem: z.object({ code: z.string(), says: z.string(), fix: z.string(), where: z.array(Where) }).nullable(),
    /** The person who started it; null where the platform did. */
    startedBy: Id.nullable(),
    cancelAsked: z.boolean(),
    createdAt: Instant,
    /** When it is due, or due again. */
    runAt: Instant,
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    /** What the kind of job promises: ids and counts. */
    result: z.unknown(),
  })
  .meta({ id: 'Job' });
export type JobView = z.infer<typeof JobView>;

export const listJobs = route('jobs.list', 'GET /jobs', {
  says: 'Lists the jobs you started and those your roles let you follow, newest first.',
  may: 'read job',
  takes: Paging.extend({
    state: JobState.optional(),
    kind: z.string().max(100).optional(),
    mine: z.stringbool().default(false),
  }),
  gives: pageOf(JobView),
});

export const getJob = route('jobs.get', 'GET /jobs/:jobId', {
  says: 'One job: how far it is and what came of it.',
  may: 'read job',
  takes: z.object({ jobId: Id }),
  gives: JobView,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const cancelJob = route('jobs.cancel', 'POST /jobs/:jobId/cancel', {
  says: 'Asks a job to stop. What it has already saved stays saved.',
  may: 'read job',
  takes: z.object({ jobId: Id }),
  gives: JobView,
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'JOB_ENDED'],
});

export const jobEvents = route('jobs.events', 'GET /jobs/:jobId/events', {
  says: 'The same job as server-sent events, each time it moves, until it has ended.',
  may: 'read job',
  takes: z.object({ jobId: Id }),
  gives: JobView,
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'TOO_MANY_STREAMS'],
  streams: true,
});
