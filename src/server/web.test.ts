import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer } from '../platform/http/index.ts';
import { createSignInLink } from '../platform/session/index.ts';
import type { TestWorld } from '../platform/testing/world.ts';
import { testWorld } from '../testing/world.ts';
import { authenticate } from './authenticate.ts';
import { allErrors, allUseCases } from './compose.ts';
import { serveWeb } from './web.ts';

describe('the web pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  let app: FastifyInstance;
  let world: TestWorld;
  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    mkdirSync(join(folder, '.vite'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Fourfold</title>');
    writeFileSync(join(folder, 'before.js'), '1');
    writeFileSync(join(folder, '.vite/manifest.json'), '{}');
    writeFileSync(join(folder, 'assets/main-abc.js'), 'let a');
    writeFileSync(join(folder, 'assets/main-abc.js.gz'), gzipSync('let a'));
    world = await testWorld();
    const { kernel } = world;
    app = await buildServer({
      kernel,
      useCases: allUseCases,
      errors: allErrors,
      authenticate: authenticate(kernel),
      origin: 'http://127.0.0.1',
      trustProxy: false,
    });
    await serveWeb(app, { folder });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

  it('give the one page for every address, and nobody keeps it', async () => {
    for (const url of ['/', '/packs', '/packs/us-nap-2021/us.18usc1595.limitation?x=1', '/sign-in']) {
      const answer = await get(url);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('<title>Fourfold');
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('allow no script, style or request from elsewhere, and none written into the page', async () => {
    const policy = String((await get('/')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect((await get('/')).headers['referrer-policy']).toBe('no-referrer');
  });

  it('keep files with a hash in their name for good, compressed where the browser can', async () => {
    const answer = await get('/assets/main-abc.js', { 'accept-encoding': 'gzip' });
    expect(answer.headers['cache-control']).toContain('immutable');
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect((await get('/before.js')).headers['cache-control']).toBe('no-cache');
  });

  it('do not take a missing file or service for a page', async () => {
    for (const url of ['/assets/gone-def.js', '/api/nothing', '/api']) {
      const answer = await get(url);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ code: 'NO_SUCH_ROUTE' });
    }
  });

  it('show nothing outside their folder, nor what only the build needs', async () => {
    for (const url of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/.vite/manifest.json',
      '/assets/..%2f..%2fpackage.json',
    ]) {
      const answer = await get(url);
      expect(answer.body).not.toContain('"dependencies"');
      expect(answer.body).not.toBe('{}');
    }
    expect((await get('/%E0%A4%A')).statusCode).toBeLessThan(500);
  });

  it('forget who was here on the quick way out, and lead to a neutral page', async () => {
    const person = await world.actor(await world.organisation(), 'analyst');
    const { token } = await createSignInLink(world.kernel, person.userId ?? '', 5);
    const host = '127.0.0.1:4000';
    const signedIn = await app.inject({
      method: 'POST',
      url: '/api/sign-in/link',
      headers: { host },
      payload: { token },
    });
    const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const who = async () => (await get('/api/me', { cookie, host })).json<{ me: object | null }>().me;
    expect(await who()).not.toBeNull();
    const answer = await get('/leave', { cookie, host });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('https://www.weather.gov/');
    expect(answer.headers['clear-site-data']).toContain('"cookies"');
    expect(await who()).toBeNull();
    expect((await get('/leave')).statusCode).toBe(303);
  });
});
