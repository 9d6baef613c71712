import type { FastifyInstance } from 'fastify';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allErrors } from '../../server/compose.ts';
import { testWorld } from '../../testing/world.ts';
import type { Actor } from '../actor/index.ts';
import type { Tables as AuditTables } from '../audit/tables.ts';
import { buildServer, openApi } from '../http/index.ts';
import type { TestWorld } from '../testing/world.ts';
import { JobView } from './contract.ts';
import { jobKind } from './job-kind.ts';
import { queue, until, withWorker } from './testing/work.ts';
import { watchJob } from './watch-job.ts';

describe('following a job by server-sent events', () => {
  let world: TestWorld;
  let officer: Actor;
  let app: FastifyInstance;
  /** Who the next look at the session finds. */
  let signedIn: Actor;
  let transactions = 0;
  beforeAll(async () => {
    world = await testWorld();
    officer = await world.actor(await world.organisation(), 'plan-officer');
  });
  afterEach(() => app.close());

  const serve = async (actor: Actor): Promise<string> => {
    signedIn = actor;
    const { db } = world.kernel;
    app = await buildServer({
      kernel: {
        ...world.kernel,
        db: {
          ...db,
          transaction: (behalf, fn) => {
            transactions++;
            return db.transaction(behalf, fn);
          },
        },
      },
      useCases: [],
      streams: [watchJob],
      streamLimits: { heartbeatMs: 200, longestMs: 10_000, mostOpen: 2 },
      errors: allErrors,
      authenticate: async () => signedIn,
      origin: 'http://localhost',
      trustProxy: false,
    });
    return app.listen({ host: '127.0.0.1', port: 0 });
  };
  const counting = (steps: number) =>
    jobKind(`test.count-${process.pid}-${steps}`, {
      may: 'write plan',
      takes: z.object({}),
      gives: z.object({ rows: z.number() }),
      run: async ({ progress, signal }) => {
        for (let i = 1; i <= steps; i++) {
          signal.throwIfAborted();
          progress(i, steps, 'rows');
          await new Promise((resolve) => setTimeout(resolve, 30));
        }
        return { rows: steps };
      },
    });
  const follow = (base: string, id: string, signal?: AbortSignal): Promise<Response> =>
    fetch(`${base}/api/jobs/${id}/events`, signal ? { signal } : {});
  type Reader = ReadableStreamDefaultReader<Uint8Array>;
  const next = async (reader: Reader): Promise<string | null> => {
    const { value } = await reader.read();
    return value ? new TextDecoder().decode(value) : null;
  };
  const upToFirstView = async (reader: Reader): Promise<string> => {
    let text = '';
    while (viewsIn(text).length === 0) {
      const more = await next(reader);
      if (more === null) break;
      text += more;
    }
    return text;
  };
  const restOf = async (reader: Reader): Promise<string> => {
    let text = '';
    for (let more = await next(reader); more !== null; more = await next(reader)) text += more;
    return text;
  };
  const viewsIn = (text: string): JobView[] =>
    [...text.matchAll(/^data: (\{"id".*)$/gm)].map((m) => JobView.parse(JSON.parse(m[1] as string)));

  it('tells each move until the end, then says so and hangs up', async () => {
    const base = await serve(officer);
    const kind = counting(30);
    const id = await queue(world.kernel, officer, kind);
    await withWorker(world, [kind], async () => {
      const response = await follow(base, id);
      expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-store');
      const text = await response.text();
      const views = viewsIn(text);
      expect(views.at(-1)).toMatchObject({ id, state: 'done', result: { rows: 30 }, done: 30, total: 30 });
      expect(views.length).toBeGreaterThan(2);
      expect(views.map((v) => v.done ?? 0)).toEqual(views.map((v) => v.done ?? 0).toSorted((a, b) => a - b));
      expect(text).toContain(': still here\n\n');
      expect(text.endsWith('event: end\ndata: {}\n\n')).toBe(true);
    });
    const entries = await world.kernel.db.transaction(officer, (tx) =>
      tx.withTables<AuditTables>().selectFrom('audit.entry').selectAll().where('act', '=', 'jobs.events').execute(),
    );
    expect(entries).toMatchObject([{ outcome: 'done', records: [id] }]);
  });

  it('looks to a stranger as if there were no such job, and to nobody at all like a door', async () => {
    const id = await queue(world.kernel, officer, counting(1));
    const base = await serve(await world.actor(await world.organisation(), 'plan-officer'));
    const response = await follow(base, id);
    expect([response.status, (await response.json()).code]).toEqual([404, 'NOT_FOUND_OR_NO_ACCESS']);
    signedIn = { ...officer, kind: 'public', roles: [] };
    expect((await follow(base, id)).status).toBe(401);
    signedIn = officer;
    expect((await follow(base, 'no-id')).status).toBe(422);
  });

  it('ends when the person loses the role or the session while it runs', async () => {
    const colleague = await world.actor(officer.orgId as string, 'plan-officer');
    const id = await queue(world.kernel, officer, counting(2));
    const base = await serve(colleague);
    for (const roles of [['partner'], ['caseworker']]) {
      signedIn = colleague;
      const response = await follow(base, id);
      signedIn = { ...colleague, roles };
      const text = await response.text();
      expect(text).toMatch(/event: refused\ndata: \{"code":"(NOT_PERMITTED|NOT_FOUND_OR_NO_ACCESS)"/);
    }
  });

  it('stops asking the database when the listener has gone', async () => {
    const id = await queue(world.kernel, officer, counting(3));
    const base = await serve(officer);
    const away = new AbortController();
    const response = await follow(base, id, away.signal);
    await response.body?.getReader().read();
    const before = transactions;
    await until(
      async () => transactions,
      (now) => now > before,
    );
    away.abort();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const after = transactions;
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(transactions).toBe(after);
  });

  it('takes only so many listeners, and lets them go when the server stops', async () => {
    const id = await queue(world.kernel, officer, counting(4));
    const base = await serve(officer);
    const open = [await follow(base, id), await follow(base, id)];
    const third = await follow(base, id);
    expect([third.status, (await third.json()).code]).toEqual([503, 'TOO_MANY_STREAMS']);
    // the first view must be on its way before the server goes, else there is nothing to compare
    const readers = open.map((response) => (response.body as ReadableStream<Uint8Array>).getReader());
    const begun = await Promise.all(readers.map(upToFirstView));
    await app.close();
    for (const [i, reader] of readers.entries()) {
      expect(viewsIn(`${begun[i]}${await restOf(reader)}`)).toMatchObject([{ state: 'waiting' }]);
    }
  });

  it('is described as what it is', () => {
    const { paths } = openApi([watchJob], '1') as {
      paths: Record<string, { get: { responses: { 200: { content: object } } } }>;
    };
    expect(Object.keys(paths['/api/jobs/{jobId}/events']?.get.responses[200].content ?? {})).toEqual([
      'text/event-stream',
    ]);
  });
});
