import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicActor } from '../platform/actor/index.ts';
import { buildServer } from '../platform/http/index.ts';
import { testWorld } from '../testing/world.ts';
import { allErrors } from './compose.ts';
import { serveWeb } from './web.ts';

describe('the web pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  const forgotten: string[] = [];
  let app: FastifyInstance;
  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    mkdirSync(join(folder, '.vite'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Fourfold</title>');
    writeFileSync(join(folder, 'before.js'), '1');
    writeFileSync(join(folder, '.vite/manifest.json'), '{}');
    writeFileSync(join(folder, 'assets/main-abc.js'), 'let a');
    writeFileSync(join(folder, 'assets/main-abc.js.gz'), gzipSync('let a'));
    const { kernel } = await testWorld();
    app = await buildServer({
      kernel,
      useCases: [],
      errors: allErrors,
      authenticate: async () => publicActor(),
      origin: 'http://127.0.0.1',
      trustProxy: false,
    });
    await serveWeb(app, { folder, forget: async (request) => void forgotten.push(request.url) });
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
    const answer = await get('/leave');
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('https://www.weather.gov/');
    expect(answer.headers['clear-site-data']).toContain('"cookies"');
    expect(forgotten).toEqual(['/leave']);
  });
});
