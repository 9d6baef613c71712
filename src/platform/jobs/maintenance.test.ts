import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allJobKinds } from '../../server/compose.ts';
import { testWorld } from '../../testing/world.ts';
import { noOrganisation } from '../audit/index.ts';
import type { Kernel } from '../kernel/index.ts';
import type { TestWorld } from '../testing/world.ts';
import { enqueue } from './enqueue.ts';
import { jobKind } from './job-kind.ts';
import { maintenanceKinds, sweepJobs } from './maintenance.ts';
import { asPlatform, platformActor } from './platform.ts';
import type { Job, Tables } from './tables.ts';
import { jobRow, queue, until, untilScheduled, untilState, withWorker } from './testing/work.ts';

const days = 86_400_000;

describe('housekeeping', () => {
  let world: TestWorld;
  /** Counts what is asked of the database, and asks it. */
  let kernel: Kernel;
  const asked: string[] = [];
  beforeAll(async () => {
    world = await testWorld();
    const { db } = world.kernel;
    // tests that ran before in this process may have left a night waiting
    await db.asOwner((owner) =>
      owner.withTables<Tables>().deleteFrom('jobs.job').where('org_id', '=', noOrganisation).execute(),
    );
    kernel = {
      ...world.kernel,
      db: {
        ...db,
        checkpoint: () => db.checkpoint().then(() => void asked.push('checkpoint')),
        vacuum: () => db.vacuum().then(() => void asked.push('vacuum')),
      },
    };
  });
  const platformJobs = (kind: string): Promise<Job[]> =>
    kernel.db.transaction(asPlatform, (tx) =>
      tx
        .withTables<Tables>()
        .selectFrom('jobs.job')
        .selectAll()
        .where('kind', '=', kind)
        .where('org_id', '=', noOrganisation)
        .execute(),
    );

  it('runs by the clock: to disk every ten minutes, sweeps every hour, takes stock at night', async () => {
    const swept: string[] = [];
    const kinds = maintenanceKinds([{ name: 'test', run: async () => swept.push('rows') }]);
    await withWorker({ kernel }, kinds, async () => {
      await untilScheduled(kernel, ...kinds.map((kind) => kind.name));
      expect([asked, swept]).toEqual([[], []]);
      world.clock.advance(days);
      for (const kind of kinds)
        await until(
          () => platformJobs(kind.name),
          (jobs) => jobs.some((job) => job.state === 'done'),
        );
    });
    expect(asked.toSorted()).toEqual(['checkpoint', 'checkpoint', 'vacuum']);
    expect(swept).toEqual(['rows']);
    const [sweep] = await platformJobs('maintenance.sweep');
    expect(sweep?.result).toEqual({ removed: 1 });
  });

  it('takes stock after a job that loaded much', async () => {
    const officer = await world.actor(await world.organisation(), 'plan-officer');
    const load = jobKind(`test.load-${process.pid}`, {
      may: 'write plan',
      takes: z.object({}),
      gives: z.object({}),
      bulk: true,
      run: async () => ({}),
    });
    await withWorker({ kernel }, [load, ...maintenanceKinds([])], async () => {
      const id = await queue(kernel, officer, load);
      await until(
        () => platformJobs('maintenance.vacuum'),
        (jobs) => jobs.some((job) => job.key === `after ${id}` && job.state === 'done'),
      );
    });
  });

  it('removes ended jobs after 90 days, the platform’s own after two, and none that has not ended', async () => {
    const officer = await world.actor(await world.organisation(), 'plan-officer');
    const kind = jobKind(`test.old-${process.pid}`, {
      may: 'write deployment',
      takes: z.object({}),
      gives: z.object({}),
      run: async () => ({}),
    });
    const theirs = jobKind(`test.theirs-${process.pid}`, { ...kind, may: 'write plan' });
    const ended = await queue(kernel, officer, theirs);
    const platforms = await kernel.db.transaction(asPlatform, (tx) => enqueue(tx, kernel, platformActor(), kind, {}));
    await withWorker({ kernel }, [kind, theirs], () =>
      Promise.all([untilState(kernel, ended, 'done'), untilState(kernel, platforms, 'done')]),
    );
    const waiting = await queue(kernel, officer, theirs);
    const left = async (): Promise<string[]> => {
      const there = await Promise.all([ended, platforms, waiting].map((id) => jobRow(kernel, id).catch(() => null)));
      return there.flatMap((job) => (job ? [job.id] : []));
    };
    world.clock.advance(3 * days);
    await sweepJobs.run(kernel);
    expect(await left()).toEqual([ended, waiting]);
    world.clock.advance(90 * days);
    await sweepJobs.run(kernel);
    expect(await left()).toEqual([waiting]);
  });

  it('is part of the server: every kind of job has a title in both languages', () => {
    expect(allJobKinds.map((kind) => kind.name)).toEqual(
      expect.arrayContaining(['mail.send', 'maintenance.checkpoint', 'maintenance.sweep', 'maintenance.vacuum']),
    );
    for (const { name } of allJobKinds) {
      for (const language of ['en', 'es'] as const) expect(kernel.translate(language)(`job.${name}`)).not.toBe('');
    }
  });
});
