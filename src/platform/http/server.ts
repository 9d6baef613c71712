import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, type Language, publicActor } from '../actor/index.ts';
import { type ErrorCodes, type FileBody, isFileOut } from '../contract/index.ts';
import { Refusal } from '../errors/index.ts';
import { newId } from '../ids/index.ts';
import { type AnyStream, type AnyUseCase, type Kernel, perform, type UseCase } from '../kernel/index.ts';
import { inputOf } from './input.ts';
import { problemOf } from './problem.ts';
import { type StreamLimits, serveStreams } from './stream.ts';
import { originOf, visitOf } from './visit.ts';

/** Finds out who asks. Throws a Refusal where what was shown (cookie, token, link) is no good. */
export type Authenticate = (request: FastifyRequest) => Promise<Actor>;

export interface HttpOptions {
  readonly kernel: Kernel;
  readonly useCases: readonly AnyUseCase[];
  /** Acts that answer with server-sent events. */
  readonly streams?: readonly AnyStream[];
  readonly streamLimits?: StreamLimits;
  readonly errors: ErrorCodes;
  readonly authenticate: Authenticate;
  /** The address people type, e.g. `https://fourfold.example`: state-changing requests must come from it. */
  readonly origin: string;
  /** Behind a proxy that sets X-Forwarded-For. */
  readonly trustProxy: boolean;
}

/** JSON bodies stay small; files have their own limit in their contract. */
const jsonLimit = 1024 * 1024;

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
  }
}

/** The language the request names itself: `?lang=es`, else the one chosen on the page. */
export const askedLanguage = (request: FastifyRequest): Language | null => {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang ?? request.cookies?.['fourfold-lang'];
  return asked === 'es' || asked === 'en' ? asked : null;
};

/** The language asked for, else the first of ours in Accept-Language. */
export const languageOf = (request: FastifyRequest): Language => {
  const asked = askedLanguage(request);
  if (asked) return asked;
  const first = /\b(en|es)\b/i.exec(request.headers['accept-language'] ?? '')?.[1]?.toLowerCase();
  return first === 'es' ? 'es' : 'en';
};

/**
 * A request that changes something must come from our own pages, or from no page at all (a token).
 * Browsers send Sec-Fetch-Site; older ones Origin.
 */
const crossSite = (request: FastifyRequest, origin: string): boolean => {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin';
  const from = request.headers.origin;
  return from !== undefined && from !== originOf(request, origin);
};

export const buildServer = async ({
  kernel,
  useCases,
  streams = [],
  streamLimits,
  errors,
  authenticate,
  origin,
  trustProxy,
}: HttpOptions): Promise<FastifyInstance> => {
  const app = Fastify({
    logger: false,
    trustProxy,
    bodyLimit: jsonLimit,
    requestTimeout: 120_000,
    genReqId: () => newId(kernel.clock, kernel.random),
  });
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
        'manifest-src': ["'self'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: origin.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => new Refusal('TOO_MANY_REQUESTS'),
  });

  app.decorateRequest('actor');
  app.addHook('onRequest', async (request) => {
    request.actor = publicActor(languageOf(request));
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, id } = request;
    kernel.log.info(
      { id, method, route: routeOptions.url ?? 'none', status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
  });
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply));
  app.setNotFoundHandler((request, reply) => answerProblem(new Refusal('NO_SUCH_ROUTE'), request, reply));

  const answerProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const known = fastifyTrouble(error);
    const problem = problemOf(known, errors, kernel.translate(request.actor.language), request.id);
    if (problem.status >= 500) {
      const { name, code, stack } = known as { name?: string; code?: string; stack?: string };
      // the stack names files and lines; the message may hold a value, so it stays out
      kernel.log.error(
        {
          id: request.id,
          name,
          code,
          at: stack
            ?.split('\n')
            .slice(1, 6)
            .map((l) => l.trim()),
        },
        'unexpected',
      );
    }
    return reply
      .status(problem.status)
      .header('cache-control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  };

  const uploads = new Set(useCases.flatMap(({ route }) => route.upload?.types ?? []));
  for (const type of uploads) {
    if (type !== 'application/json')
      app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  }

  for (const useCase of useCases) {
    const { route } = useCase;
    app.route({
      method: route.method,
      url: `/api${route.path}`,
      bodyLimit: route.upload?.maxBytes ?? jsonLimit,
      ...(route.perMinute ? { config: { rateLimit: { max: route.perMinute, timeWindow: 60_000 } } } : {}),
      handler: async (request, reply) => {
        if (crossSite(request, origin)) throw new Refusal('CROSS_SITE_REFUSED');
        request.actor = await authenticate(request);
        const file = route.upload ? uploadedFile(request, route.upload.types) : undefined;
        const answer = await perform(
          kernel,
          request.actor,
          useCase as UseCase,
          inputOf(route, request),
          file,
          visitOf(request, reply, origin),
        );
        reply.header('cache-control', 'no-store');
        if (!isFileOut(route.gives)) return reply.type('application/json').send(JSON.stringify(answer ?? null));
        const { bytes, type, name } = answer as FileBody;
        return reply
          .type(type)
          .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`)
          .send(Buffer.from(bytes));
      },
    });
  }
  serveStreams(app, { kernel, streams, errors, authenticate, limits: streamLimits });
  return app;
};

const uploadedFile = (request: FastifyRequest, types: readonly string[]): FileBody => {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  if (!types.includes(type)) throw new Refusal('MEDIA_TYPE_NOT_TAKEN', { types: types.join(', ') });
  const body = request.body;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body ?? null));
  const name = (request.query as { name?: unknown }).name;
  return { bytes: new Uint8Array(bytes), type, name: typeof name === 'string' ? name : 'upload' };
};

/** Fastify's own errors in our words. */
const fastifyTrouble = (error: unknown): unknown => {
  if (error instanceof Refusal) return error;
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('BODY_TOO_LARGE');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Refusal('MEDIA_TYPE_NOT_TAKEN', { types: 'application/json' });
  if (statusCode === 400) return new Refusal('BODY_NOT_JSON');
  return error;
};
