import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { allErrors } from '../../../server/compose.ts';
import { testWorld } from '../../../testing/world.ts';
import { type Actor, publicActor } from '../../actor/index.ts';
import { Refusal } from '../../errors/index.ts';
import type { AnyUseCase } from '../../kernel/index.ts';
import type { TestWorld } from '../../testing/world.ts';
import { buildServer } from '../index.ts';
import type { HttpLimits } from '../server.ts';

/** Some acts on a real port, and all that was logged meanwhile. */
export interface Served extends TestWorld {
  readonly app: FastifyInstance;
  readonly origin: string;
  readonly logged: () => string;
  /** The header that makes a request this actor's. */
  as(actor: Actor): Record<string, string>;
  close(): Promise<void>;
}

export const serveActs = async (useCases: readonly AnyUseCase[], limits?: HttpLimits): Promise<Served> => {
  const world = await testWorld();
  const actors = new Map<string, Actor>();
  let text = '';
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      done();
    },
  });
  const app = await buildServer({
    kernel: { ...world.kernel, log: pino({ level: 'trace' }, sink) },
    useCases,
    errors: allErrors,
    authenticate: async ({ headers }) => {
      const shown = headers['x-as'];
      if (shown === undefined) return publicActor();
      return actors.get(String(shown)) ?? Promise.reject(new Refusal('NOT_SIGNED_IN'));
    },
    origin: 'http://127.0.0.1',
    trustProxy: false,
    ...(limits ? { limits } : {}),
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    ...world,
    app,
    origin,
    logged: () => text,
    as: (actor) => {
      actors.set(String(actor.userId), actor);
      return { 'x-as': String(actor.userId) };
    },
    close: () => app.close(),
  };
};
