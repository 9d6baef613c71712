import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { migrationRooms } from '../../capabilities.ts';
import { testWorld } from '../../testing/world.ts';
import type { Actor } from '../actor/index.ts';
import { type Db, openPostgres } from '../db/index.ts';
import type { Kernel } from '../kernel/index.ts';
import { testDatabase, testLogins } from '../testing/database.ts';
import type { TestWorld } from '../testing/world.ts';
import { jobKind } from './job-kind.ts';
import { asPlatform } from './platform.ts';
import { jobRow, queue, until, untilState, withWorker } from './testing/work.ts';

const Nothing = z.object({});

describe('several workers on one table', () => {
  let world: TestWorld;
  let officer: Actor;
  /** As another server sees the database: connections, and a memory of what is under way, of its own. The embedded one has one server. */
  let elsewhere: { kernel: Kernel };
  let second: Db | null = null;
  beforeAll(async () => {
    world = await testWorld();
    officer = await world.actor(await world.organisation(), 'plan-officer');
    if (testDatabase === 'postgres')
      second = await openPostgres({ ...(await testLogins(migrationRooms)), connections: 4 });
    elsewhere = { kernel: second ? { ...world.kernel, db: second } : world.kernel };
  });
  afterAll(() => second?.close());

  it('run each job once, and all of them', async () => {
    const ran: string[] = [];
    const kind = jobKind(`test.once-${process.pid}`, {
      may: 'write plan',
      takes: Nothing,
      gives: Nothing,
      run: async ({ job }) => {
        ran.push(job.id);
        await new Promise((resolve) => setImmediate(resolve));
        return {};
      },
    });
    const ids = await Promise.all(Array.from({ length: 120 }, () => queue(world.kernel, officer, kind)));
    const open = () =>
      world.kernel.db.transaction(asPlatform, (tx) =>
        sql`select from jobs.job where kind = ${kind.name} and state <> 'done' limit 1`.execute(tx),
      );
    const work = (fn: () => Promise<unknown>, on: { kernel: Kernel }) => withWorker(on, [kind], fn, { concurrency: 5 });
    const allDone = () => until(open, ({ rows }) => rows.length === 0);
    await work(() => work(() => work(allDone, world), elsewhere), elsewhere);
    expect(ran.toSorted()).toEqual(ids.toSorted());
  });

  it('cannot commit a step any more, and do not touch the job, once another has taken it', async () => {
    let go = (): void => {};
    const kind = jobKind(`test.fenced-${process.pid}`, {
      may: 'write plan',
      takes: Nothing,
      gives: Nothing,
      run: async ({ step }) => {
        await new Promise<void>((resolve) => {
          go = resolve;
        });
        await step('late', (tx) =>
          sql`update accounts.organisation set name = 'Too late'`.execute(tx).then(() => null),
        );
        return {};
      },
    });
    const id = await queue(world.kernel, officer, kind);
    const other = '0197a000-0000-7000-8000-000000000001';
    await withWorker(
      world,
      [kind],
      async () => {
        await untilState(world.kernel, id, 'running');
        await world.kernel.db.transaction(asPlatform, (tx) =>
          sql`update jobs.job set lease = ${other}::uuid, attempt = 2, leased_until = '2027-01-01Z' where id = ${id}::uuid`.execute(
            tx,
          ),
        );
        await until(
          async () => go,
          (now) => now.length === 1,
        );
        go();
      },
      { beatMs: 60_000 },
    );
    expect(await jobRow(world.kernel, id)).toMatchObject({ state: 'running', lease: other, attempt: 2 });
    const { rows } = await world.kernel.db.transaction(officer, (tx) =>
      sql<{ name: string }>`select name from accounts.organisation where id = ${officer.orgId}`.execute(tx),
    );
    expect(rows).toEqual([{ name: 'Test Office' }]);
  });

  it('give up a job whose worker was lost at every try', async () => {
    const kind = jobKind(`test.lost-${process.pid}`, {
      may: 'write plan',
      takes: Nothing,
      gives: Nothing,
      retries: { attempts: 2 },
      run: async () => ({}),
    });
    const id = await queue(world.kernel, officer, kind);
    await world.kernel.db.transaction(asPlatform, (tx) =>
      sql`update jobs.job set state = 'running', lease = gen_random_uuid(), attempt = 2, leased_until = '2026-11-24T08:00Z' where id = ${id}::uuid`.execute(
        tx,
      ),
    );
    const job = await withWorker(world, [kind], () => untilState(world.kernel, id, 'dead'));
    expect(job.reason).toBe('WORKER_LOST');
  });
});
