import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Deployment, deployment, type Server } from '../cli/testing/deployment.ts';
import { small } from '../engines/plan/testing/small.ts';
import { reserveBytes } from '../platform/db/reserve.ts';
import { describeOnSmallDisk } from '../platform/db/testing/small-disk.ts';

describeOnSmallDisk('a server whose disk is full', 384, ({ folder, fill, empty, remove }) => {
  let here: Deployment;
  let server: Server;
  let token: string;
  let spare: string;
  let planId: string;

  const ask = async (path: string, body?: object | Uint8Array) => {
    const file = body instanceof Uint8Array;
    const response = await fetch(`${server.origin}/api${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body ? { 'content-type': file ? 'application/octet-stream' : 'application/json' } : {}),
      },
      ...(body ? { body: (file ? body : JSON.stringify(body)) as BodyInit } : {}),
    });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  const planFile = (id: string): Uint8Array => {
    const plan = small();
    return new TextEncoder().encode(JSON.stringify({ ...plan, plan: { ...plan.plan, id } }));
  };
  const report = () =>
    ask(`/plans/${planId}/updates`, { nodeId: 'a1', agency: 'DOJ', period: '2025', state: 'on_track' });
  const full = { status: 507, json: { code: 'STORAGE_FULL' } };

  beforeAll(async () => {
    here = await deployment(folder);
    const link = await here.link('ana@office.example', 'plan-officer');
    spare = await here.link('ben@office.example', 'plan-officer');
    server = await here.serve();
    token = await here.token(server, link);
    ({ planId } = (await ask('/plans/import?name=a.json', planFile('first'))).json as { planId: string });
    expect((await report()).status).toBe(200);
  }, 180_000);
  afterAll(async () => {
    await server.kill();
    remove();
  });

  it('refuses what writes, in words, and lets people sign in and read', async () => {
    fill(reserveBytes);
    expect(await report()).toMatchObject(full);
    // the room that was set aside is given up now; the next one finds as little
    fill(reserveBytes);
    expect(await report()).toMatchObject({
      ...full,
      json: { says: expect.stringMatching(/\S/), fix: expect.stringMatching(/\S/) },
    });
    expect(await ask('/plans/import?name=b.json', planFile('second'))).toMatchObject(full);
    for (let i = 0; i < 20; i++) {
      for (const path of ['/plans', `/plans/${planId}`, `/plans/${planId}/nodes/a1`, '/me'])
        expect((await ask(path)).status, path).toBe(200);
    }
    token = await here.token(server, spare);
    expect((await ask(`/plans/${planId}/overview`)).status).toBe(200);
  }, 60_000);

  it('takes writes again as soon as there is room, and stops in good order', async () => {
    empty();
    await vi.waitFor(async () => expect((await report()).status).toBe(200), { timeout: 10_000 });
    expect((await ask('/plans/import?name=b.json', planFile('second'))).status).toBe(200);
    expect(await server.stop()).toBe(0);
    expect((await here.run(['audit', 'verify', '--json'])).status).toBe(0);
  }, 60_000);
});
