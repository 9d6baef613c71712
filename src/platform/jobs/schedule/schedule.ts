import { sql } from 'kysely';
import type { z } from 'zod';
import { systemActor } from '../../actor/index.ts';
import { noOrganisation } from '../../audit/index.ts';
import type { Id } from '../../contract/index.ts';
import { json, type Tx } from '../../db/index.ts';
import type { Kernel } from '../../kernel/index.ts';
import { holds } from '../../policy/index.ts';
import { enqueue } from '../enqueue.ts';
import type { AnyJobKind, JobKind } from '../job-kind.ts';
import { asPlatform, platformActor } from '../platform.ts';
import type { JobSchedule, Tables } from '../tables.ts';
import { nextAfter, type Rule } from './rule.ts';

type NewSchedule = Omit<JobSchedule, 'next_at' | 'last_at'>;

/** Writes a schedule; when it is next due changes only if the rule did. */
const keep = async (tx: Tx, kernel: Kernel, zone: string, row: NewSchedule): Promise<void> => {
  const next = new Date(nextAfter(row.rule, kernel.clock.millis(), zone)).toISOString();
  await sql`insert into jobs.schedule as s (org_id, name, kind, input, rule, next_at)
    values (${row.org_id}, ${row.name}, ${row.kind}, ${json(row.input)}, ${json(row.rule)}, ${next})
    on conflict (org_id, name) do update set kind = excluded.kind, input = excluded.input, rule = excluded.rule,
      next_at = case when s.rule = excluded.rule then s.next_at else excluded.next_at end`.execute(tx);
};

/** Writes the schedules that kinds of jobs bring with them. A worker does this when it starts. */
export const keepKindSchedules = async (kernel: Kernel, kinds: readonly AnyJobKind[], zone: string): Promise<void> => {
  const rows = kinds.flatMap(({ name, schedule }): NewSchedule[] =>
    schedule
      ? [
          {
            org_id: noOrganisation,
            name,
            kind: name,
            input: {},
            rule: 'daily' in schedule ? { zone, ...schedule } : schedule,
          },
        ]
      : [],
  );
  if (rows.length === 0) return;
  await kernel.db.transaction(asPlatform, async (tx) => {
    for (const row of rows) await keep(tx, kernel, zone, row);
  });
};

/**
 * Sets a schedule of one organisation; the platform runs it there with the permissions of the role `system`.
 *
 * @param name unique in the organisation: `plan.remind/<data call>`
 */
export const setSchedule = async <Takes extends z.ZodObject>(
  tx: Tx,
  kernel: Kernel,
  orgId: Id,
  {
    name,
    kind,
    input,
    rule,
  }: { name: string; kind: JobKind<Takes>; input: z.input<Takes>; rule: Rule & { zone?: string } },
): Promise<void> =>
  keep(tx, kernel, rule.zone ?? 'UTC', { org_id: orgId, name, kind: kind.name, input: kind.takes.parse(input), rule });

/** Whether an organisation has set a schedule of this name. */
export const hasSchedule = async (tx: Tx, orgId: Id, name: string): Promise<boolean> =>
  (await tx
    .withTables<Tables>()
    .selectFrom('jobs.schedule')
    .select('name')
    .where('org_id', '=', orgId)
    .where('name', '=', name)
    .executeTakeFirst()) !== undefined;

export const removeSchedule = async (tx: Tx, orgId: Id, name: string): Promise<void> => {
  await tx
    .withTables<Tables>()
    .deleteFrom('jobs.schedule')
    .where('org_id', '=', orgId)
    .where('name', '=', name)
    .execute();
};

/**
 * Queues what is due and moves the dates on. A server that was down for a week runs each schedule once, not once for every day it missed.
 *
 * @param tx of the platform
 */
export const queueDue = async (
  tx: Tx,
  kernel: Kernel,
  kinds: ReadonlyMap<string, AnyJobKind>,
  zone: string,
): Promise<void> => {
  const now = kernel.clock.now();
  const due = await tx
    .withTables<Tables>()
    .selectFrom('jobs.schedule')
    .selectAll()
    .where('next_at', '<=', now)
    .where('kind', 'in', [...kinds.keys()])
    .orderBy('next_at')
    .limit(100)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const row of due) {
    const kind = kinds.get(row.kind) as unknown as JobKind;
    const actor = row.org_id === noOrganisation ? platformActor() : systemActor(row.org_id);
    const input = kind.takes.safeParse(row.input);
    if (!input.success || !holds(kernel.roles, actor, kind.may)) {
      // one schedule gone stale must not hold up the others
      kernel.log.error({ schedule: row.name, kind: row.kind, permission: kind.may }, 'schedule cannot run');
    } else if (!(await isUnderWay(tx, row))) {
      await enqueue(tx, kernel, actor, kind, row.input as z.input<z.ZodObject>, { key: `${row.name} ${row.next_at}` });
    }
    await tx
      .withTables<Tables>()
      .updateTable('jobs.schedule')
      .set({ last_at: now, next_at: new Date(nextAfter(row.rule, kernel.clock.millis(), zone)).toISOString() })
      .where('org_id', '=', row.org_id)
      .where('name', '=', row.name)
      .execute();
  }
};

/** Whether the last one still waits or runs: then this turn is left out. */
const isUnderWay = async (tx: Tx, { org_id, kind, name }: JobSchedule): Promise<boolean> => {
  const open = await tx
    .withTables<Tables>()
    .selectFrom('jobs.job')
    .select('id')
    .where('org_id', '=', org_id)
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'running'])
    .where(sql<boolean>`starts_with(key, ${`${name} `})`)
    .executeTakeFirst();
  return open !== undefined;
};
