import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { browser } from './chromium.ts';

export interface Profile {
  readonly language: 'en' | 'es';
  readonly touch: boolean;
  /** A profile nobody used before, and nobody after. */
  readonly fresh: boolean;
  readonly serviceWorker: boolean;
}

export interface Borrowed {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Ends the visit; whoever comes next finds nothing of it. */
  giveBack(): Promise<void>;
}

const make = async ({ language, touch, serviceWorker }: Profile): Promise<Page> => {
  const options: BrowserContextOptions = {
    locale: language === 'es' ? 'es-US' : 'en-US',
    timezoneId: 'UTC',
    hasTouch: touch,
    reducedMotion: 'reduce',
    serviceWorkers: serviceWorker ? 'allow' : 'block',
  };
  return (await (await browser()).newContext(options)).newPage();
};

/** Where a page waits: of the same site, so that Chromium keeps its process, and without a script. */
const rest = '/icon.svg';

/** Takes away all that a visit left: cookies and what was stored, listeners, routes, other pages. False where the page is elsewhere by now. */
const cleanse = async (page: Page, origin: string): Promise<boolean> => {
  const context = page.context();
  page.removeAllListeners();
  if (page.isClosed() || new URL(page.url()).origin !== origin) return false;
  const others = context.pages().filter((other) => other !== page);
  await Promise.all(others.map((other) => other.close()));
  await Promise.all([context.setOffline(false), page.unrouteAll({ behavior: 'ignoreErrors' })]);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(`${origin}${rest}`);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage,indexeddb,cache_storage' });
  await devtools.detach();
  await context.clearCookies();
  return true;
};

// A new page costs Chromium more than a second: a process, a window, scripts and fonts read anew. These wait for the next visit.
const waiting = new Map<string, Page[]>();

/** An empty page: one that an earlier visit of this test process gave back, or a new one where none waits. */
export const borrowPage = async (origin: string, profile: Profile): Promise<Borrowed> => {
  const again = !profile.fresh && !profile.serviceWorker;
  const key = `${profile.language} ${profile.touch}`;
  const free = waiting.get(key) ?? [];
  waiting.set(key, free);
  const page = (again ? free.pop() : undefined) ?? (await make(profile));
  const context = page.context();
  let given = false;
  const giveBack = async (): Promise<void> => {
    if (given) return;
    given = true;
    if (again && (await cleanse(page, origin))) free.push(page);
    else await context.close();
  };
  return { page, context, giveBack };
};
