import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testWorld } from '../../testing/world.ts';
import type { Tables as AccountTables } from '../accounts/tables.ts';
import type { Actor } from '../actor/index.ts';
import type { Tables as AuditTables } from '../audit/tables.ts';
import { Id } from '../contract/index.ts';
import { Refusal, refuse } from '../errors/index.ts';
import type { TestWorld } from '../testing/world.ts';
import { cancelJob } from './cancel-job.ts';
import { type JobKind, jobKind } from './job-kind.ts';
import { asPlatform } from './platform.ts';
import { getJob, listJobs } from './see-jobs.ts';
import { jobRow, queue, until, untilState, withWorker } from './testing/work.ts';

let kinds = 0;
const fresh = (): string => `test.k${process.pid}-${kinds++}`;
const Nothing = z.object({});

describe('a job', () => {
  let world: TestWorld;
  let orgId: string;
  let officer: Actor;
  beforeAll(async () => {
    world = await testWorld();
    orgId = await world.organisation();
    officer = await world.actor(orgId, 'plan-officer');
  });
  const kindOf = (run: JobKind['run'], more: Partial<JobKind> = {}) =>
    jobKind(fresh(), { may: 'write plan', takes: Nothing, gives: z.record(z.string(), z.number()), run, ...more });

  it('runs for the person who asked, keeps of its result what its kind promises, and leaves an audit entry', async () => {
    const seen: Actor[] = [];
    const kind = jobKind(fresh(), {
      may: 'write plan',
      takes: z.object({ planId: Id }),
      gives: z.object({ rows: z.number() }),
      run: async ({ actor }) => {
        seen.push(actor);
        return { rows: 3, secret: 'not promised' };
      },
    });
    const id = await queue(world.kernel, officer, kind, { planId: orgId });
    const job = await withWorker(world, [kind], () => untilState(world.kernel, id, 'done'));
    expect(job).toMatchObject({ result: { rows: 3 }, attempt: 1, lease: null, reason: null });
    expect(seen).toMatchObject([{ userId: officer.userId, orgId, roles: ['plan-officer'], channel: 'job' }]);
    const entries = await world.kernel.db.transaction({ orgId, userId: null }, (tx) =>
      tx.withTables<AuditTables>().selectFrom('audit.entry').selectAll().where('act', '=', kind.name).execute(),
    );
    expect(entries).toMatchObject([{ outcome: 'done', records: [id], actor_id: officer.userId, channel: 'job' }]);
  });

  it('is saved with the act that asked for it, or not at all', async () => {
    const kind = kindOf(async () => ({}));
    const attempt = world.kernel.db.transaction(officer, async (tx) => {
      const { enqueue } = await import('./enqueue.ts');
      await enqueue(tx, world.kernel, officer, kind, {});
      refuse('CONFLICT');
    });
    await expect(attempt).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await world.perform(officer, listJobs, { kind: kind.name })).total).toBe(0);
  });

  it('cannot be started by somebody whose roles do not allow the kind', async () => {
    const caseworker = await world.actor(orgId, 'caseworker');
    await expect(
      queue(
        world.kernel,
        caseworker,
        kindOf(async () => ({})),
      ),
    ).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });

  it('has no room for free text in its input', () => {
    const bad = () =>
      jobKind('test.bad', {
        may: 'write plan',
        takes: z.object({ name: z.string() }),
        gives: Nothing,
        run: async () => ({}),
      });
    expect(bad).toThrow('test.bad.name: free text has no place in a job');
  });

  it('asked for twice under one key is one job, until it has failed', async () => {
    const kind = kindOf(async () => refuse('NOT_FOUND_OR_NO_ACCESS'));
    const ids = await Promise.all([1, 2, 3].map(() => queue(world.kernel, officer, kind, {}, { key: 'k' })));
    expect(new Set(ids).size).toBe(1);
    await withWorker(world, [kind], () => untilState(world.kernel, ids[0] as string, 'dead'));
    expect(await queue(world.kernel, officer, kind, {}, { key: 'k' })).not.toBe(ids[0]);
  });

  it('waits for its time', async () => {
    const kind = kindOf(async () => ({}));
    const id = await queue(world.kernel, officer, kind, {}, { runAt: '2026-11-24T09:00:01.000Z' });
    await withWorker(world, [kind], async () => {
      const other = await queue(world.kernel, officer, kind);
      await untilState(world.kernel, other, 'done');
      expect((await jobRow(world.kernel, id)).state).toBe('waiting');
      world.clock.advance(1_000);
      await untilState(world.kernel, id, 'done');
    });
  });

  it('reads the bytes that came with it, which lie sealed and go when it ends', async () => {
    const bytes = new Uint8Array(700_001).map((_, i) => i % 251);
    const kind = kindOf(async ({ file }) => {
      const read = await file();
      return { length: read.length, equal: Number(Buffer.from(read).equals(Buffer.from(bytes))) };
    });
    const id = await queue(world.kernel, officer, kind, {}, { files: { file: bytes } });
    const parts = () =>
      world.kernel.db.transaction(officer, (tx) =>
        sql<{ bytes: Uint8Array }>`select bytes from jobs.blob where job_id = ${id}`.execute(tx),
      );
    const kept = (await parts()).rows;
    expect(kept).toHaveLength(3);
    expect(kept.some((part) => Buffer.from(part.bytes).includes(Buffer.from(bytes.subarray(0, 64))))).toBe(false);
    const job = await withWorker(world, [kind], () => untilState(world.kernel, id, 'done'));
    expect(job.result).toEqual({ length: 700_001, equal: 1 });
    expect((await parts()).rows).toHaveLength(0);
  });

  describe('that fails', () => {
    it('is tried again after 1, 2, 4 … times its pause, half of it by chance, then given up with the reason', async () => {
      const kind = kindOf(
        async () => {
          throw new Error('the value of Jane Roe');
        },
        { retries: { attempts: 4, baseMs: 1_000 } },
      );
      const still = { ...world, kernel: { ...world.kernel, random: (n: number) => new Uint8Array(n) } };
      const id = await queue(world.kernel, officer, kind);
      await withWorker(still, [kind], async () => {
        for (const [attempt, pause] of [500, 1_000, 2_000].entries()) {
          const job = await until(
            () => jobRow(world.kernel, id),
            (seen) => seen.state === 'waiting' && seen.attempt === attempt + 1,
          );
          expect(Date.parse(job.run_at) - world.clock.millis()).toBe(pause);
          expect(job.reason).toBe('UNEXPECTED');
          world.clock.advance(pause);
        }
        const job = await untilState(world.kernel, id, 'dead');
        expect(job).toMatchObject({ attempt: 4, reason: 'UNEXPECTED' });
        expect(JSON.stringify(job)).not.toContain('Jane');
      });
    });

    it('with a refusal ends at once and says where and what to do; with a code that may mend itself it is tried again', async () => {
      const places = [{ row: 7, column: 'due', code: 'DATE_DOES_NOT_EXIST' }];
      const final = kindOf(async () => {
        throw new Refusal('INPUT_INVALID', { count: 1 }, places);
      });
      const mending = kindOf(async () => refuse('NO_SUCH_ROUTE'), { retries: { codes: ['NO_SUCH_ROUTE'] } });
      const [one, other] = [await queue(world.kernel, officer, final), await queue(world.kernel, officer, mending)];
      await withWorker(world, [final, mending], async () => {
        await untilState(world.kernel, one, 'dead');
        await until(
          () => jobRow(world.kernel, other),
          (job) => job.state === 'waiting' && job.attempt === 1,
        );
      });
      const view = await world.perform({ ...officer, language: 'es' }, getJob, { jobId: one });
      expect(view.problem).toMatchObject({
        code: 'INPUT_INVALID',
        says: 'Un campo necesita revisión.',
        where: places,
      });
    });

    it('tells its kind, in the transaction that ends it', async () => {
      const told: string[] = [];
      const kind = kindOf(async () => refuse('NOT_FOUND_OR_NO_ACCESS'), {
        failed: async ({ outcome, reason }) => void told.push(`${outcome} ${reason}`),
      });
      const id = await queue(world.kernel, officer, kind);
      await withWorker(world, [kind], () => untilState(world.kernel, id, 'dead'));
      expect(told).toEqual(['dead NOT_FOUND_OR_NO_ACCESS']);
    });

    it('does not do again what a step of it has committed', async () => {
      let stepped = 0;
      let tries = 0;
      const kind = kindOf(async ({ step }) => {
        const rows = await step('load', async () => ++stepped);
        if (++tries === 1) throw new Error('after the step');
        return { rows };
      });
      const id = await queue(world.kernel, officer, kind);
      await withWorker(world, [kind], async () => {
        await until(
          () => jobRow(world.kernel, id),
          (job) => job.attempt === 1 && job.state === 'waiting',
        );
        world.clock.advance(60_000);
        await untilState(world.kernel, id, 'done');
      });
      expect([stepped, tries]).toEqual([1, 2]);
    });
  });

  describe('and the people', () => {
    it('does nothing for somebody who has lost the role or left since', async () => {
      const kind = kindOf(async () => ({}));
      const [changed, gone] = [await world.actor(orgId, 'plan-officer'), await world.actor(orgId, 'plan-officer')];
      const ids = [await queue(world.kernel, changed, kind), await queue(world.kernel, gone, kind)];
      await world.kernel.db.transaction(asPlatform, async (tx) => {
        const q = tx.withTables<AccountTables>();
        await q
          .updateTable('accounts.membership')
          .set({ roles: ['caseworker'] })
          .where('person_id', '=', changed.userId)
          .execute();
        await q.deleteFrom('accounts.membership').where('person_id', '=', gone.userId).execute();
      });
      const jobs = await withWorker(world, [kind], () =>
        Promise.all(ids.map((id) => untilState(world.kernel, id, 'dead'))),
      );
      expect(jobs.map((job) => job.reason)).toEqual(['NOT_PERMITTED', 'JOB_STARTER_GONE']);
    });

    it('is seen by its starter and by who holds the permission of its kind, and by nobody of another organisation', async () => {
      const kind = kindOf(async () => ({}));
      const id = await queue(world.kernel, officer, kind);
      const sees = async (actor: Actor): Promise<boolean> => {
        const listed = (await world.perform(actor, listJobs, { kind: kind.name })).total === 1;
        const got = await world.perform(actor, getJob, { jobId: id }).then(
          () => true,
          (error: Refusal) => error.code !== 'NOT_FOUND_OR_NO_ACCESS',
        );
        expect(listed).toBe(got);
        return listed;
      };
      expect(await sees(officer)).toBe(true);
      expect(await sees(await world.actor(orgId, 'plan-officer'))).toBe(true);
      expect(await sees(await world.actor(orgId, 'caseworker'))).toBe(false);
      expect(await sees(await world.actor(await world.organisation(), 'plan-officer'))).toBe(false);
      expect(await sees({ ...officer, roles: ['caseworker'] })).toBe(true);
    });
  });

  describe('that is cancelled', () => {
    it('mid-way stops at its next look at the signal, keeps what its steps saved and says how far it came', async () => {
      const kind = kindOf(async ({ signal, progress, step }) => {
        for (let row = 1; ; row++) {
          signal.throwIfAborted();
          progress(row, 1_000_000, 'rows');
          if (row === 1)
            await step('first', async (tx) =>
              sql`update accounts.organisation set name = 'Kept'`.execute(tx).then(() => 1),
            );
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      });
      const id = await queue(world.kernel, officer, kind);
      const job = await withWorker(world, [kind], async () => {
        await until(
          () => jobRow(world.kernel, id),
          (seen) => (seen.done ?? 0) > 2,
        );
        expect(await world.perform(officer, cancelJob, { jobId: id })).toMatchObject({
          cancelAsked: true,
          state: 'running',
        });
        return untilState(world.kernel, id, 'cancelled');
      });
      expect(job).toMatchObject({ total: 1_000_000, phase: 'rows', lease: null });
      const { rows } = await world.kernel.db.transaction(officer, (tx) =>
        sql<{ name: string }>`select name from accounts.organisation where id = ${orgId}`.execute(tx),
      );
      expect(rows).toEqual([{ name: 'Kept' }]);
      await expect(world.perform(officer, cancelJob, { jobId: id })).rejects.toMatchObject({ code: 'JOB_ENDED' });
    });

    it('before it began never begins, even if it was due in a year', async () => {
      let began = false;
      const kind = kindOf(async () => {
        began = true;
        return {};
      });
      const id = await queue(world.kernel, officer, kind, {}, { runAt: '2027-11-24T09:00:00.000Z' });
      await world.perform(officer, cancelJob, { jobId: id });
      await withWorker(world, [kind], () => untilState(world.kernel, id, 'cancelled'));
      expect(began).toBe(false);
    });
  });

  it('writes its progress four times a second at most, however often it is told', async () => {
    const written = new Set<number | null>();
    const kind = kindOf(async ({ progress }) => {
      const end = performance.now() + 1_000;
      for (let row = 1; performance.now() < end; row++) {
        progress(row, null);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return {};
    });
    const id = await queue(world.kernel, officer, kind);
    await withWorker(
      world,
      [kind],
      () =>
        until(
          async () => {
            const job = await jobRow(world.kernel, id);
            written.add(job.done);
            return job;
          },
          (job) => job.state === 'done',
        ),
      { beatMs: 5_000 },
    );
    expect(written.size).toBeGreaterThan(2);
    expect(written.size).toBeLessThanOrEqual(7);
  });

  it('goes back, unspent, when the server stops before it has ended', async () => {
    const kind = kindOf(
      ({ signal }) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
    );
    const id = await queue(world.kernel, officer, kind);
    await withWorker(world, [kind], () => untilState(world.kernel, id, 'running'), { graceMs: 10 });
    expect(await jobRow(world.kernel, id)).toMatchObject({ state: 'waiting', attempt: 0, lease: null });
  });
});
