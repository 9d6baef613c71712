import { sql } from 'kysely';
import type { Actor } from '../actor/index.ts';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import { type Kernel, useCase } from '../kernel/index.ts';
import * as contract from './contract.ts';
import { seesJob, visibleJobs } from './policy.ts';
import * as queries from './queries.ts';
import type { Job, Tables } from './tables.ts';

/** A job that this actor may see; one that is not there refuses the same way. */
export const jobInSight = async (tx: Tx, kernel: Kernel, actor: Actor, orgId: Id, jobId: Id): Promise<Job> => {
  const job = await queries.jobById(tx, orgId, jobId);
  return seesJob(kernel.roles, actor, job) ? job : refuse('NOT_FOUND_OR_NO_ACCESS');
};

export const listJobs = useCase(contract.listJobs, async ({ tx, kernel, actor, orgId, t }, input) => {
  const { limit, offset, state, kind, mine } = input;
  let query = tx
    .withTables<Tables>()
    .selectFrom('jobs.job')
    .where('org_id', '=', orgId)
    .where(visibleJobs(kernel.roles, actor));
  if (state) query = query.where('state', '=', state);
  if (kind) query = query.where('kind', '=', kind);
  if (mine) query = query.where('actor_id', '=', actor.userId);
  const { total } = await query.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows: rows.map((row) => queries.viewOf(t, row)), total, limit, offset };
});

export const getJob = useCase(contract.getJob, async ({ tx, kernel, actor, orgId, t, note }, { jobId }) => {
  note(jobId);
  return queries.viewOf(t, await jobInSight(tx, kernel, actor, orgId, jobId));
});
