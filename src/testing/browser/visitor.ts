import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { browser } from './chromium.ts';

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
}

export interface Visit {
  readonly page: Page;
  /** What went wrong so far: console, page errors, failed requests, requests that left the origin. */
  readonly troubles: readonly string[];
  /** Fails on any trouble, any axe violation, or content wider than the screen. */
  check(): Promise<void>;
  /** Writes a picture to the folder of screenshots. */
  picture(name: string): Promise<string>;
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

const violationsOf = async (page: Page): Promise<string[]> => {
  // not as a script element: the content security policy would refuse it
  await page.evaluate(axeSource);
  const results = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: { run(root: Document, options: object): Promise<AxeResults> } };
    return axe.run(document, { runOnly: { type: 'tag', values: tags } });
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

/** Opens an address as a person would, in a fresh profile, and fails if anything about the page is wrong. */
export const visitorOf = (origin: string, prepare: (context: BrowserContext) => Promise<void> = async () => {}) => {
  const visit = async (path: string, options: VisitOptions = {}): Promise<Visit> => {
    const { width = 1280, height = 900, language = 'en', touch = width < 600 } = options;
    const context = await (await browser()).newContext({
      viewport: { width, height },
      locale: language === 'es' ? 'es-US' : 'en-US',
      timezoneId: 'UTC',
      hasTouch: touch,
      reducedMotion: 'reduce',
    });
    await prepare(context);
    const page = await context.newPage();
    page.setDefaultTimeout(25_000);
    const troubles = watch(page, origin, options);
    await page.goto(`${origin}${path}`);
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    const check = async (): Promise<void> => {
      const all = [...troubles, ...(await tooWide(page)), ...(await violationsOf(page))];
      if (all.length > 0) throw new Error(`${path} at ${width} px, ${language}:\n${all.join('\n')}`);
    };
    const picture = async (name: string): Promise<string> => {
      const folder = process.env.FOURFOLD_SCREENSHOTS ?? join(tmpdir(), 'fourfold-screenshots');
      mkdirSync(folder, { recursive: true });
      const file = join(folder, `${name}-${width}-${language}.png`);
      const tall = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.screenshot({
        path: file,
        fullPage: true,
        clip: { x: 0, y: 0, width, height: Math.min(tall, tallest) },
      });
      return file;
    };
    return { page, troubles, check, picture, close: () => context.close() };
  };
  return visit;
};
