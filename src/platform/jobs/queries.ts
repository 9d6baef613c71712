import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { orRefuse } from '../errors/index.ts';
import type { Translate } from '../i18n/index.ts';
import type { JobView } from './contract.ts';
import type { Job, Tables } from './tables.ts';

/** @throws Refusal NOT_FOUND_OR_NO_ACCESS */
export const jobById = (tx: Tx, orgId: Id, jobId: Id): Promise<Job> =>
  tx
    .withTables<Tables>()
    .selectFrom('jobs.job')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', jobId)
    .executeTakeFirst()
    .then(orRefuse());

export const viewOf = (t: Translate, job: Job): JobView => ({
  id: job.id,
  kind: job.kind,
  state: job.state,
  phase: job.phase,
  done: job.done,
  total: job.total,
  attempt: job.attempt,
  maxAttempts: job.max_attempts,
  problem: job.problem && {
    code: job.problem.code,
    says: t(`error.${job.problem.code}`, job.problem.values),
    fix: t(`error.${job.problem.code}.fix`, job.problem.values),
    where: [...job.problem.where],
  },
  startedBy: job.actor_id,
  cancelAsked: job.cancel_asked_at !== null,
  createdAt: job.created_at,
  runAt: job.run_at,
  startedAt: job.started_at,
  endedAt: job.ended_at,
  result: job.result,
});
