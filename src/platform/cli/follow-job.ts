import type { Id } from '../contract/index.ts';
import { endedStates, getJob, type JobView } from '../jobs/contract.ts';
import { Refused } from './client.ts';
import type { CommandContext } from './command.ts';

const lookMs = 400;

/**
 * Waits for a job on the server and shows how far it is.
 *
 * @throws Refused with the job's own problem where it ended without success
 */
export const followJob = async ({ call, progress, t }: CommandContext, jobId: Id): Promise<JobView> => {
  for (;;) {
    const job = await call(getJob, { jobId });
    progress(t(`job.${job.kind}`), job.done ?? 0, job.total);
    if (job.state === 'done') return job;
    if (endedStates.has(job.state)) {
      const { code, says, fix, where } = job.problem ?? {
        code: job.state.toUpperCase(),
        says: job.state,
        fix: '',
        where: [],
      };
      throw new Refused({ code, says, fix, where, status: 422 });
    }
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
};
