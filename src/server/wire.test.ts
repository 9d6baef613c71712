import fc from 'fast-check';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { route } from '../platform/contract/index.ts';
import { inputOf } from '../platform/http/input.ts';
import { wireRequest } from '../web/api.ts';

const read = route('test.read', 'GET /things/:thingId/parts', {
  says: 'Reads.',
  may: 'anyone',
  takes: z.object({
    thingId: z.string(),
    text: z.string().optional(),
    limit: z.coerce.number().optional(),
    tags: z.array(z.string()).optional(),
  }),
  gives: z.null(),
});
const write = route('test.write', 'POST /things/:thingId/parts', {
  says: 'Writes.',
  may: 'anyone',
  takes: z.object({
    thingId: z.string(),
    text: z.string(),
    count: z.number(),
    tags: z.array(z.string()),
    on: z.boolean(),
  }),
  gives: z.null(),
});
const upload = route('test.upload', 'POST /things/:thingId/files', {
  says: 'Takes a file.',
  may: 'anyone',
  takes: z.object({ thingId: z.string(), name: z.string().optional() }),
  gives: z.null(),
  upload: { types: ['application/octet-stream'], maxBytes: 1024 },
});

// a path parameter is never empty, and a dot alone would be another path
const segment = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).filter((text) => !/^\.+$/.test(text));

describe('what the browser sends', () => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = Fastify({ routerOptions: { maxParamLength: 5000 } });
    app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    for (const one of [read, write, upload]) {
      app.route({ method: one.method, url: `/api${one.path}`, handler: async (request) => inputOf(one, request) });
    }
    await app.ready();
  });
  afterAll(() => app.close());

  const send = async (given: Parameters<typeof wireRequest>[0], input: object, file?: File): Promise<unknown> => {
    const { url, init } = wireRequest(given, input as Record<string, unknown>, file);
    const payload =
      init.body instanceof Blob ? Buffer.from(await init.body.arrayBuffer()) : (init.body as string | undefined);
    const answer = await app.inject({
      method: init.method as 'GET',
      url,
      headers: init.headers,
      ...(payload === undefined ? {} : { payload }),
    });
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };

  it('is what the server reads, whatever stands in a query', async () => {
    const input = fc.record(
      { thingId: segment, text: fc.string(), limit: fc.integer(), tags: fc.array(fc.string(), { minLength: 2 }) },
      { requiredKeys: ['thingId'] },
    );
    await fc.assert(
      fc.asyncProperty(input, async (sent) => {
        const got = read.takes.parse(await send(read, sent));
        expect(got).toEqual(sent);
      }),
    );
  });

  it('is what the server reads, whatever stands in a body', async () => {
    const input = fc.record({
      thingId: segment,
      text: fc.string({ unit: 'grapheme' }),
      count: fc.integer(),
      tags: fc.array(fc.string()),
      on: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(input, async (sent) => {
        expect(await send(write, sent)).toEqual(sent);
      }),
    );
  });

  it('names the file it sends as the whole body', async () => {
    const got = await send(upload, { thingId: 'a' }, new File(['x'], 'Año 1.csv', { type: 'text/csv' }));
    expect(got).toEqual({ thingId: 'a', name: 'Año 1.csv' });
  });

  it('sends an object also where nothing is asked', async () => {
    const empty = route('test.empty', 'POST /things/:thingId/parts', {
      says: '',
      may: 'anyone',
      takes: z.object({ thingId: z.string() }),
      gives: z.null(),
    });
    expect(await send(empty, { thingId: 'a' })).toEqual({ thingId: 'a' });
  });
});
