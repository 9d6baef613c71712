import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { vi } from 'vitest';
import { borrowPage } from './pages.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A picture of more than this costs more memory than a software renderer has. */
const tallest = 4000;

export interface VisitOptions {
  /** 1280 if left out; 320 is the narrowest we promise. */
  readonly width?: number;
  readonly height?: number;
  readonly language?: 'en' | 'es';
  /** Answers of the server that this page is meant to get, e.g. 422. */
  readonly refusals?: readonly number[];
  readonly touch?: boolean;
  /** Let the page install its service worker; left out, a test is about the server's answers alone. */
  readonly serviceWorker?: boolean;
  /** A profile of its own, for a test that changes what the page runs on: its clock, a script before all others. */
  readonly fresh?: boolean;
}

export interface Visit {
  readonly page: Page;
  /** What went wrong so far: console, page errors, failed requests, requests that left the origin. */
  readonly troubles: readonly string[];
  /** Fails on any trouble, any axe violation, or content wider than the screen. */
  check(): Promise<void>;
  /** Writes a picture to the folder that FOURFOLD_SCREENSHOTS names; where it names none, nobody would look at it. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

const watch = (page: Page, origin: string, { refusals = [] }: VisitOptions): string[] => {
  const troubles: string[] = [];
  page.on('console', (message) => {
    const expected = refusals.some((status) => message.text().includes(`status of ${status}`));
    if ((message.type() === 'error' || message.type() === 'warning') && !expected) {
      troubles.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => troubles.push(`page error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) troubles.push(`left the origin: ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !refusals.includes(response.status())) {
      troubles.push(`${response.status()} ${response.url()}`);
    }
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // the page goes on before an answer comes
    if (why !== 'net::ERR_ABORTED') troubles.push(`request failed (${why}): ${request.url()}`);
  });
  return troubles;
};

/**
 * Waits until nothing is asked of the server and the page has drawn what came. Playwright's own `networkidle` waits half a second more
 * each time, which was a third of all browser tests.
 */
const settling = (page: Page): (() => Promise<void>) => {
  const underWay = new Set<Request>();
  const ended = (request: Request) => underWay.delete(request);
  page.on('request', (request) => {
    // a stream of events never ends
    if (request.headers().accept !== 'text/event-stream') underWay.add(request);
  });
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  const drawn = () =>
    page.evaluate(
      () => new Promise<void>((resolve) => requestIdleCallback(() => setTimeout(resolve, 40), { timeout: 2000 })),
    );
  return async () => {
    do {
      await vi.waitUntil(() => underWay.size === 0, { timeout: 25_000, interval: 10 });
      await drawn();
    } while (underWay.size > 0);
  };
};

const violationsOf = async (page: Page): Promise<string[]> => {
  // not as a script element: the content security policy would refuse it
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const results = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: { run(root: Document, options: object): Promise<AxeResults> } };
    return axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      // what is right is not written down, which is most of its work
      resultTypes: ['violations'],
    });
  }, rules);
  return results.violations.flatMap(({ id, nodes, help }) =>
    nodes.map((node) => `axe ${id}: ${help}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  );
};

const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`wider than the screen: ${scrollWidth} > ${clientWidth}`] : [];
  });

/** Opens an address as a person would, in a profile that holds nothing, and fails if anything about the page is wrong. */
export const visitorOf = (origin: string, prepare: (context: BrowserContext) => Promise<void> = async () => {}) => {
  const visit = async (path: string, options: VisitOptions = {}): Promise<Visit> => {
    const { width = 1280, height = 900, language = 'en', touch = width < 600 } = options;
    const { fresh = false, serviceWorker = false } = options;
    const { page, context, giveBack } = await borrowPage(origin, { language, touch, fresh, serviceWorker });
    await page.setViewportSize({ width, height });
    await prepare(context);
    page.setDefaultTimeout(25_000);
    const troubles = watch(page, origin, options);
    const settled = settling(page);
    await page.goto(`${origin}${path}`);
    await page.locator('h1').first().waitFor();
    await settled();
    const check = async (): Promise<void> => {
      const all = [...troubles, ...(await tooWide(page)), ...(await violationsOf(page))];
      if (all.length > 0) throw new Error(`${path} at ${width} px, ${language}:\n${all.join('\n')}`);
    };
    const picture = async (name: string): Promise<void> => {
      const folder = process.env.FOURFOLD_SCREENSHOTS;
      if (!folder) return;
      mkdirSync(folder, { recursive: true });
      const tall = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.screenshot({
        path: join(folder, `${name}-${width}-${language}.png`),
        fullPage: true,
        clip: { x: 0, y: 0, width, height: Math.min(tall, tallest) },
      });
    };
    return { page, troubles, check, picture, close: giveBack };
  };
  return visit;
};
