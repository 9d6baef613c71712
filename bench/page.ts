import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { planFromPack } from '../src/plan/register/plan-from-pack.ts';
import { projectRoot } from '../src/platform/config/root.ts';
import { serveWeb } from '../src/server/web.ts';
import { openDatabase } from './kit/database.ts';
import { openOffice } from './kit/office.ts';
import { bench } from './kit/report.ts';
import { pairedRounds } from './kit/rounds.ts';
import { bareServer, platformServer } from './kit/servers.ts';

const rounds = 5;
const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage'.split(
    ' ',
  );
const web = join(projectRoot, 'dist/web');

interface Asset {
  readonly kind: 'script' | 'style' | 'other';
  readonly path: string;
  /** As it came over the wire. */
  readonly bytes: number;
}

interface Seen {
  readonly paint: number;
  readonly load: number;
  /** When the heading stood on the page. */
  readonly shown: number;
  readonly assets: readonly Asset[];
}

/** Opens a page and tells when what was there, in milliseconds from the start of the navigation. */
const look = async (context: BrowserContext, url: string): Promise<Seen> => {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  await page.locator('h1').first().waitFor();
  const seen = await page.evaluate(async () => {
    const shown = performance.now();
    const paint = await new Promise<number>((resolve) => {
      new PerformanceObserver((list) => {
        const first = list.getEntriesByName('first-contentful-paint')[0];
        if (first) resolve(first.startTime);
      }).observe({ type: 'paint', buffered: true });
    });
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return {
      shown,
      paint,
      load: navigation?.loadEventStart ?? 0,
      files: resources.map(({ name, encodedBodySize }) => ({ path: new URL(name).pathname, bytes: encodedBodySize })),
    };
  });
  await page.close();
  const kindOf = (path: string): Asset['kind'] =>
    path.endsWith('.js') ? 'script' : path.endsWith('.css') ? 'style' : 'other';
  const { files, ...times } = seen;
  return { ...times, assets: files.map((file) => ({ ...file, kind: kindOf(file.path) })) };
};

/** The same number of files with as many bytes each, and nothing to do. */
const staticTwin = (assets: readonly Asset[]) => {
  const files = new Map(
    assets
      .filter(({ kind, path }) => kind !== 'other' && !path.startsWith('/api'))
      .map(({ kind, bytes }, i) => {
        const name = `/a${i}.${kind === 'script' ? 'js' : 'css'}`;
        return [name, `/*${'x'.repeat(Math.max(0, bytes - 4))}*/`] as const;
      }),
  );
  const tags = [...files.keys()].map((name) =>
    name.endsWith('.js') ? `<script type="module" src="${name}"></script>` : `<link rel="stylesheet" href="${name}">`,
  );
  const html = `<!doctype html><html lang="en"><head><title>Still</title>${tags.join('')}</head><body><h1>Still</h1></body></html>`;
  return bareServer((app) => {
    app.get('/', async (_request, reply) => reply.type('text/html').send(html));
    for (const [name, body] of files) {
      const type = name.endsWith('.js') ? 'text/javascript' : 'text/css';
      app.get(name, async (_request, reply) =>
        reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(body),
      );
    }
  });
};

const gzipBytes = (assets: readonly Asset[]): number =>
  assets
    .filter(({ kind, path }) => kind === 'script' && existsSync(join(web, path)))
    .reduce((sum, { path }) => sum + gzipSync(readFileSync(join(web, path)), { level: 9 }).length, 0);

type Cookies = Parameters<BrowserContext['addCookies']>[0];

/** A cold look in a fresh profile, then a warm one in the same. */
const coldAndWarm = async (browser: Browser, url: string, cookies: Cookies) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    await context.addCookies(cookies);
    const cold = await look(context, url);
    const warm = await look(context, url);
    return {
      coldPaint: cold.paint,
      coldShown: cold.shown,
      coldLoad: cold.load,
      warmPaint: warm.paint,
      warmShown: warm.shown,
      warmLoad: warm.load,
    };
  } finally {
    await context.close();
  }
};

await bench(
  'page',
  'pages in Chromium, with an empty cache and again; the peer is a still page of as many files and bytes, without anything to run or ask',
  async (report) => {
    const executablePath = process.env.FOURFOLD_CHROMIUM;
    if (!executablePath) return report.note('left out: no Chromium here (apt-get install chromium)');
    const database = await openDatabase('PGlite');
    const office = await openOffice(database.kernel, 'bench-page');
    await office.perform(planFromPack, { pack: 'us-nap-2021', status: 'running' });
    const ours = await platformServer(database.kernel, [], (app) => serveWeb(app, { folder: web }));
    const session = (await office.cookie(ours.origin))
      .split('; ')
      .map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) }))
      // the ones with Secure are not for plain http
      .filter(({ name }) => !name.startsWith('__Host-'))
      .map((cookie) => ({ ...cookie, url: ours.origin, httpOnly: true }));
    const browser = await chromium.launch({ executablePath, args: flags, headless: true });

    const pages: readonly (readonly [string, string, Cookies])[] = [
      ['the sign-in page', '/sign-in', []],
      ['the desk of the plan, signed in', '/plan', session],
    ];
    for (const [says, path, cookies] of pages) {
      const context = await browser.newContext();
      await context.addCookies(cookies);
      const { assets } = await look(context, `${ours.origin}${path}`);
      await context.close();
      const peer = await staticTwin(assets);
      const results = await pairedRounds(
        rounds,
        () => coldAndWarm(browser, `${ours.origin}${path}`, cookies),
        () => coldAndWarm(browser, peer.origin, []),
      );
      report.part(says);
      report.compare('cold: first paint', 'ms', results('coldPaint'));
      report.compare('cold: heading there', 'ms', results('coldShown'));
      report.compare('cold: load', 'ms', results('coldLoad'));
      report.compare('warm: first paint', 'ms', results('warmPaint'));
      report.compare('warm: heading there', 'ms', results('warmShown'));
      report.compare('warm: load', 'ms', results('warmLoad'));
      const kilobytes = gzipBytes(assets) / 1024;
      report.tell('script, gzip', 'KB', [kilobytes]);
      if (path !== '/sign-in') report.goal('under 200 KB of script (gzip)', 'KB', kilobytes, kilobytes < 200);
      await peer.close();
    }
    await browser.close();
    await ours.close();
    await database.close();
  },
);
