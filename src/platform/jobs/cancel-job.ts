import { refuse } from '../errors/index.ts';
import { useCase } from '../kernel/index.ts';
import * as contract from './contract.ts';
import * as queries from './queries.ts';
import { jobInSight } from './see-jobs.ts';
import type { Tables } from './tables.ts';
import { wakeWorkers } from './wake.ts';

/** Asks a job to stop. The worker ends it: at its next heartbeat where it runs, at once where it still waits. */
export const cancelJob = useCase(
  contract.cancelJob,
  async ({ tx, kernel, actor, orgId, clock, t, note }, { jobId }) => {
    note(jobId);
    const job = await jobInSight(tx, kernel, actor, orgId, jobId);
    const asked = await tx
      .withTables<Tables>()
      .updateTable('jobs.job')
      .set((set) => ({
        cancel_asked_at: set.fn.coalesce('cancel_asked_at', set.val(clock.now())),
        run_at: set.fn<string>('least', ['run_at', set.val(clock.now())]),
      }))
      .where('org_id', '=', orgId)
      .where('id', '=', job.id)
      .where('ended_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (!asked) return refuse('JOB_ENDED');
    wakeWorkers(kernel.db);
    return queries.viewOf(t, asked);
  },
);
