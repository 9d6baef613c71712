import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../../actor/index.ts';
import type { Id } from '../../contract/index.ts';
import type { Kernel } from '../../kernel/index.ts';
import type { TestWorld } from '../../testing/world.ts';
import { type EnqueueOptions, enqueue } from '../enqueue.ts';
import type { AnyJobKind, JobKind } from '../job-kind.ts';
import { asPlatform } from '../platform.ts';
import type { Job, Tables } from '../tables.ts';
import { startWorker, type WorkerOptions } from '../worker.ts';

/** Queues a job of the actor in a transaction of its own. */
export const queue = (
  kernel: Kernel,
  actor: Actor,
  kind: AnyJobKind,
  input: Record<string, unknown> = {},
  options: EnqueueOptions = {},
): Promise<Id> =>
  kernel.db.transaction(actor, (tx) => enqueue(tx, kernel, actor, kind as unknown as JobKind, input, options));

export const jobRow = async (kernel: Kernel, id: Id): Promise<Job> =>
  kernel.db.transaction(asPlatform, (tx) =>
    tx.withTables<Tables>().selectFrom('jobs.job').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );

/** Looks until it is so, for twenty seconds at most. */
export const until = async <T>(look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> => {
  const end = performance.now() + 20_000;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (performance.now() > end) throw new Error(`not so after twenty seconds: ${JSON.stringify(seen)}`);
    await sleep(20);
  }
};

export const untilState = (kernel: Kernel, id: Id, ...states: Job['state'][]): Promise<Job> =>
  until(
    () => jobRow(kernel, id),
    (job) => states.includes(job.state),
  );

/** Waits until a worker has written the schedules of its kinds; the clock may move on from then. */
export const untilScheduled = (kernel: Kernel, ...names: string[]): Promise<unknown> =>
  until(
    () =>
      kernel.db.transaction(asPlatform, (tx) =>
        tx.withTables<Tables>().selectFrom('jobs.schedule').select('name').where('name', 'in', names).execute(),
      ),
    (there) => there.length === names.length,
  );

const quick: WorkerOptions = { pollMs: 50, beatMs: 50, graceMs: 5_000 };

/** Lets a worker run while `fn` does. */
export const withWorker = async <T>(
  { kernel }: Pick<TestWorld, 'kernel'>,
  kinds: readonly AnyJobKind[],
  fn: () => Promise<T>,
  options: WorkerOptions = {},
): Promise<T> => {
  const worker = startWorker(kernel, kinds, { ...quick, ...options });
  try {
    return await fn();
  } finally {
    await worker.stop();
  }
};
