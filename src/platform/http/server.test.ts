import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Actor } from '../actor/index.ts';
import type { Tables as AuditTables } from '../audit/tables.ts';
import { Line, Problem, route } from '../contract/index.ts';
import { type Context, useCase } from '../kernel/index.ts';
import { type Served, serveActs } from './testing/served.ts';

const canary = 'Maria Canary, 12 Hidden Street';

const show = route('test.show', 'GET /test/things/:thingId', {
  says: 'Shows.',
  may: 'read plan',
  takes: z.object({ thingId: z.string(), note: z.string().optional() }),
  gives: z.object({ thingId: z.string(), note: z.string().optional() }),
});
const save = route('test.save', 'POST /test/things/:thingId', {
  says: 'Saves.',
  may: 'read plan',
  takes: z.object({ thingId: z.string(), name: Line(), more: z.record(z.string(), z.unknown()).optional() }),
  gives: z.object({ thingId: z.string(), polluted: z.boolean() }),
});
const open = route('test.open', 'POST /test/open', {
  says: 'Is open to anyone.',
  may: 'anyone',
  takes: z.object({ word: z.string().optional() }),
  gives: z.object({ ok: z.boolean() }),
});
const guess = route('test.guess', 'POST /test/guess', {
  says: 'Is where guessing pays.',
  may: 'anyone',
  takes: z.object({}),
  gives: z.null(),
  perMinute: 3,
});
const fail = route('test.fail', 'POST /test/fail', {
  says: 'Has a defect.',
  may: 'read plan',
  takes: z.object({ name: z.string() }),
  gives: z.null(),
});
const dead = route('test.dead', 'POST /test/dead', {
  says: 'Is permitted to nobody.',
  may: 'purge audit',
  takes: z.object({}),
  gives: z.null(),
});
const take = route('test.take', 'POST /test/files', {
  says: 'Takes a file.',
  may: 'write plan',
  takes: z.object({ name: z.string().optional() }),
  gives: z.object({ bytes: z.number(), name: z.string() }),
  upload: { types: ['application/octet-stream', 'application/json'], maxBytes: 3 * 1024 * 1024 },
});
const acts = [
  useCase(show, async (_context, input) => ({ ...input, secret: canary })),
  useCase(save, async (_context, { thingId }) => ({ thingId, polluted: 'polluted' in {} })),
  useCase(open, async () => ({ ok: true })),
  useCase(guess, async () => null),
  useCase(fail, async (_context: Context, { name }) => {
    throw Object.assign(new Error(`no place for ${name}\n    at ${name}`), { code: name });
  }),
  useCase(dead, async () => null),
  useCase(take, async ({ file }) => ({ bytes: file.bytes.length, name: file.name })),
];

let served: Served;
let orgId: string;
let officer: Actor;
let asOfficer: Record<string, string>;
beforeAll(async () => {
  served = await serveActs(acts);
  orgId = await served.organisation();
  officer = await served.actor(orgId, 'plan-officer');
  asOfficer = served.as(officer);
}, 120_000);
afterAll(() => served.close());

