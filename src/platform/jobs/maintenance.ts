import { z } from 'zod';
import { noOrganisation } from '../audit/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { type AnyJobKind, jobKind } from './job-kind.ts';
import { asPlatform } from './platform.ts';
import type { Tables } from './tables.ts';

/** Removes a room's rows that have had their time. */
export interface Sweep {
  /** The room: `jobs`. */
  readonly name: string;
  /** @returns how many rows went */
  run(kernel: Kernel): Promise<number>;
}

const dayMs = 86_400_000;
const keptDays = 90;
const keptPlatformDays = 2;

/** Jobs that ended 90 days ago; those of the platform itself after two. */
export const sweepJobs: Sweep = {
  name: 'jobs',
  run: async (kernel) => {
    const before = (days: number): string => new Date(kernel.clock.millis() - days * dayMs).toISOString();
    return kernel.db.transaction(asPlatform, async (tx) => {
      const { numDeletedRows } = await tx
        .withTables<Tables>()
        .deleteFrom('jobs.job')
        .where((where) =>
          where.or([
            where('ended_at', '<', before(keptDays)),
            where.and([where('ended_at', '<', before(keptPlatformDays)), where('org_id', '=', noOrganisation)]),
          ]),
        )
        .executeTakeFirst();
      return Number(numDeletedRows);
    });
  },
};

const nothing = z.object({});

/** Takes stock of the tables: nightly, and after a job that loaded much. */
export const vacuumKind = jobKind('maintenance.vacuum', {
  may: 'write deployment',
  takes: nothing,
  gives: nothing,
  schedule: { daily: '03:15' },
  run: async ({ kernel }) => {
    await kernel.db.vacuum();
    await kernel.db.checkpoint();
    return {};
  },
});

const checkpointKind = jobKind('maintenance.checkpoint', {
  may: 'write deployment',
  takes: nothing,
  gives: nothing,
  schedule: { everyMinutes: 10 },
  retries: { attempts: 1 },
  run: async ({ kernel }) => {
    await kernel.db.checkpoint();
    return {};
  },
});

/** The platform's housekeeping, by the clock. */
export const maintenanceKinds = (sweeps: readonly Sweep[]): readonly AnyJobKind[] => [
  vacuumKind,
  checkpointKind,
  jobKind('maintenance.sweep', {
    may: 'write deployment',
    takes: nothing,
    gives: z.object({ removed: z.number().int() }),
    schedule: { everyHours: 1 },
    run: async ({ kernel, signal }) => {
      let removed = 0;
      for (const sweep of sweeps) {
        signal.throwIfAborted();
        removed += await sweep.run(kernel);
      }
      return { removed };
    },
  }),
];
