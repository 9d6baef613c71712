import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, publicActor } from '../actor/index.ts';
import { type ErrorCodes, type FileBody, isFileOut } from '../contract/index.ts';
import { Refusal } from '../errors/index.ts';
import { newId } from '../ids/index.ts';
import { type AnyStream, type AnyUseCase, enter, type Kernel, perform, type UseCase } from '../kernel/index.ts';
import { traceOf } from '../log/index.ts';
import { inputOf } from './input.ts';
import { languageOf } from './language.ts';
import { problemOf } from './problem.ts';
import { type StreamLimits, serveStreams } from './stream.ts';
import { fastifyTrouble } from './trouble.ts';
import { checkType, uploadedFile } from './upload.ts';
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
  readonly limits?: HttpLimits;
}

/** What keeps slow and many callers from taking the server down. */
export interface HttpLimits {
  /** Within this a request must have arrived whole. */
  readonly requestMs: number;
  /** A connection on which nothing moves for this long ends. */
  readonly silentMs: number;
  readonly mostConnections: number;
}
const usual: HttpLimits = { requestMs: 120_000, silentMs: 300_000, mostConnections: 2_000 };

/** JSON bodies stay small; files have their own limit in their contract. */
const jsonLimit = 1024 * 1024;

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
  }
}

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
  limits = usual,
}: HttpOptions): Promise<FastifyInstance> => {
  const app = Fastify({
    logger: false,
    trustProxy,
    bodyLimit: jsonLimit,
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.silentMs,
    // what Fastify would answer by itself, before any of our hooks
    frameworkErrors: (error, request, reply) => answerProblem(error, request, reply),
    http: { connectionsCheckingInterval: Math.min(30_000, limits.requestMs) },
    genReqId: () => newId(kernel.clock, kernel.random),
  });
  app.server.maxConnections = limits.mostConnections;
  // a form of another site may send text, but not JSON
  app.removeContentTypeParser('text/plain');
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
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: origin.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => new Refusal('TOO_MANY_REQUESTS'),
  });

  // a line that is busy when the server stops would else be kept open, idle, for more than a minute after its answer
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close');
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
    const { language } = request.actor ?? publicActor(languageOf(request));
    const problem = problemOf(known, errors, kernel.translate(language), request.id);
    if (problem.status >= 500) kernel.log.error({ id: request.id, ...traceOf(known) }, 'unexpected');
    return reply
      .status(problem.status)
      .header('cache-control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  };

  const serveAct = (scope: FastifyInstance, useCase: AnyUseCase): void => {
    const { route } = useCase;
    scope.route({
      method: route.method,
      url: `/api${route.path}`,
      bodyLimit: route.upload?.maxBytes ?? jsonLimit,
      ...(route.perMinute ? { config: { rateLimit: { max: route.perMinute, timeWindow: 60_000 } } } : {}),
      // before the body is read, and after too many requests were turned away
      preParsing: async (request, reply) => {
        if (crossSite(request, origin)) throw new Refusal('CROSS_SITE_REFUSED');
        request.actor = await authenticate(request);
        if (!route.upload) return;
        await enter(kernel, request.actor, route);
        checkType(request, route.upload);
        await useCase.atDoor?.(kernel, visitOf(request, reply, origin), inputOf(route, request));
      },
      handler: async (request, reply) => {
        const answer = await perform(
          kernel,
          request.actor,
          useCase as UseCase,
          inputOf(route, request),
          route.upload ? uploadedFile(request) : undefined,
          visitOf(request, reply, origin),
        );
        reply.header('cache-control', 'no-store');
        if (!isFileOut(route.gives)) return reply.type('application/json').send(JSON.stringify(answer ?? null));
        const { bytes, type, name } = answer as FileBody;
        return reply
          .type(type)
          .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`)
          .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      },
    });
  };
  for (const useCase of useCases) if (!useCase.route.upload) serveAct(app, useCase);
  // a file is taken as it is, also one of JSON; acts beside take nothing but JSON
  await app.register(async (files) => {
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    for (const useCase of useCases) if (useCase.route.upload) serveAct(files, useCase);
  });
  serveStreams(app, { kernel, streams, errors, authenticate, limits: streamLimits });
  return app;
};
