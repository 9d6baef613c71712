import type { Config } from '../platform/config/index.ts';
import { Refusal } from '../platform/errors/index.ts';
import { buildServer, openApi } from '../platform/http/index.ts';
import { startWorker } from '../platform/jobs/index.ts';
import type { Kernel } from '../platform/kernel/index.ts';
import { authenticate } from './authenticate.ts';
import { allErrors, allJobKinds, allStreams, allUseCases } from './compose.ts';
import { serveWeb } from './web.ts';

export interface Running {
  readonly address: string;
  /** Resolves when the server has been asked to stop and has. */
  readonly stopped: Promise<void>;
  stop(): Promise<void>;
}

export const version = '0.1.0';

/** Starts the platform over an open kernel: web pages, API, jobs. Stops on SIGINT and SIGTERM, finishing what is under way. */
export const serve = async (config: Config, kernel: Kernel): Promise<Running> => {
  const app = await buildServer({
    kernel,
    useCases: allUseCases,
    streams: allStreams,
    errors: allErrors,
    authenticate: authenticate(kernel),
    origin: config.origin,
    trustProxy: config.trustProxy,
  });
  const description = JSON.stringify(openApi([...allUseCases, ...allStreams], version));
  app.get('/api/openapi.json', async (_request, reply) => reply.type('application/json').send(description));
  app.get('/api/health', async () => ({ ok: true, database: kernel.db.kind, version }));
  await serveWeb(app);

  const address = await app.listen({ host: config.host, port: config.port }).catch((error) => {
    throw error.code === 'EADDRINUSE' ? new Refusal('ADDRESS_IN_USE', { port: config.port }) : error;
  });
  const worker = startWorker(kernel, allJobKinds, { zone: config.timeZone });

  let stop: () => Promise<void> = async () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = async () => {
      await app.close();
      await worker.stop();
      resolve();
    };
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  return { address, stopped, stop };
};
