import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testWorld } from '../../../testing/world.ts';
import { noOrganisation } from '../../audit/index.ts';
import type { TestWorld } from '../../testing/world.ts';
import { jobKind } from '../job-kind.ts';
import { asPlatform } from '../platform.ts';
import type { Job, Tables } from '../tables.ts';
import { until, untilScheduled, withWorker } from '../testing/work.ts';
import { dayIn, momentOf, nextDay } from './civil-time.ts';
import { nextAfter } from './rule.ts';
import { removeSchedule, setSchedule } from './schedule.ts';

const at = (text: string): number => Date.parse(text);
const next = (rule: Parameters<typeof nextAfter>[0], after: string): string =>
  new Date(nextAfter(rule, at(after), 'UTC')).toISOString();

describe('a daily schedule', () => {
  const newYork = { daily: '02:30', zone: 'America/New_York' };

  it('follows the clock on the wall over the change to summer time: at 02:30 there is none, so it runs at 03:30', () => {
    expect(next(newYork, '2027-03-13T12:00Z')).toBe('2027-03-14T07:30:00.000Z');
    expect(next(newYork, '2027-03-14T07:30Z')).toBe('2027-03-15T06:30:00.000Z');
  });

  it('runs once in the night in which clocks show 01:30 twice, the first time', () => {
    const rule = { daily: '01:30', zone: 'America/New_York' };
    expect(next(rule, '2026-10-31T12:00Z')).toBe('2026-11-01T05:30:00.000Z');
    expect(next(rule, '2026-11-01T05:30Z')).toBe('2026-11-02T06:30:00.000Z');
    expect(next(rule, '2026-11-01T06:30Z')).toBe('2026-11-02T06:30:00.000Z');
  });

  it('knows zones that change by half an hour, at midnight, or not at all', () => {
    expect(next({ daily: '02:15', zone: 'Australia/Lord_Howe' }, '2026-10-03T00:00Z')).toBe('2026-10-03T15:45:00.000Z');
    expect(next({ daily: '00:00', zone: 'Africa/Cairo' }, '2027-04-29T12:00Z')).toBe('2027-04-29T22:00:00.000Z');
    expect(next({ daily: '06:00', zone: 'America/Phoenix' }, '2027-03-14T00:00Z')).toBe('2027-03-14T13:00:00.000Z');
  });

  it('runs on every day of the civil calendar exactly once, in any zone', () => {
    const zones = [
      'America/New_York',
      'Europe/Madrid',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/St_Johns',
      'Africa/Cairo',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 1_439 }),
        fc.integer({ min: at('2024-01-01'), max: at('2028-01-01') }),
        (zone, minute, from) => {
          const daily = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          const due = nextAfter({ daily, zone }, from, 'UTC');
          const after = nextAfter({ daily, zone }, due, 'UTC');
          expect(due).toBeGreaterThan(from);
          expect(dayIn(zone, after)).toBe(nextDay(dayIn(zone, due)));
          expect(momentOf(zone, dayIn(zone, due), daily)).toBe(due);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('says what is wrong with a time or a zone that does not exist', () => {
    expect(() => next({ daily: '24:00' }, '2027-01-01')).toThrow('24:00');
    expect(() => next({ daily: '12:00', zone: 'Mars/Base' }, '2027-01-01')).toThrow('Mars/Base');
    expect(() => next({ everyHours: 0 }, '2027-01-01')).toThrow('whole number');
  });
});

it('every N hours and minutes fall on the same moments on every server', () => {
  expect(next({ everyHours: 6 }, '2026-11-24T09:00:00Z')).toBe('2026-11-24T12:00:00.000Z');
  expect(next({ everyHours: 6 }, '2026-11-24T12:00:00Z')).toBe('2026-11-24T18:00:00.000Z');
  expect(next({ everyMinutes: 10 }, '2026-11-24T09:09:59.999Z')).toBe('2026-11-24T09:10:00.000Z');
});

describe('schedules in the table', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });
  const jobsOf = (kind: string): Promise<Job[]> =>
    world.kernel.db.transaction(asPlatform, (tx) =>
      tx
        .withTables<Tables>()
        .selectFrom('jobs.job')
        .selectAll()
        .where('kind', '=', kind)
        .orderBy('created_at')
        .execute(),
    );
  const done = (kind: string, count: number): Promise<Job[]> =>
    until(
      () => jobsOf(kind),
      (jobs) => jobs.filter((job) => job.state === 'done').length === count,
    );

  it('run the platform’s own work once for each turn, though two workers watch, and once after a week of silence', async () => {
    const kind = jobKind(`test.hourly-${process.pid}`, {
      may: 'write deployment',
      takes: z.object({}),
      gives: z.object({}),
      schedule: { everyHours: 1 },
      run: async () => ({}),
    });
    await withWorker(world, [kind], () =>
      withWorker(world, [kind], async () => {
        await untilScheduled(world.kernel, kind.name);
        expect(await jobsOf(kind.name)).toEqual([]);
        world.clock.advance(3_600_000);
        expect(await done(kind.name, 1)).toMatchObject([
          { org_id: noOrganisation, actor_kind: 'system', key: `${kind.name} 2026-11-24T10:00:00.000Z` },
        ]);
        world.clock.advance(7 * 86_400_000);
        await done(kind.name, 2);
        await new Promise((resolve) => setTimeout(resolve, 300));
        expect(await jobsOf(kind.name)).toHaveLength(2);
      }),
    );
  });

  it('run in one organisation, with what was set, until they are removed', async () => {
    const orgId = await world.organisation();
    const officer = await world.actor(orgId, 'plan-officer');
    const kind = jobKind(`test.remind-${process.pid}`, {
      may: 'write data-call',
      takes: z.object({ days: z.number() }),
      gives: z.object({ days: z.number() }),
      run: async ({ actor }, { days }) => ({ days: actor.orgId === orgId ? days : -1 }),
    });
    const rule = { daily: '06:00', zone: 'America/New_York' };
    await world.kernel.db.transaction(officer, (tx) =>
      setSchedule(tx, world.kernel, orgId, { name: 'remind', kind, input: { days: 7 }, rule }),
    );
    await withWorker(world, [kind], async () => {
      world.clock.advance(86_400_000);
      expect(await done(kind.name, 1)).toMatchObject([{ result: { days: 7 }, org_id: orgId }]);
      await world.kernel.db.transaction(officer, (tx) => removeSchedule(tx, orgId, 'remind'));
      world.clock.advance(2 * 86_400_000);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await jobsOf(kind.name)).toHaveLength(1);
    });
  });
});
