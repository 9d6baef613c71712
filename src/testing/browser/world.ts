import { randomUUID } from 'node:crypto';
import { type Actor, publicActor } from '../../platform/actor/index.ts';
import { buildServer, languageOf } from '../../platform/http/index.ts';
import type { AnyUseCase } from '../../platform/kernel/index.ts';
import type { TestWorld } from '../../platform/testing/world.ts';
import { allErrors, allStreams, allUseCases } from '../../server/compose.ts';
import { serveWeb } from '../../server/web.ts';
import { testWorld } from '../world.ts';
import { builtPages } from './built-pages.ts';
import { type Visit, type VisitOptions, visitorOf } from './visitor.ts';

export interface BrowserWorld extends TestWorld {
  readonly origin: string;
  /** Opens an address as this actor, or as nobody; does not look at it yet. */
  open(path: string, as: Actor | null, options?: VisitOptions): Promise<Visit>;
  /** Opens, and fails on any console error, failed request, request to elsewhere, axe violation or overflow. */
  visit(path: string, as: Actor | null, options?: VisitOptions): Promise<Visit>;
  close(): Promise<void>;
}

const cookieName = 'test-actor';

/** The composed platform on a real port over the test database, its built pages, and a browser before it. */
export const browserWorld = async (more: readonly AnyUseCase[] = []): Promise<BrowserWorld> => {
  const world = await testWorld();
  const actors = new Map<string, Actor>();
  const app = await buildServer({
    kernel: world.kernel,
    useCases: [...allUseCases, ...more],
    streams: allStreams,
    errors: allErrors,
    authenticate: async (request) => {
      const actor = actors.get(request.cookies[cookieName] ?? '');
      return actor ? { ...actor, language: languageOf(request) } : publicActor(languageOf(request));
    },
    origin: 'http://127.0.0.1',
    trustProxy: false,
  });
  await serveWeb(app, { folder: await builtPages() });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });

  const open = async (path: string, as: Actor | null, options?: VisitOptions): Promise<Visit> =>
    visitorOf(origin, async (context) => {
      if (!as) return;
      const key = randomUUID();
      actors.set(key, { ...as, channel: 'web' });
      await context.addCookies([{ name: cookieName, value: key, url: origin }]);
    })(path, options);

  return {
    ...world,
    origin,
    open,
    visit: async (path, as, options) => {
      const visit = await open(path, as, options);
      await visit.check();
      return visit;
    },
    close: async () => {
      await app.close();
    },
  };
};
