import { sql } from 'kysely';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { newId } from '../ids/index.ts';
import type { Kernel } from '../kernel/index.ts';
import type { Job } from './tables.ts';

/** A job in the hands of a worker. */
export type Claimed = Job & { lease: Id };

/**
 * Takes what is due, oldest first: what waits, and what a worker held that has not been heard of since its lease ended. Rows that
 * another worker is taking at this moment are passed over.
 *
 * @param tx of the platform
 * @param busy jobs this process is still working on; a slow heartbeat must not make it take them twice
 */
export const claimDue = async (
  tx: Tx,
  kernel: Kernel,
  { kinds, busy, limit, leaseMs }: { kinds: readonly string[]; busy: readonly Id[]; limit: number; leaseMs: number },
): Promise<Claimed[]> => {
  const now = kernel.clock.now();
  const until = new Date(kernel.clock.millis() + leaseMs).toISOString();
  const lease = newId(kernel.clock, kernel.random);
  const { rows } = await sql<Claimed>`
    with due as (
      select org_id, id from jobs.job
      where state in ('waiting', 'running') and run_at <= ${now}::timestamptz
        and (state = 'waiting' or leased_until <= ${now}::timestamptz)
        and kind in (${sql.join(kinds)}) ${busy.length > 0 ? sql`and id not in (${sql.join(busy)})` : sql``}
      order by run_at, id limit ${limit} for update skip locked)
    update jobs.job j
    set state = 'running', lease = ${lease}::uuid, leased_until = ${until}::timestamptz, attempt = j.attempt + 1,
      started_at = coalesce(j.started_at, ${now}::timestamptz)
    from due where j.org_id = due.org_id and j.id = due.id
    returning j.*`.execute(tx);
  return rows;
};

/** Whether this worker still holds the job, until the end of the transaction. */
export const holdLease = async (tx: Tx, { org_id, id, lease }: Claimed): Promise<boolean> => {
  const { rows } = await sql`select from jobs.job
    where org_id = ${org_id}::uuid and id = ${id}::uuid and lease = ${lease}::uuid for no key update`.execute(tx);
  return rows.length === 1;
};