const send = async (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) => {
  const response = await fetch(`${served.origin}/api${path}`, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: JSON.parse(text) as unknown };
};
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('every answer', () => {
  it('tells the browser to load nothing from elsewhere, show it in no frame and keep no copy', async () => {
    const { headers } = await send('/test/things/1', { headers: asOfficer });
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none';manifest-src 'self'",
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('holds only what the contract names', async () => {
    const { json } = await send('/test/things/1?note=it&other=x', { headers: asOfficer });
    expect(json).toEqual({ thingId: '1', note: 'it' });
  });
});

describe('a request that changes something', () => {
  const from = (headers: Record<string, string>) => post('/test/open', {}, headers);

  it('is taken from our own pages, and from no page at all', async () => {
    for (const headers of [{}, { 'sec-fetch-site': 'same-origin' }, { origin: served.origin }])
      expect((await from(headers)).status, JSON.stringify(headers)).toBe(200);
  });

  it('is refused from any other site', async () => {
    const others = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site', origin: served.origin },
    ];
    for (const headers of others) {
      const { status, json } = await from(headers);
      expect(status, JSON.stringify(headers)).toBe(403);
      expect(json).toMatchObject({ code: 'CROSS_SITE_REFUSED' });
    }
  });
});

describe('what is asked', () => {
  it('is about the record in the address, whatever the body says', async () => {
    const { json } = await post('/test/things/1', { thingId: '2', name: 'n' }, asOfficer);
    expect(json).toMatchObject({ thingId: '1' });
  });

  it('cannot reach into the program through the names of its fields', async () => {
    const bodies = [
      '{"name":"n","__proto__":{"polluted":true}}',
      '{"name":"n","constructor":{"prototype":{"polluted":true}}}',
      '{"name":"n","more":{"__proto__":{"polluted":true}}}',
    ];
    for (const body of bodies) {
      const { status, json } = await post('/test/things/1', body, asOfficer);
      expect(status === 400 || (json as { polluted: boolean }).polluted === false, body).toBe(true);
    }
    const query = await send('/test/things/__proto__?__proto__[polluted]=1&constructor=1', { headers: asOfficer });
    expect(query.json).toEqual({ thingId: '__proto__' });
    expect('polluted' in {}).toBe(false);
  });

  it.each([
    ['half a body', '{"name":', 400, 'BODY_NOT_JSON'],
    ['no body', '', 400, 'BODY_NOT_JSON'],
    ['a list', '[1]', 422, 'INPUT_INVALID'],
    ['a bare text', '"name"', 422, 'INPUT_INVALID'],
    ['nothing', 'null', 422, 'INPUT_INVALID'],
    ['what the contract does not take', '{"name":""}', 422, 'INPUT_INVALID'],
  ])('is refused where it is %s', async (_says, body, status, code) => {
    const answer = await post('/test/things/1', body, asOfficer);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(Problem.parse(answer.json)).toMatchObject({ code, status });
  });

  it('is refused in any form but JSON', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/octet-stream',
    ]) {
      const { status, json } = await post('/test/open', 'word=1', { 'content-type': type });
      expect(status, type).toBe(415);
      expect(json).toMatchObject({ code: 'MEDIA_TYPE_NOT_TAKEN' });
    }
  });

  it('is refused beyond a megabyte', async () => {
    const { status, json } = await post('/test/open', { word: 'x'.repeat(1024 * 1024) });
    expect(status).toBe(413);
    expect(json).toMatchObject({ code: 'BODY_TOO_LARGE' });
  });

  it('leads nowhere under an address that nobody serves', async () => {
    for (const path of ['/test/nothing', '/test/things/1/2', '/%zz', '/test/open']) {
      const { status, json } = await send(path);
      expect(status, path).toBe(404);
      expect(json).toMatchObject({ code: 'NO_SUCH_ROUTE' });
    }
  });

  it('is turned away from a door that no role opens', async () => {
    const roles = [...served.kernel.roles.keys()];
    const all = await served.actor(orgId, ...roles);
    const { status, json } = await post('/test/dead', {}, served.as(all));
    expect(status).toBe(403);
    expect(json).toMatchObject({ code: 'NOT_PERMITTED' });
    expect((await post('/test/dead', {})).status).toBe(401);
  });

  it('is turned away with our own words where it comes too often', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await post('/test/guess', {})).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const { json, headers } = await post('/test/guess', {});
    expect(Problem.parse(json)).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('a file', () => {
  const upload = (body: BodyInit, headers: Record<string, string> = {}, query = '') =>
    send(`/test/files${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', ...asOfficer, ...headers },
      body,
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    } as RequestInit & { headers: Record<string, string> });

  it('is taken as it is, also where it is JSON, up to its own limit', async () => {
    const { json } = await upload(new Uint8Array(3 * 1024 * 1024), {}, '?name=a.csv');
    expect(json).toEqual({ bytes: 3 * 1024 * 1024, name: 'a.csv' });
    const text = '{"__proto__": 1,  "half":';
    expect((await upload(text, { 'content-type': 'application/json; charset=utf-8' })).json).toMatchObject({
      bytes: text.length,
    });
  });

  it('is refused in another form', async () => {
    expect((await upload('x', { 'content-type': 'image/png' })).status).toBe(415);
    expect((await upload(new Uint8Array(8), { 'content-type': '' })).status).toBe(415);
  });

  it('of a hundred megabytes is refused before it is read', async () => {
    let sent = 0;
    const stream = () =>
      new ReadableStream({
        pull(controller) {
          if (sent >= 100 * 1024 * 1024) return controller.close();
          sent += 65_536;
          controller.enqueue(new Uint8Array(65_536));
        },
      });
    const code = await upload(stream()).then(
      ({ json }) => (json as { code: string }).code,
      // the server hung up on a sender who goes on sending
      () => 'BODY_TOO_LARGE',
    );
    expect(code).toBe('BODY_TOO_LARGE');
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });

  it('is not read for whom it is not taken from, and their trying is in the trail', async () => {
    const analyst = await served.actor(orgId, 'analyst');
    let sent = 0;
    const slow = () =>
      new ReadableStream({
        async pull(controller) {
          sent += 65_536;
          controller.enqueue(new Uint8Array(65_536));
          // a sender in no hurry: the answer comes first
          await new Promise((resolve) => setTimeout(resolve, 20));
          if (sent > 2 * 1024 * 1024) controller.close();
        },
      });
    const refused = await upload(slow(), served.as(analyst));
    expect(refused.json).toMatchObject({ code: 'NOT_PERMITTED' });
    expect((await upload(slow(), { 'x-as': 'nobody' })).json).toMatchObject({ code: 'NOT_SIGNED_IN' });
    const entries = await served.kernel.db.transaction({ orgId, userId: null }, (tx) =>
      tx
        .withTables<AuditTables>()
        .selectFrom('audit.entry')
        .select(['act', 'outcome'])
        .where('actor_id', '=', analyst.userId)
        .execute(),
    );
    expect(entries).toEqual([{ act: 'test.take', outcome: 'NOT_PERMITTED' }]);
  });
});

describe('a defect of ours', () => {
  it('answers with a number to ask for, and neither answer nor log holds what was sent or said', async () => {
    const { status, json, text } = await post(
      `/test/fail?q=${encodeURIComponent(canary)}`,
      { name: canary },
      {
        ...asOfficer,
        'user-agent': canary,
        cookie: `a=${encodeURIComponent(canary)}`,
      },
    );
    expect(status).toBe(500);
    const { code, requestId } = Problem.parse(json);
    expect(code).toBe('UNEXPECTED');
    const logged = served.logged();
    expect(logged).toContain(String(requestId));
    expect(logged).toContain('server.test.ts');
    for (const shown of [text, logged]) {
      for (const word of ['Canary', 'Hidden', 'no place']) expect(shown).not.toContain(word);
    }
  });

  it('is not made of an error that only looks like a bad request', async () => {
    const { json } = await post('/test/fail', { name: 'statusCode' }, asOfficer);
    expect(json).toMatchObject({ code: 'UNEXPECTED' });
  });
});

describe('the language of a refusal', () => {
  const says = async (query: string, accept: string | null, cookie?: string) => {
    const { json } = await send(`/test/nothing${query}`, {
      headers: { ...(accept === null ? {} : { 'accept-language': accept }), ...(cookie ? { cookie } : {}) },
    });
    return (json as { says: string }).says;
  };

  it("is the one asked for, then the one chosen, then the browser's first of ours, then English", async () => {
    const t = (language: 'en' | 'es') => served.kernel.translate(language)('error.NO_SUCH_ROUTE');
    expect(await says('', null)).toBe(t('en'));
    expect(await says('', '*')).toBe(t('en'));
    expect(await says('', 'es-MX,es;q=0.9,en;q=0.8')).toBe(t('es'));
    expect(await says('', 'en;q=0.2, es;q=0.7')).toBe(t('es'));
    expect(await says('', 'de-ES, en;q=0.5')).toBe(t('en'));
    expect(await says('', 'es;q=0, de')).toBe(t('en'));
    expect(await says('', 'en', 'fourfold-lang=es')).toBe(t('es'));
    expect(await says('?lang=es', 'en', 'fourfold-lang=en')).toBe(t('es'));
    expect(await says('?lang=xx', 'es')).toBe(t('es'));
  });
});
