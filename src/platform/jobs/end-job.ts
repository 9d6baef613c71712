import { sql } from 'kysely';
import type { Actor } from '../actor/index.ts';
import { appendAudit, noOrganisation } from '../audit/index.ts';
import type { Instant } from '../contract/index.ts';
import { json, type Tx } from '../db/index.ts';
import type { Kernel } from '../kernel/index.ts';
import { type Claimed, holdLease } from './claim.ts';
import type { Progress } from './heartbeat.ts';
import type { AnyJobKind } from './job-kind.ts';
import { behalfOf } from './platform.ts';
import type { JobProblem, Tables } from './tables.ts';

/** How one attempt came out. */
export type Ending =
  | { readonly state: 'done'; readonly result: unknown }
  | { readonly state: 'cancelled' }
  | { readonly state: 'dead'; readonly problem: JobProblem }
  | {
      readonly state: 'waiting';
      readonly runAt: Instant;
      readonly problem: JobProblem | null;
      readonly counts: boolean;
    };

/**
 * Writes how an attempt came out, gives the lease back and, where the job has ended, removes its bytes and steps and leaves an audit
 * entry. Does nothing where the lease is no longer ours.
 */
export const endJob = async (
  kernel: Kernel,
  kind: AnyJobKind,
  job: Claimed,
  actor: Actor,
  progress: Progress,
  ending: Ending,
): Promise<void> => {
  const problem = 'problem' in ending ? ending.problem : null;
  const ended = ending.state !== 'waiting';
  await kernel.db.transaction(behalfOf(job.org_id), async (tx) => {
    if (!(await holdLease(tx, job))) return;
    await tx
      .withTables<Tables>()
      .updateTable('jobs.job')
      .set({
        ...progress,
        state: ending.state,
        lease: null,
        leased_until: null,
        reason: problem?.code ?? null,
        problem: problem ? json(problem) : null,
        ...(ending.state === 'waiting' ? { run_at: ending.runAt } : { ended_at: kernel.clock.now() }),
        ...(ending.state === 'waiting' && !ending.counts ? { attempt: job.attempt - 1 } : {}),
        ...(ending.state === 'done' ? { result: json(ending.result ?? null) } : {}),
      })
      .where('org_id', '=', job.org_id)
      .where('id', '=', job.id)
      .execute();
    if (!ended) return;
    await clear(tx, job);
    if (ending.state !== 'done') await tellKind(kernel, tx, kind, job, ending.state, problem?.code ?? 'CANCELLED');
    // the platform's own housekeeping would fill the trail with nothing
    if (job.org_id !== noOrganisation || ending.state !== 'done') {
      const outcome = ending.state === 'done' ? 'done' : (problem?.code ?? 'CANCELLED');
      await appendAudit(tx, kernel.clock, actor, { act: job.kind, outcome, records: [job.id] });
    }
  });
};

const clear = async (tx: Tx, { org_id, id }: Claimed): Promise<void> => {
  await sql`delete from jobs.blob where org_id = ${org_id}::uuid and job_id = ${id}::uuid`.execute(tx);
  await sql`delete from jobs.step where org_id = ${org_id}::uuid and job_id = ${id}::uuid`.execute(tx);
};

const tellKind = async (
  kernel: Kernel,
  tx: Tx,
  kind: AnyJobKind,
  job: Claimed,
  outcome: 'dead' | 'cancelled',
  reason: string,
): Promise<void> => {
  const input = kind.takes.safeParse(job.input);
  if (!kind.failed || !input.success) return;
  await kind.failed({ kernel, tx, orgId: job.org_id, job: { id: job.id }, outcome, reason }, input.data as never);
};
