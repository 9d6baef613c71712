import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { projectRoot } from '../platform/config/root.ts';
import { Refusal } from '../platform/errors/index.ts';
import { serveOwn } from './own-door.ts';

export interface WebOptions {
  /** Where `vite build` put the pages. */
  readonly folder?: string;
  /** Where quick exit leads: a page that everybody might look at, and nobody is greeted on. */
  readonly leaveTo?: string;
}

const builtPages = join(projectRoot, 'dist/web');
const neutralPage = 'https://www.weather.gov/';

/** Addresses of the built files, without their compressed twins and what only the build itself needs. */
const filesIn = (folder: string): ReadonlySet<string> =>
  new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
      .filter((path) => !path.startsWith('/.')),
  );

/**
 * Ends the session of whoever leaves in a hurry, as the button for it does, and that of an own page; gives the cookies that take the old
 * ones away.
 */
const signOut = async (app: FastifyInstance, { headers }: FastifyRequest): Promise<string[]> => {
  const end = async (url: string): Promise<string[]> => {
    const sent = { cookie: headers.cookie ?? '', host: headers.host ?? '' };
    const answer = await app.inject({ method: 'POST', url, headers: sent, payload: {} });
    return [answer.headers['set-cookie'] ?? []].flat();
  };
  return [...(await end('/api/own/leave')), ...(await end('/api/sign-out'))];
};

/**
 * Serves the web pages: named files as they are, every other address as the one page whose script shows it. Files whose name holds a
 * hash never change; the page itself is never kept.
 */
export const serveWeb = async (app: FastifyInstance, options: WebOptions = {}): Promise<void> => {
  const { folder = builtPages, leaveTo = neutralPage } = options;

  // a plain link, so that it works without script; whoever follows it from elsewhere loses nothing but the session
  app.get('/leave', async (request, reply) => {
    const forgotten = await signOut(app, request);
    return reply
      .header('set-cookie', forgotten)
      .header('cache-control', 'no-store')
      .header('clear-site-data', '"cache", "cookies", "storage"')
      .redirect(leaveTo, 303);
  });

  await serveOwn(app);
  if (!existsSync(join(folder, 'index.html'))) return;
  const files = filesIn(folder);
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, cacheControl: false });
  app.get('/*', async (request, reply) => {
    const path = decodeURIComponent(request.url.split('?')[0] ?? '/');
    if (path === '/api' || path.startsWith('/api/')) throw new Refusal('NO_SUCH_ROUTE');
    if (path !== '/' && files.has(path)) {
      const forever = path.startsWith('/assets/');
      return reply
        .header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
        .sendFile(path.slice(1));
    }
    if (path.startsWith('/assets/')) throw new Refusal('NO_SUCH_ROUTE');
    return reply.header('cache-control', 'no-store').sendFile('index.html');
  });
};
