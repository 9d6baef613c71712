import type { Cookie } from 'playwright-core';
import type { Actor } from '../../platform/actor/index.ts';
import { buildServer } from '../../platform/http/index.ts';
import type { AnyUseCase } from '../../platform/kernel/index.ts';
import { createSignInLink } from '../../platform/session/index.ts';
import type { TestWorld } from '../../platform/testing/world.ts';
import { authenticate } from '../../server/authenticate.ts';
import { allErrors, allStreams, allUseCases } from '../../server/compose.ts';
import { serveWeb } from '../../server/web.ts';
import { testWorld } from '../world.ts';
import { builtPages } from './built-pages.ts';
import { type Visit, type VisitOptions, visitorOf } from './visitor.ts';

export interface BrowserWorld extends TestWorld {
  readonly origin: string;
  /** Opens an address as this person, or as nobody; does not look at it yet. */
  open(path: string, as: Actor | null, options?: VisitOptions): Promise<Visit>;
  /** Opens, and fails on any console error, failed request, request to elsewhere, axe violation or overflow. */
  visit(path: string, as: Actor | null, options?: VisitOptions): Promise<Visit>;
  close(): Promise<void>;
}

/** The composed platform on a real port over the test database, its built pages, and a browser before it. */
export const browserWorld = async (more: readonly AnyUseCase[] = []): Promise<BrowserWorld> => {
  const world = await testWorld();
  const app = await buildServer({
    kernel: world.kernel,
    useCases: [...allUseCases, ...more],
    streams: allStreams,
    errors: allErrors,
    authenticate: authenticate(world.kernel),
    origin: 'http://127.0.0.1',
    trustProxy: false,
  });
  await serveWeb(app, { folder: await builtPages() });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });

  /** Signs in with a one-time link, as on the first start. */
  const cookiesOf = async ({ userId }: Actor): Promise<Pick<Cookie, 'name' | 'value'>[]> => {
    const { token } = await createSignInLink(world.kernel, userId ?? '', 5);
    const answer = await app.inject({
      method: 'POST',
      url: '/api/sign-in/link',
      headers: { host: new URL(origin).host },
      payload: { token },
    });
    if (answer.statusCode !== 200) throw new Error(`could not sign in: ${answer.body}`);
    // the one without Secure: this is plain http
    return answer.cookies.filter(({ name }) => !name.startsWith('__Host-')).map(({ name, value }) => ({ name, value }));
  };

  const open = async (path: string, as: Actor | null, options?: VisitOptions): Promise<Visit> =>
    visitorOf(origin, async (context) => {
      const cookies = as ? await cookiesOf(as) : [];
      await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: origin, httpOnly: true })));
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
      // Chromium keeps lines open on which it asks nothing; the server would wait for them for more than a minute
      app.server.closeAllConnections();
      await app.close();
    },
  };
};
