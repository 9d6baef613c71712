import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type FileBody,
  type Input,
  isFileOut,
  type Output,
  Problem,
  pathParameters,
  type Route,
} from '../platform/contract/index.ts';
import { Refusal } from '../platform/errors/index.ts';
import { askedLanguage, fastifyTrouble, languageOf, problemOf } from '../platform/http/index.ts';
import { translator } from '../platform/i18n/index.ts';
import { refusedPage, supplyAnswerPages } from '../prevention/supply/index.ts';
import { type OwnPage, ownPages } from '../protection/casework/index.ts';
import { reliefOwnPages } from '../protection/relief/index.ts';
import { allErrors, allMessages } from './compose.ts';

const speak = translator(allMessages);
const formLimit = 64 * 1024;
/** A form with one document, which the act holds to its own limit. */
const fileFormLimit = 16 * 1024 * 1024;

/** What a form with a file holds, where a page takes one. */
class FormWithFile {
  readonly texts: Record<string, string[]> = {};
  readonly files: FileBody[] = [];
}

/** Reads a form as a browser sends it with a file. @throws TypeError where it is none, which is answered as any broken body */
const formWithFile = async (body: Buffer, type: string): Promise<FormWithFile> => {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const filled = new FormWithFile();
  const { texts, files } = filled;
  for (const [name, value] of form) {
    if (typeof value === 'string') texts[name] = [...(texts[name] ?? []), value];
    // an empty field of a file comes as a file without a name
    else if (value.size > 0)
      files.push({ bytes: new Uint8Array(await value.arrayBuffer()), type: value.type, name: value.name });
  }
  return filled;
};

/** What the browser said about itself and where the request began: the act judges it as if it had come straight. */
const passedOn = ['cookie', 'host', 'origin', 'sec-fetch-site', 'user-agent'] as const;

/** Calls an act of the API as the request that is here; the cookies it sets go to the browser. */
const actFor =
  (app: FastifyInstance, request: FastifyRequest, cookies: string[]) =>
  async <R extends Route>(
    route: R,
    input: Partial<Input<R>>,
    file?: FileBody,
  ): Promise<{ readonly value: Output<R> } | { readonly problem: Problem }> => {
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
      headers: file ? { ...headers, 'content-type': 'application/octet-stream' } : headers,
      remoteAddress: request.ip,
      query: { lang: languageOf(request), ...(reads || file ? (rest as Record<string, string>) : {}) },
      ...(file ? { payload: Buffer.from(file.bytes) } : reads ? {} : { payload: rest }),
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

type Page = OwnPage | (typeof supplyAnswerPages)[number];

const serve = async (app: FastifyInstance, page: Page, request: FastifyRequest, reply: FastifyReply) => {
  const cookies = languageCookie(request);
  const language = languageOf(request);
  const { body } = request;
  const shown: Awaited<ReturnType<Page['show']>> = await page.show({
    language,
    t: speak(language),
    named: textsIn(request.params),
    form: textsIn(body instanceof FormWithFile ? body.texts : body),
    files: body instanceof FormWithFile ? body.files : [],
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

/** Pages a minute behind one link and from one address; the first is a person in a hurry, the second an office of some. */
const pagesPerMinute = 60;
/** Of forms with a file, which cost room before anybody can say whether the link is good. */
const filesPerMinute = 20;

/** Turns too many away before the body is read. A link is counted from wherever it is opened, an address whatever it opens. */
const limitSupplier = (scope: FastifyInstance): void => {
  const limiter = (max: number, keyGenerator: (request: FastifyRequest) => string) =>
    scope.createRateLimit({ max, timeWindow: 60_000, keyGenerator });
  const linkOf = (request: FastifyRequest): string => String((request.params as { token?: unknown }).token);
  const addressOf = (request: FastifyRequest): string => request.ip;
  const pages = [limiter(pagesPerMinute, linkOf), limiter(pagesPerMinute, addressOf)];
  const files = [limiter(filesPerMinute, linkOf), limiter(filesPerMinute, addressOf)];
  scope.addHook('onRequest', async (request) => {
    const withFile = /^multipart\//i.test(request.headers['content-type'] ?? '');
    for (const limit of withFile ? [...files, ...pages] : pages) {
      const count = await limit(request);
      if (!count.isAllowed && count.isExceeded) throw new Refusal('TOO_MANY_REQUESTS');
    }
  });
};

/** What is refused before a page could answer is said on a page too, in the language of whoever reads it. */
const refuseAsPage = (scope: FastifyInstance): void => {
  scope.setErrorHandler((error, request, reply) => {
    const language = languageOf(request);
    const t = speak(language);
    const problem = problemOf(fastifyTrouble(error), allErrors, t, request.id);
    // what nobody foresaw goes to the handler of all, which writes it down
    if (problem.status >= 500) throw error;
    const { page } = refusedPage({ language, t, named: textsIn(request.params) }, problem, { back: true });
    return reply
      .status(problem.status)
      .header('cache-control', 'no-store')
      .header('x-robots-tag', 'noindex')
      .type('text/html; charset=utf-8')
      .send(page);
  });
};

/** Serves the pages of people without an account, which need no script: forms come as browsers send them. */
export const serveOwn = async (app: FastifyInstance): Promise<void> => {
  const pages = async (scope: FastifyInstance, some: readonly Page[]): Promise<void> => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: formLimit },
      (_request, body, done) => {
        const form = new URLSearchParams(String(body));
        done(null, Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name)])));
      },
    );
    for (const page of some) {
      const [method = 'GET', url = '/'] = page.at.split(' ');
      scope.route({ method, url, handler: (request, reply) => serve(app, page, request, reply) });
    }
  };
  await app.register((scope) => pages(scope, [...ownPages, ...reliefOwnPages]));
  // a supplier sends documents; nobody else's page takes so much
  await app.register(async (scope) => {
    limitSupplier(scope);
    refuseAsPage(scope);
    await pages(scope, supplyAnswerPages);
    scope.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'buffer', bodyLimit: fileFormLimit },
      (request: FastifyRequest, body: Buffer) => formWithFile(body, request.headers['content-type'] ?? ''),
    );
  });
};
