import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../actor/index.ts';
import type { ErrorCodes } from '../contract/index.ts';
import { Refusal, refuse } from '../errors/index.ts';
import { type AnyStream, type Kernel, perform, type StreamContext, useCase } from '../kernel/index.ts';
import { mayEnter } from '../policy/index.ts';
import { inputOf } from './input.ts';
import { problemOf } from './problem.ts';

export interface StreamLimits {
  /** A comment is sent this often, so that nobody between takes the line for dead; then the listener is authenticated again, too. */
  readonly heartbeatMs: number;
  /** After this the stream ends and the browser asks anew. */
  readonly longestMs: number;
  readonly mostOpen: number;
}
const usual: StreamLimits = { heartbeatMs: 15_000, longestMs: 15 * 60_000, mostOpen: 200 };

export interface StreamOptions {
  readonly kernel: Kernel;
  readonly streams: readonly AnyStream[];
  readonly errors: ErrorCodes;
  readonly authenticate: (request: FastifyRequest) => Promise<Actor>;
  readonly limits?: StreamLimits | undefined;
}

/** Serves the streams under `/api`; a listener that goes away, and a server that stops, end them. */
export const serveStreams = (
  app: FastifyInstance,
  { kernel, streams, errors, authenticate, limits = usual }: StreamOptions,
): void => {
  const open = new Set<AbortController>();
  app.addHook('preClose', async () => {
    for (const controller of open) controller.abort();
  });

  for (const one of streams) {
    app.route({
      method: one.route.method,
      url: `/api${one.route.path}`,
      handler: async (request, reply) => {
        request.actor = await authenticate(request);
        if (open.size >= limits.mostOpen) refuse('TOO_MANY_STREAMS');
        const input = await admitted(kernel, one, request);
        const controller = new AbortController();
        open.add(controller);
        reply.raw.once('close', () => {
          open.delete(controller);
          controller.abort();
        });
        const recheck = async (): Promise<void> => {
          request.actor = await authenticate(request);
          if (!mayEnter(kernel.roles, request.actor, one.route.may))
            refuse('NOT_PERMITTED', { permission: one.route.may });
        };
        const context: StreamContext = { kernel, actor: () => request.actor, signal: controller.signal };
        const problem = (error: unknown): string =>
          JSON.stringify(problemOf(error, errors, kernel.translate(request.actor.language), request.id));
        return (
          reply
            .type('text/event-stream; charset=utf-8')
            .header('cache-control', 'no-store')
            .header('x-accel-buffering', 'no')
            // a stopping server would else wait for the line to fall asleep
            .header('connection', 'close')
            .send(Readable.from(lines(one, context, input, { recheck, problem, controller, limits })))
        );
      },
    });
  }
};

/** Parses, asks for the permission, lets the stream look at the record, leaves an audit entry: as for every act. */
const admitted = async (kernel: Kernel, one: AnyStream, request: FastifyRequest): Promise<never> => {
  let input: unknown;
  const entry = useCase({ ...one.route, gives: z.null() }, async (context, parsed) => {
    await one.admit(context, parsed as never);
    input = parsed;
    return null;
  });
  await perform(kernel, request.actor, entry, inputOf(one.route, request));
  return input as never;
};

interface Wire {
  recheck(): Promise<void>;
  problem(error: unknown): string;
  readonly controller: AbortController;
  readonly limits: StreamLimits;
}

/** The text on the wire. Ends with an event `end`, or `refused` with the problem, so that a page knows not to ask again. */
async function* lines(one: AnyStream, context: StreamContext, input: never, wire: Wire): AsyncGenerator<string> {
  const { controller, limits } = wire;
  const { signal } = controller;
  const tooOld = setTimeout(() => controller.abort(), limits.longestMs);
  const events = one.events(context, input)[Symbol.asyncIterator]();
  const beat = ticker(limits.heartbeatMs);
  try {
    yield 'retry: 3000\n\n';
    let next = events.next();
    while (!signal.aborted) {
      const got = await Promise.race([next, beat.tick()]);
      if (got === 'tick') {
        await wire.recheck();
        yield ': still here\n\n';
        continue;
      }
      if (signal.aborted) break;
      if (got.done) {
        yield 'event: end\ndata: {}\n\n';
        break;
      }
      yield `data: ${JSON.stringify(one.route.gives.parse(got.value))}\n\n`;
      next = events.next();
    }
  } catch (error) {
    if (!(error instanceof Refusal)) {
      context.kernel.log.error({ route: one.route.name, code: (error as { code?: string }).code }, 'stream broke off');
    }
    yield `event: refused\ndata: ${wire.problem(error)}\n\n`;
  } finally {
    clearTimeout(tooOld);
    beat.stop();
    controller.abort();
    await events.return?.();
  }
}

const ticker = (ms: number): { tick(): Promise<'tick'>; stop(): void } => {
  let due = false;
  let tell: (() => void) | null = null;
  const timer = setInterval(() => {
    due = true;
    tell?.();
  }, ms);
  return {
    tick: () =>
      new Promise((resolve) => {
        const answer = (): void => {
          due = false;
          tell = null;
          resolve('tick');
        };
        if (due) answer();
        else tell = answer;
      }),
    stop: () => clearInterval(timer),
  };
};
