import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Deployment, deployment, type Server } from '../cli/testing/deployment.ts';
import { small } from '../engines/plan/testing/small.ts';
import type { Tables as PlanTables } from '../plan/tables.ts';
import type { Tables as AuditTables } from '../platform/audit/tables.ts';
import { Problem } from '../platform/contract/index.ts';
import { openPGlite } from '../platform/db/index.ts';
import type { Tables as JobTables } from '../platform/jobs/tables.ts';
import { program } from '../platform/testing/program.ts';

type Tables = PlanTables & AuditTables & JobTables;

/** A plan file; each of its reports is about half a kilobyte. */
const planFile = (id: string, reports: number): Uint8Array => {
  const plan = small();
  const updates = Array.from({ length: reports }, (_, i) => ({
    id: `u${i}`,
    nodeId: i % 2 ? 'a1' : 'a2',
    org: 'DOJ',
    period: '2024',
    state: 'on_track',
    author: 'A. Officer',
    at: new Date(Date.UTC(2024, 0, 1) + i * 60_000).toISOString(),
    narrative: `${i} ${'as was reported before '.repeat(14)}`,
  }));
  return new TextEncoder().encode(JSON.stringify({ ...plan, plan: { ...plan.plan, id }, updates }));
};

let here: Deployment;
let link: string;
let token: string;
let server: Server;
beforeAll(async () => {
  here = await deployment();
  link = await here.link('ana@office.example', 'plan-officer,auditor');
  server = await here.serve();
  token = await here.token(server, link);
}, 180_000);
afterAll(async () => {
  await server.kill();
  here.remove();
}, 60_000);

const ask = async (path: string, init: RequestInit = {}, type = 'application/json') => {
  const response = await fetch(`${server.origin}/api${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
};
const importPlan = (file: Uint8Array, name: string) =>
  ask(`/plans/import?name=${name}`, { method: 'POST', body: file as BodyInit }, 'application/octet-stream');
const reportOn = (planId: string, narrative: string) =>
  ask(`/plans/${planId}/updates`, {
    method: 'POST',
    body: JSON.stringify({ nodeId: 'a1', agency: 'DOJ', period: '2025', state: 'on_track', narrative }),
  });

/** Opens the database that the dead server left, as the next start does, and looks. */
const lookInside = async <T>(look: (db: Awaited<ReturnType<typeof openPGlite>>) => Promise<T>): Promise<T> => {
  const db = await openPGlite({ folder: join(here.data, 'database'), token: 'look' });
  return look(db).finally(() => db.close());
};
const reportsOf = (planId: string) =>
  lookInside((db) =>
    db.asOwner(async (owner) => {
      const q = owner.withTables<Tables>();
      const reports = await q
        .selectFrom('plan.status_update')
        .select(['id', 'narrative'])
        .where('plan_id', '=', planId)
        .execute();
      const entries = await q
        .selectFrom('audit.entry')
        .select('records')
        .where('act', '=', 'plan.record-update')
        .where('outcome', '=', 'done')
        .execute();
      return { reports, audited: entries.flatMap(({ records }) => records) };
    }),
  );
const plansInside = () =>
  lookInside((db) =>
    db.asOwner((owner) =>
      owner
        .withTables<Tables>()
        .selectFrom('plan.plan as p')
        .select(({ selectFrom }) => [
          'p.document_id as document',
          selectFrom('plan.status_update as u')
            .whereRef('u.plan_id', '=', 'p.id')
            .select((e) => e.fn.countAll<number>().as('n'))
            .as('reports'),
        ])
        .orderBy('p.document_id')
        .execute(),
    ),
  );
const chainsHold = async (): Promise<void> => {
  const { status, err } = await here.run(['audit', 'verify', '--json']);
  expect({ status, err }).toEqual({ status: 0, err: '' });
};

describe('a server in a process of its own', () => {
  it('keeps its data folder to itself', async () => {
    const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url));
    const second = spawnSync(process.execPath, [await program(main), 'serve', '--json'], {
      env: here.env,
      encoding: 'utf8',
    });
    expect(second.status).toBe(1);
    expect(Problem.parse(JSON.parse(second.stderr))).toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
      says: expect.stringContaining(String(server.child.pid)),
    });
  }, 60_000);

  it('killed in a stream of reports has every one that it acknowledged, each with its audit entry, and no half one', async () => {
    const { planId } = (await importPlan(planFile('first', 2), 'first.json')).json as { planId: string };
    const acknowledged = new Map<string, string>();
    let sent = 0;
    const stream = async (): Promise<void> => {
      for (;;) {
        const narrative = `report ${sent++}`;
        const answer = await reportOn(planId, narrative).catch(() => null);
        if (!answer) return;
        expect(answer.status).toBe(200);
        acknowledged.set(String(answer.json.id), narrative);
      }
    };
    const streams = Array.from({ length: 6 }, stream);
    await vi.waitFor(() => expect(acknowledged.size).toBeGreaterThan(150), { timeout: 60_000, interval: 5 });
    await server.kill();
    await Promise.all(streams);

    const { reports, audited } = await reportsOf(planId);
    const kept = new Map(reports.map(({ id, narrative }) => [id, narrative]));
    for (const [id, narrative] of acknowledged) expect(kept.get(id)).toBe(narrative);
    const streamed = reports.filter(({ narrative }) => /^report \d+$/.test(narrative));
    expect(streamed.length).toBeLessThanOrEqual(acknowledged.size + streams.length);
    for (const { id } of streamed) expect(audited).toContain(id);
    await chainsHold();
  }, 180_000);

  it('asked to stop finishes what is under way, and says nothing of trouble', async () => {
    server = await here.serve();
    const answer = importPlan(planFile('second', 3_500), 'second.json');
    // under way, not before
    await new Promise((resolve) => setTimeout(resolve, 300));
    const stopped = server.stop();
    expect(await answer).toMatchObject({ status: 200, json: { planId: expect.any(String) } });
    const answered = performance.now();
    expect(await stopped).toBe(0);
    expect(performance.now() - answered).toBeLessThan(20_000);
    expect(server.said()).not.toMatch(/error|unexpected/i);
    expect(await plansInside()).toEqual([
      { document: 'first', reports: expect.any(Number) },
      { document: 'second', reports: 3_500 },
    ]);
  }, 180_000);

  it('killed while it takes in a large plan has nothing of it, and the next start takes it in whole, once', async () => {
    server = await here.serve();
    const asked = await importPlan(planFile('third', 12_000), 'third.json');
    const { jobId } = asked.json as { jobId: string };
    expect(jobId).toEqual(expect.any(String));
    const job = async () => (await ask(`/jobs/${jobId}`)).json;
    await vi.waitFor(async () => expect(await job()).toMatchObject({ state: 'running' }), {
      timeout: 30_000,
      interval: 20,
    });
    await server.kill();
    expect((await plansInside()).map(({ document }) => document)).toEqual(['first', 'second']);
    // the time after which the dead worker's hold on it ends
    await lookInside((db) => db.asOwner((owner) => sql`update jobs.job set leased_until = now()`.execute(owner)));

    server = await here.serve();
    await vi.waitFor(async () => expect(await job()).toMatchObject({ state: 'done' }), {
      timeout: 60_000,
      interval: 300,
    });
    expect(await server.stop()).toBe(0);
    expect((await plansInside()).at(-1)).toEqual({ document: 'third', reports: 12_000 });
    await chainsHold();
  }, 240_000);
});
