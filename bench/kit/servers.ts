import Fastify, { type FastifyInstance } from 'fastify';
import { buildServer } from '../../src/platform/http/index.ts';
import type { AnyUseCase, Kernel } from '../../src/platform/kernel/index.ts';
import { authenticate } from '../../src/server/authenticate.ts';
import { allErrors, allUseCases } from '../../src/server/compose.ts';

const here = { host: '127.0.0.1', port: 0 } as const;

/** The platform's server, as it is composed. */
export const platformServer = async (
  kernel: Kernel,
  more: readonly AnyUseCase[] = [],
  add: (app: FastifyInstance) => Promise<void> = async () => {},
): Promise<{ origin: string; close(): Promise<void> }> => {
  const app = await buildServer({
    kernel,
    useCases: [...allUseCases, ...more],
    errors: allErrors,
    authenticate: authenticate(kernel),
    origin: 'http://127.0.0.1',
    trustProxy: false,
  });
  await add(app);
  const origin = await app.listen(here);
  return { origin, close: () => app.close() };
};

/** A Fastify server with nothing but these routes. */
export const bareServer = async (
  add: (app: FastifyInstance) => void,
): Promise<{ origin: string; close(): Promise<void> }> => {
  const app = Fastify({ logger: false });
  add(app);
  const origin = await app.listen(here);
  return { origin, close: () => app.close() };
};
