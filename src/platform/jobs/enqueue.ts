import { type Insertable, sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../actor/index.ts';
import { noOrganisation } from '../audit/index.ts';
import type { Id, Instant } from '../contract/index.ts';
import { json, type Tx } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import { newId } from '../ids/index.ts';
import type { Kernel } from '../kernel/index.ts';
import { holds } from '../policy/index.ts';
import { writeBlob } from './blob.ts';
import { attemptsOf, type JobKind } from './job-kind.ts';
import type { Tables } from './tables.ts';
import { wakeWorkers } from './wake.ts';

export interface EnqueueOptions {
  /** The same work asked for twice is one job: while one of this kind and key waits, runs or is done, its id is the answer. */
  readonly key?: string;
  readonly runAt?: Instant;
  /** Bytes the job will read with `file(name)`; they are removed when it ends. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

/**
 * Queues a job in the transaction of the act that asks for it: both are saved, or neither.
 *
 * @returns the job's id
 * @throws Refusal NOT_PERMITTED where the actor may not start this kind, or nobody is signed in
 */
export const enqueue = async <Takes extends z.ZodObject, Gives extends z.ZodType>(
  tx: Tx,
  kernel: Kernel,
  actor: Actor,
  kind: JobKind<Takes, Gives>,
  input: z.input<Takes>,
  { key, runAt, files = {} }: EnqueueOptions = {},
): Promise<Id> => {
  if (actor.kind === 'public' || !holds(kernel.roles, actor, kind.may)) {
    return refuse('NOT_PERMITTED', { permission: kind.may });
  }
  const orgId = actor.orgId ?? noOrganisation;
  const id = newId(kernel.clock, kernel.random);
  const now = kernel.clock.now();
  const found = await insertOnce(tx, {
    org_id: orgId,
    id,
    kind: kind.name,
    may: kind.may,
    input: json(kind.takes.parse(input)),
    key: key ?? null,
    state: 'waiting',
    attempt: 0,
    max_attempts: attemptsOf(kind),
    run_at: runAt ?? now,
    lease: null,
    leased_until: null,
    cancel_asked_at: null,
    done: null,
    total: null,
    phase: null,
    reason: null,
    problem: null,
    result: null,
    actor_kind: actor.kind,
    actor_id: actor.userId,
    roles: [...actor.roles],
    language: actor.language,
    created_at: now,
    started_at: null,
    ended_at: null,
  });
  if (found === id) {
    for (const [name, bytes] of Object.entries(files)) await writeBlob(tx, kernel, { orgId, jobId: id, name }, bytes);
  }
  wakeWorkers(kernel.db);
  return found;
};

/** Inserts, unless the same work is already there; between the two looks its job may just have died, so it looks again. */
const insertOnce = async (tx: Tx, job: Insertable<Tables['jobs.job']>): Promise<Id> => {
  const q = tx.withTables<Tables>();
  for (let look = 0; look < 3; look++) {
    const inserted = await q
      .insertInto('jobs.job')
      .values(job)
      .onConflict((c) =>
        c
          .columns(['org_id', 'kind', 'key'])
          .where('key', 'is not', null)
          .where('state', 'not in', sql<'dead'>`('dead', 'cancelled')`)
          .doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (inserted) return inserted.id;
    const there = await q
      .selectFrom('jobs.job')
      .select('id')
      .where('org_id', '=', job.org_id)
      .where('kind', '=', job.kind)
      .where('key', '=', job.key ?? '')
      .where('state', 'not in', ['dead', 'cancelled'])
      .executeTakeFirst();
    if (there) return there.id;
  }
  return refuse('CONFLICT');
};
