import { setTimeout as sleep } from 'node:timers/promises';
import type { Id } from '../contract/index.ts';
import { refuse } from '../errors/index.ts';
import { type StreamContext, stream } from '../kernel/index.ts';
import * as contract from './contract.ts';
import * as queries from './queries.ts';
import { jobInSight } from './see-jobs.ts';
import type { Job } from './tables.ts';

const shortest = 250;
const longest = 2_000;

const look = ({ kernel, actor }: StreamContext, jobId: Id): Promise<Job> => {
  const who = actor();
  const orgId = who.orgId ?? refuse('NOT_FOUND_OR_NO_ACCESS');
  return kernel.db.transaction(who, (tx) => jobInSight(tx, kernel, who, orgId, jobId));
};

/** Looks at the job until it has ended, more seldom while nothing moves; each look asks again whether the actor may see it. */
async function* events(context: StreamContext, { jobId }: { jobId: Id }): AsyncGenerator<contract.JobView> {
  let seen = '';
  let wait = shortest;
  while (!context.signal.aborted) {
    const job = await look(context, jobId);
    const view = queries.viewOf(context.kernel.translate(context.actor().language), job);
    const now = JSON.stringify(view);
    if (now !== seen) yield view;
    wait = now === seen ? Math.min(wait * 1.5, longest) : shortest;
    seen = now;
    if (contract.endedStates.has(view.state)) return;
    await sleep(wait, undefined, { signal: context.signal }).catch(() => {});
  }
}

export const watchJob = stream(contract.jobEvents, {
  admit: async ({ tx, kernel, actor, orgId, note }, { jobId }) => {
    note(jobId);
    await jobInSight(tx, kernel, actor, orgId, jobId);
  },
  events,
});
