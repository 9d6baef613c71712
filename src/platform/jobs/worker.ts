import type { Id } from '../contract/index.ts';
import type { Db } from '../db/index.ts';
import type { Kernel } from '../kernel/index.ts';
import { type Claimed, claimDue } from './claim.ts';
import { endJob } from './end-job.ts';
import { Stopped } from './heartbeat.ts';
import type { AnyJobKind } from './job-kind.ts';
import { asPlatform, platformActor } from './platform.ts';
import { runJob } from './run-job.ts';
import { nextAfter } from './schedule/rule.ts';
import { keepKindSchedules, queueDue } from './schedule/schedule.ts';
import { onWake, pause } from './wake.ts';

export interface WorkerOptions {
  /** How many jobs at a time. */
  readonly concurrency?: number;
  /** The longest pause between two looks at the table. */
  readonly pollMs?: number;
  /** How long a job may stay silent before another worker takes it. */
  readonly leaseMs?: number;
  /** How often a job that does not move is heard of; also how long a cancellation may take to arrive. */
  readonly beatMs?: number;
  /** The deployment's time zone, for daily schedules that name none. */
  readonly zone?: string;
  /** How long jobs may go on after `stop()` before they are told to stop. */
  readonly graceMs?: number;
}

export interface Worker {
  /** Takes no new job, lets running ones end for a while, then interrupts them and gives them back. */
  stop(): Promise<void>;
}

interface Running {
  readonly kind: AnyJobKind;
  readonly job: Claimed;
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

const shortestPause = 25;
/** How long interrupted jobs get before their lease is given back over their heads. */
const lastMs = 3_000;

/** What this process is working on, over all its workers on one database. */
const busyOn = new WeakMap<Db, Set<Id>>();
const busyIn = (db: Db): Set<Id> => {
  const busy = busyOn.get(db) ?? new Set();
  busyOn.set(db, busy);
  return busy;
};

/**
 * Starts working through the jobs of these kinds, in this process. It looks for work with a growing pause, is woken by `enqueue` in the same
 * process, and leaves alone what it does not know. Several may run, in several processes: each job has one worker at a time.
 *
 * @throws Error where a schedule of a kind makes no sense
 */
export const startWorker = (
  kernel: Kernel,
  kinds: readonly AnyJobKind[],
  { concurrency = 2, pollMs = 2_000, leaseMs = 30_000, beatMs, zone = 'UTC', graceMs = 10_000 }: WorkerOptions = {},
): Worker => {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  if (byName.size !== kinds.length) throw new Error('two kinds of job have one name');
  const timing = { leaseMs, beatMs: beatMs ?? Math.min(2_000, leaseMs / 3) };
  for (const { schedule } of kinds) if (schedule) nextAfter(schedule, kernel.clock.millis(), zone);
  const running = new Map<Id, Running>();
  const busy = busyIn(kernel.db);
  const rest = pause();
  let stopping = false;
  let wait = shortestPause;
  const wake = (): void => {
    wait = shortestPause;
    rest.wake();
  };
  const endWake = onWake(kernel.db, wake);

  const start = (job: Claimed): void => {
    const kind = byName.get(job.kind) as AnyJobKind;
    const controller = new AbortController();
    busy.add(job.id);
    const ended = runJob(kernel, kind, job, controller, timing).finally(() => {
      busy.delete(job.id);
      running.delete(job.id);
      wake();
    });
    running.set(job.id, { kind, job, controller, ended });
  };

  /** @returns how many jobs were taken */
  const look = async (): Promise<number> => {
    const limit = concurrency - running.size;
    const claimed = await kernel.db.transaction(asPlatform, async (tx) => {
      await queueDue(tx, kernel, byName, zone);
      if (limit <= 0) return [];
      return claimDue(tx, kernel, { kinds: [...byName.keys()], busy: [...busy], limit, leaseMs });
    });
    claimed.forEach(start);
    return claimed.length;
  };

  const loop = async (): Promise<void> => {
    let scheduled = false;
    while (!stopping) {
      wait = Math.min(wait * 2, pollMs);
      try {
        if (!scheduled) await keepKindSchedules(kernel, kinds, zone);
        scheduled = true;
        if ((await look()) > 0) wait = shortestPause;
      } catch (error) {
        // a database that is away comes back; until then the pause grows
        kernel.log.error({ code: (error as { code?: string }).code ?? 'UNEXPECTED' }, 'jobs cannot be read');
      }
      if (!stopping) await rest.sleep(wait);
    }
  };
  const looping = kinds.length > 0 ? loop() : Promise.resolve();

  const allEnded = (ms: number): Promise<unknown> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    return Promise.race([Promise.all([...running.values()].map((r) => r.ended)), late]).finally(() =>
      clearTimeout(timer),
    );
  };

  const giveBack = ({ kind, job }: Running): Promise<void> => {
    const { done, total, phase } = job;
    return endJob(
      kernel,
      kind,
      job,
      platformActor(),
      { done, total, phase },
      {
        state: 'waiting',
        runAt: kernel.clock.now(),
        problem: null,
        counts: false,
      },
    );
  };

  return {
    stop: async () => {
      stopping = true;
      endWake();
      rest.wake();
      await looping;
      await allEnded(graceMs);
      for (const { controller } of running.values()) controller.abort(new Stopped('server stops'));
      await allEnded(lastMs);
      await Promise.all([...running.values()].map(giveBack));
    },
  };
};
