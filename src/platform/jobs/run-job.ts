import type { Actor } from '../actor/index.ts';
import { Refusal } from '../errors/index.ts';
import { type Kernel, whereOf } from '../kernel/index.ts';
import { traceOf } from '../log/index.ts';
import { holds } from '../policy/index.ts';
import { pauseAfter } from './backoff.ts';
import { readBlob } from './blob.ts';
import type { Claimed } from './claim.ts';
import { type Ending, endJob } from './end-job.ts';
import { enqueue } from './enqueue.ts';
import { heartbeat, Stopped } from './heartbeat.ts';
import { actorOfJob } from './job-actor.ts';
import type { AnyJobKind, JobContext } from './job-kind.ts';
import { vacuumKind } from './maintenance.ts';
import { asPlatform, behalfOf, platformActor } from './platform.ts';
import { stepOf } from './step.ts';
import type { JobProblem } from './tables.ts';

/** Refusals that may mend themselves, for every kind of job. */
const transient = new Set(['CONFLICT', 'STORAGE_FULL', 'STORAGE_UNAVAILABLE', 'TOO_MANY_REQUESTS']);
const mostPlaces = 100;

/** Runs one attempt of a job from claim to ending. Never throws: what cannot be written is logged, and the lease runs out. */
export const runJob = async (
  kernel: Kernel,
  kind: AnyJobKind,
  job: Claimed,
  controller: AbortController,
  timing: { leaseMs: number; beatMs: number },
): Promise<void> => {
  const { signal } = controller;
  const beat = heartbeat(kernel, job, controller, timing);
  let actor: Actor = platformActor();
  let ending: Ending;
  try {
    actor = await admitted(kernel, kind, job);
    const input = kind.takes.safeParse(job.input);
    if (!input.success) throw new Refusal('INPUT_INVALID', { count: input.error.issues.length }, whereOf(input.error));
    const context: JobContext = {
      kernel,
      actor,
      signal,
      job: { id: job.id, kind: job.kind, attempt: job.attempt, maxAttempts: job.max_attempts },
      step: stepOf(kernel, actor, job, signal),
      progress: (done, total, phase) => {
        beat.progress.done = done;
        if (total !== undefined) beat.progress.total = total;
        if (phase !== undefined) beat.progress.phase = phase;
        beat.moved();
      },
      file: (name = 'file') =>
        kernel.db.transaction(behalfOf(job.org_id), (tx) =>
          readBlob(tx, kernel, { orgId: job.org_id, jobId: job.id, name }),
        ),
    };
    ending = { state: 'done', result: kind.gives.parse(await kind.run(context, input.data as never)) };
  } catch (error) {
    ending = endingOf(kernel, kind, job, signal, error);
  }
  try {
    await beat.stop();
    await endJob(kernel, kind, job, actor, beat.progress, ending);
    if (kind.bulk && ending.state === 'done') await queueVacuum(kernel, job);
    kernel.log.info({ job: job.id, kind: job.kind, attempt: job.attempt, state: ending.state }, 'job');
  } catch (error) {
    kernel.log.error({ job: job.id, kind: job.kind, ...traceOf(error) }, 'end of job not written');
  }
};

const queueVacuum = (kernel: Kernel, job: Claimed): Promise<unknown> =>
  kernel.db.transaction(asPlatform, (tx) =>
    enqueue(tx, kernel, platformActor(), vacuumKind, {}, { key: `after ${job.id}` }),
  );

/** Before the work: was it cancelled, has it been lost too often, may this person still? */
const admitted = async (kernel: Kernel, kind: AnyJobKind, job: Claimed): Promise<Actor> => {
  if (job.cancel_asked_at) throw new Stopped('cancelled');
  if (job.attempt > job.max_attempts) throw new Refusal('WORKER_LOST');
  const actor = await actorOfJob(kernel, job);
  if (!actor) throw new Refusal('JOB_STARTER_GONE');
  if (!holds(kernel.roles, actor, kind.may)) throw new Refusal('NOT_PERMITTED', { permission: kind.may });
  if (kind.bulk && !kernel.db.hasRoom()) throw new Refusal('STORAGE_FULL');
  return actor;
};

const endingOf = (kernel: Kernel, kind: AnyJobKind, job: Claimed, signal: AbortSignal, error: unknown): Ending => {
  const stopped = error instanceof Stopped ? error : signal.reason instanceof Stopped ? signal.reason : null;
  if (stopped?.why === 'cancelled') return { state: 'cancelled' };
  // the server stops: the attempt was not the job's fault and does not count
  if (stopped) return { state: 'waiting', runAt: kernel.clock.now(), problem: null, counts: false };
  const problem = problemOf(kernel, error);
  if (problem.code === 'UNEXPECTED') {
    kernel.log.error({ job: job.id, kind: job.kind, attempt: job.attempt, ...traceOf(error) }, 'job failed');
  }
  const again =
    problem.code === 'UNEXPECTED' || transient.has(problem.code) || kind.retries?.codes?.includes(problem.code);
  if (!again || job.attempt >= job.max_attempts) return { state: 'dead', problem };
  const pause = pauseAfter(job.attempt, kind.retries?.baseMs ?? 2_000, kernel.random);
  return { state: 'waiting', runAt: new Date(kernel.clock.millis() + pause).toISOString(), problem, counts: true };
};

/** The refusal as it will be put in words; one that no catalogue knows is a defect of ours. */
const problemOf = (kernel: Kernel, error: unknown): JobProblem => {
  if (!(error instanceof Refusal)) return { code: 'UNEXPECTED', values: {}, where: [] };
  const { code, values, where } = error;
  try {
    const t = kernel.translate('en');
    t(`error.${code}`, values);
    t(`error.${code}.fix`, values);
  } catch {
    return { code: 'UNEXPECTED', values: {}, where: [] };
  }
  return { code, values, where: where.slice(0, mostPlaces) };
};
