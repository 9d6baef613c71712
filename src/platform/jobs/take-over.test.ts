import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrationRooms } from '../../capabilities.ts';
import { openKernel } from '../../server/open-kernel.ts';
import type { Actor } from '../actor/index.ts';
import { type Config, readConfig } from '../config/index.ts';
import { readMigrations } from '../db/index.ts';
import type { Kernel } from '../kernel/index.ts';
import { testDatabase, testLogins } from '../testing/database.ts';
import { migratedFolder } from '../testing/embedded.ts';
import { program } from '../testing/program.ts';
import { testWorldOn } from '../testing/world.ts';
import { hangingKind } from './testing/hanging-kind.ts';
import { jobRow, queue, untilState, withWorker } from './testing/work.ts';

const leaseMs = 1_500;

/** The embedded database in a folder, or this test process's PostgreSQL; always closed before somebody else opens it. */
const environment = async (folder: string): Promise<Record<string, string>> => {
  const both = {
    FOURFOLD_DATA: folder,
    FOURFOLD_LOG: 'silent',
    // the root key of all tests
    FOURFOLD_VAULT_KEY: Buffer.from(new Uint8Array(32).map((_, i) => i)).toString('base64'),
    FOURFOLD_TEST_LEASE: String(leaseMs),
  };
  if (testDatabase === 'pglite') return both;
  const { url, ownerUrl } = await testLogins(migrationRooms);
  return { ...both, DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl };
};

const said = async (child: ChildProcess, word: string): Promise<void> => {
  let text = '';
  for await (const piece of child.stdout ?? []) {
    text += String(piece);
    if (text.includes(word)) return;
  }
  throw new Error(`the child ended without ${word}: ${text}`);
};

describe('a worker in another process', { timeout: 120_000 }, () => {
  let folder: string;
  let env: Record<string, string>;
  let config: Config;
  let jobId: string;
  let officer: Actor;
  let child: ChildProcess;

  const opened = async <T>(fn: (kernel: Kernel) => Promise<T>): Promise<T> => {
    const kernel = await openKernel(config, () => {});
    try {
      return await fn(kernel);
    } finally {
      await kernel.db.close();
    }
  };
  const nameOf = async (kernel: Kernel): Promise<string | undefined> => {
    const { rows } = await kernel.db.transaction(officer, (tx) =>
      sql<{ name: string }>`select name from accounts.organisation where id = ${officer.orgId}`.execute(tx),
    );
    return rows[0]?.name;
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fourfold-jobs-'));
    if (testDatabase === 'pglite') await migratedFolder(folder, readMigrations(migrationRooms));
    env = await environment(folder);
    config = readConfig(env);
    await opened(async (kernel) => {
      const world = testWorldOn(kernel);
      officer = await world.actor(await world.organisation('Counted'), 'plan-officer');
      jobId = await queue(kernel, officer, hangingKind(null));
    });
    child = spawn(process.execPath, [await program(fileURLToPath(new URL('./testing/child.ts', import.meta.url)))], {
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await said(child, 'hanging');
  }, 120_000);
  afterEach(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('that is killed loses its job to the next one after the lease, and what it had committed is not done twice', async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    await opened(async (kernel) => {
      const left = await jobRow(kernel, jobId);
      expect(left).toMatchObject({ state: 'running', attempt: 1 });
      const job = await withWorker({ kernel }, [hangingKind(null)], () => untilState(kernel, jobId, 'done'));
      expect(job.attempt).toBe(2);
      expect(Date.parse(job.ended_at ?? '')).toBeGreaterThanOrEqual(Date.parse(left.leased_until ?? ''));
      expect(await nameOf(kernel)).toBe('Counted+');
    });
  });

  it('that is asked to stop gives its job back at once, and the try does not count', async () => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
    await opened(async (kernel) => {
      expect(await jobRow(kernel, jobId)).toMatchObject({ state: 'waiting', attempt: 0, lease: null });
    });
  });
});
