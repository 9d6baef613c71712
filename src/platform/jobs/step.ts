import type { Actor } from '../actor/index.ts';
import { json } from '../db/index.ts';
import type { Kernel } from '../kernel/index.ts';
import { type Claimed, holdLease } from './claim.ts';
import { Stopped } from './heartbeat.ts';
import type { JobContext } from './job-kind.ts';
import { behalfOfActor } from './platform.ts';
import type { Tables } from './tables.ts';

/** The `step` of one attempt: each name once, each commit only while the lease is ours, what is committed never done again. */
export const stepOf = (kernel: Kernel, actor: Actor, job: Claimed, signal: AbortSignal): JobContext['step'] => {
  const used = new Set<string>();
  return async (name, work) => {
    if (used.has(name)) throw new Error(`${job.kind}: two steps are called ${name}`);
    used.add(name);
    signal.throwIfAborted();
    return kernel.db.transaction(behalfOfActor(actor), async (tx) => {
      const q = tx.withTables<Tables>();
      const before = await q
        .selectFrom('jobs.step')
        .select('result')
        .where('org_id', '=', job.org_id)
        .where('job_id', '=', job.id)
        .where('name', '=', name)
        .executeTakeFirst();
      if (before) return before.result as Awaited<ReturnType<typeof work>>;
      const result = await work(tx);
      await q
        .insertInto('jobs.step')
        .values({ org_id: job.org_id, job_id: job.id, name, result: json(result ?? null) })
        .execute();
      // last, so that heartbeats wait for this row only while the transaction commits
      if (!(await holdLease(tx, job))) throw new Stopped('lease lost');
      return result;
    });
  };
};
