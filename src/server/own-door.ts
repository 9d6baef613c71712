import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isFileOut, type Output, Problem, pathParameters, type Route } from '../platform/contract/index.ts';
import { askedLanguage, languageOf } from '../platform/http/index.ts';
import { translator } from '../platform/i18n/index.ts';
import { supplyAnswerPages } from '../prevention/supply/index.ts';
import { type Asked, type OwnPage, ownPages } from '../protection/casework/index.ts';
import { reliefOwnPages } from '../protection/relief/index.ts';
import { allMessages } from './compose.ts';

const speak = translator(allMessages);
const formLimit = 64 * 1024;

/** What the browser said about itself and where the request began: the act judges it as if it had come straight. */
const passedOn = ['cookie', 'host', 'origin', 'sec-fetch-site', 'user-agent'] as const;

/** Calls an act of the API as the request that is here; the cookies it sets go to the browser. */
const actFor =
  (app: FastifyInstance, request: FastifyRequest, cookies: string[]): Asked['act'] =>
  async (route, input) => {
    const inPath = pathParameters(route.path);
    const given = input as Record<string, unknown>;
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(given[name])));
    const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !inPath.includes(name)));
    const headers = Object.fromEntries(
      passedOn.flatMap((name) => (request.headers[name] ? [[name, request.headers[name]]] : [])),
    );
    const reads = route.method === 'GET';
    const answer = await app.inject({
      method: route.method,
      url: `/api${path}`,
      headers,
      remoteAddress: request.ip,
      query: { lang: languageOf(request), ...(reads ? (rest as Record<string, string>) : {}) },
      ...(reads ? {} : { payload: rest }),
    });
    cookies.push(...[answer.headers['set-cookie'] ?? []].flat());
    if (answer.statusCode >= 400) return { problem: Problem.parse(answer.json()) };
    return { value: answerOf(route, answer) };
  };

type Injected = Awaited<ReturnType<FastifyInstance['inject']>>;

const answerOf = <R extends Route>({ gives }: R, { rawPayload, headers, body }: Injected): Output<R> => {
  if (!isFileOut(gives)) return gives.parse(JSON.parse(body)) as Output<R>;
  const name = /filename="([^"]+)"/.exec(String(headers['content-disposition']))?.[1] ?? 'copy';
  return { bytes: new Uint8Array(rawPayload), type: String(headers['content-type']), name } as Output<R>;
};

const textsIn = (given: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((given ?? {}) as Record<string, unknown>).map(([name, value]) => [name, [value].flat().join('\n')]),
  );

/** The language chosen on the page, for as long as the browser is open. */
const languageCookie = (request: FastifyRequest): string[] => {
  const asked = (request.query as { lang?: unknown }).lang === undefined ? null : askedLanguage(request);
  return asked ? [`fourfold-lang=${asked}; Path=/; SameSite=Lax`] : [];
};

const serve = async (app: FastifyInstance, page: OwnPage, request: FastifyRequest, reply: FastifyReply) => {
  const cookies = languageCookie(request);
  const language = languageOf(request);
  const shown = await page.show({
    language,
    t: speak(language),
    named: textsIn(request.params),
    form: textsIn(request.body),
    query: textsIn(request.query),
    act: actFor(app, request, cookies),
  });
  reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex');
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  if ('goTo' in shown) return reply.redirect(shown.goTo, 303);
  if ('page' in shown) return reply.type('text/html; charset=utf-8').send(shown.page);
  const { bytes, type, name } = shown.file;
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(Buffer.from(bytes));
};

/** Serves the survivor's own pages, which need no script: forms come as browsers send them. */
export const serveOwn = async (app: FastifyInstance): Promise<void> => {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: formLimit },
      (_request, body, done) => {
        const form = new URLSearchParams(String(body));
        done(null, Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name)])));
      },
    );
    for (const page of [...ownPages, ...reliefOwnPages, ...supplyAnswerPages]) {
      const [method = 'GET', url = '/'] = page.at.split(' ');
      scope.route({ method, url, handler: (request, reply) => serve(app, page, request, reply) });
    }
  });
};
