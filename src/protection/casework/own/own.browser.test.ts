import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Id } from '../../../platform/contract/index.ts';
import { browser } from '../../../testing/browser/chromium.ts';
import { type BrowserWorld, browserWorld, describeInBrowser, type Visit } from '../../../testing/browser.ts';
import { type House, openHouse } from '../testing/house.ts';
import { signedRelease } from './testing/release.ts';
import { makeOwnLink } from './ways-in.ts';

const canary = 'Canary-Given';
const told = {
  'identity.given-name': canary,
  'contact.phone': '+1 555 0100 100',
  'narrative.own-words': 'Canary-Story',
};

/** Runs in the page: says what is to be seen at the very moment at which the page says that it is covered. */
const tellWhenCovered = (): void => {
  const mark = performance.mark.bind(performance);
  performance.mark = (name, options) => {
    const made = mark(name, options);
    if (name === 'exit-covered') {
      const [asked] = performance.getEntriesByName('exit-asked');
      const hidden = !document.body.checkVisibility() && document.title.trim() === '';
      const seen = hidden && document.querySelector('.cover') ? 'nothing is seen' : 'the page is seen';
      console.info(`covered: ${seen}; ${(made.startTime - (asked?.startTime ?? Number.NaN)).toFixed(1)} ms`);
    }
    return made;
  };
};

describeInBrowser('the survivor’s own page', () => {
  let world: BrowserWorld;
  let house: House;
  let met: Id;
  beforeAll(async () => {
    world = await browserWorld();
    house = await openHouse(world);
    met = await house.meet(told);
  });
  afterAll(() => world?.close());

  const linkFor = async (survivorId: Id, language: 'en' | 'es' = 'en') =>
    (await world.perform(house.worker, makeOwnLink, { survivorId, language })).path;
  const opened = async (survivorId: Id, options: Parameters<BrowserWorld['visit']>[2] = {}): Promise<Visit> => {
    const visit = await world.visit(await linkFor(survivorId, options.language), null, options);
    await visit.page.locator('button').click();
    await visit.page.waitForURL(/\/own\?lang=/);
    return visit;
  };
  /** Stands in for the neutral page, which no test should ask the network for. */
  const neutral = async (page: Page): Promise<void> => {
    await page.route('https://www.weather.gov/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Weather</h1>' }),
    );
  };
  const sessionOf = async ({ page }: Visit): Promise<string> =>
    (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const stillOpen = async (cookie: string): Promise<number> =>
    (await fetch(`${world.origin}/api/own/record`, { headers: { cookie } })).status;

  it('reads well on a phone in Spanish and on a desk in English, page by page, and keeps nothing in the browser', async () => {
    const releaseId = await signedRelease(world, house, met);
    for (const options of [
      { width: 320, language: 'es' },
      { width: 1280, language: 'en' },
    ] as const) {
      const visit = await opened(met, options);
      const { page } = visit;
      const pages = ['/own', '/own/record', '/own/record/contact.phone', '/own/seen', '/own/shared'];
      const more = [`/own/shared/${releaseId}`, `/own/shared/${releaseId}/stop`, '/own/copy', '/own/ask'];
      for (const path of [...pages, ...more, '/own/pause', '/own/left']) {
        const answer = await page.goto(`${world.origin}${path}`);
        expect(answer?.headers()).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
        expect(await page.title()).toMatch(/^(Page|Página)$/);
        expect(await page.locator('html').getAttribute('lang')).toBe(options.language);
        await visit.check();
        await visit.picture(`own${path.slice(4, 14).replaceAll('/', '-')}${path.endsWith('stop') ? '-stop' : ''}`);
      }
      const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, history.state]);
      expect(kept).toEqual([0, 0, null]);
      await visit.close();
    }
  });

  it('shows what is written, takes her word, and takes a release back after one question', async () => {
    const survivorId = await house.meet(told);
    await signedRelease(world, house, survivorId);
    const visit = await opened(survivorId, { width: 320 });
    const { page } = visit;
    await page.getByRole('link', { name: 'What is written about me' }).click();
    await page.getByText(canary).waitFor();
    expect(await page.content()).not.toContain('Canary-Story');
    await page.getByRole('link', { name: 'Change this: Phone' }).click();
    await page.getByLabel('How it should be').fill('+1 555 0177 177');
    await page.getByRole('button', { name: 'Save this' }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByText('+1 555 0177 177').waitFor();
    await page.getByText('Two answers stand here.', { exact: false }).waitFor();
    await page.goto(`${world.origin}/own/shared`);
    await page.getByRole('link', { name: /Northway Shelter, until/ }).click();
    await page.getByRole('link', { name: 'Take this back' }).click();
    await page.getByRole('button', { name: 'Yes, take it back' }).click();
    await page.getByText('It was taken back. Northway Shelter can read nothing more here.').waitFor();
    await page.getByText('You took this back.').waitFor();
    await visit.check();
    await visit.close();
  });

  it('covers the page before it leaves, ends the session on the server, and Back shows nothing of it', async () => {
    const visit = await opened(met, { fresh: true });
    const { page } = visit;
    await neutral(page);
    await page.addInitScript(tellWhenCovered);
    const order: string[] = [];
    page.on('console', (message) => order.push(message.text()));
    page.on('request', (request) => order.push(new URL(request.url()).pathname));
    await page.goto(`${world.origin}/own/record`);
    const cookie = await sessionOf(visit);
    expect(await stillOpen(cookie)).toBe(200);
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift');
    await page.getByRole('heading', { name: 'Weather' }).waitFor();
    const covered = order.findIndex((one) => one.startsWith('covered'));
    expect(order[covered]).toMatch(/^covered: nothing is seen; \d+(?:\.\d+)? ms$/);
    expect(order.indexOf('/leave')).toBeGreaterThan(covered);
    expect(await stillOpen(cookie)).toBe(401);
    for (let i = 0; i < 3; i++) {
      await page.goBack().catch(() => null);
      const text = await page.content();
      expect(text).not.toContain(canary);
      expect(text).not.toContain('What is written about me');
    }
    await visit.close();
  });

  it('leaves by Shift three times within five seconds, and by no other key', async () => {
    const visit = await opened(met, { fresh: true });
    const { page } = visit;
    await page.clock.install();
    await page.goto(`${world.origin}/own/ask`);
    const asked: string[] = [];
    await page.route('**/leave', async (route) => {
      asked.push(route.request().url());
      await route.fulfill({ contentType: 'text/html', body: '<h1>Weather</h1>' });
    });
    const dots = page.locator('[data-dots] .on');
    for (const key of ['Escape', 'Escape', 'Escape', 'Control', 'Control', 'Control']) await page.keyboard.press(key);
    // capital letters are typed with Shift
    await page.getByLabel('What should we put right?').focus();
    for (const key of ['Shift+A', 'Shift+B', 'Shift+C']) await page.keyboard.press(key);
    expect(await dots.count()).toBe(0);
    await page.keyboard.press('Shift');
    await page.keyboard.press('Shift');
    expect(await dots.count()).toBe(2);
    await page.getByText('Press Shift one time more to leave.').waitFor({ state: 'attached' });
    await page.clock.runFor(5_100);
    expect(await dots.count()).toBe(0);
    await page.keyboard.press('Shift');
    expect(asked).toEqual([]);
    expect(await dots.count()).toBe(1);
    await page.keyboard.press('Shift');
    await page.clock.runFor(3_000);
    await page.keyboard.press('Shift');
    await page.getByRole('heading', { name: 'Weather' }).waitFor();
    expect(asked).toHaveLength(1);
    await visit.close();
  });

  it('has its way out first for the keyboard, and works without a script: to read, to correct, to leave', async () => {
    const context = await (await browser()).newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    page.setDefaultTimeout(25_000);
    await neutral(page);
    await page.goto(`${world.origin}${await linkFor(met)}`);
    expect(await page.getByText('You can also press Shift', { exact: false }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Open my page' }).click();
    await page.getByRole('link', { name: 'What is written about me' }).click();
    await page.getByText(canary).waitFor();
    await page.getByRole('link', { name: 'Change this: Given name' }).click();
    await page.getByRole('button', { name: 'I do not want to say' }).click();
    await page.getByText('You did not want to say').waitFor();
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    expect(await stillOpen(cookie)).toBe(200);
    await page.keyboard.press('Tab');
    const first = page.locator(':focus');
    expect(await first.textContent()).toBe('Leave this page at once');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Weather' }).waitFor();
    expect(await stillOpen(cookie)).toBe(401);
    await context.close();
  });

  it('says the same of a used link and of one that never was, and nothing where nobody is there', async () => {
    const link = await linkFor(met);
    const first = await world.visit(link, null);
    await first.page.locator('button').click();
    await first.page.waitForURL(/\/own\?lang=/);
    await first.close();
    const said: (string | null)[] = [];
    for (const path of [link, `${link.slice(0, -43)}${'A'.repeat(43)}`]) {
      const visit = await world.visit(path, null);
      await visit.page.locator('button').click();
      await visit.page.getByText('This link does not open anything.').waitFor();
      said.push(await visit.page.locator('main').textContent());
      await visit.close();
    }
    expect(said[0]).toBe(said[1]);
    for (const path of ['/own/record', '/own/shared', '/own/copy/pdf']) {
      const visit = await world.visit(path, null);
      await visit.page.getByRole('heading', { name: 'This page is closed' }).waitFor();
      await visit.close();
    }
  });

  it('hears people without an account, and the supervisor answers', async () => {
    const slug = `t-${house.orgId}`;
    const visit = await world.visit(`/say/${slug}`, null, { width: 320, language: 'es' });
    const { page } = visit;
    await page.getByLabel('Una idea').check();
    await page.getByLabel('¿Qué quiere decir?').fill('Más mantas, por favor');
    await page.getByRole('button', { name: 'Enviar' }).click();
    await page.getByRole('heading', { name: 'Lo tenemos' }).waitFor();
    const code = /[A-Z0-9]{4}(?:-[A-Z0-9]{4}){2}/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? '';
    await visit.check();

    const desk = await world.visit('/casework/voices', house.supervisor);
    await desk.page.getByText('Más mantas, por favor').waitFor();
    await desk.page.getByRole('button', { name: 'Answer' }).click();
    const dialog = desk.page.getByRole('dialog', { name: 'Answer' });
    await dialog.getByText('We did it').click();
    await dialog.getByRole('textbox', { name: 'Answer' }).fill('Hay mantas en cada cuarto.');
    await desk.check();
    await dialog.getByRole('button', { name: 'Send the answer' }).click();
    await desk.page.getByText('Everything has an answer').waitFor();
    await desk.close();

    await page.goto(`${world.origin}/say/${slug}/answer`);
    await page.getByLabel('Su código').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Leer' }).click();
    await page.getByText('Hay mantas en cada cuarto.').waitFor();
    await visit.check();
    await visit.close();
  });

  it('is opened from the desk with a link that is shown once and can be ended there', async () => {
    for (const options of [{ width: 320, language: 'es' }, {}] as const) {
      const wide = await world.visit(`/caseload/${met}/own`, house.worker, options);
      await wide.picture('own-desk');
      await wide.close();
    }
    const desk = await world.visit(`/caseload/${met}/own`, house.worker);
    await desk.page.getByRole('button', { name: 'Make a link in Spanish' }).click();
    const address = await desk.page.getByLabel('Address of her page').inputValue();
    expect(address).toMatch(/\/own\/in\//);
    await desk.check();
    const hers = await world.visit(new URL(address).pathname, null, { width: 320, language: 'es' });
    await hers.page.getByRole('button', { name: 'Abrir mi página' }).click();
    await hers.page.getByRole('heading', { name: '¿Qué quiere hacer?' }).waitFor();
    await desk.page.getByRole('button', { name: 'End it now' }).click();
    await desk.page.getByText('No link is open.').waitFor();
    await hers.page.reload();
    await hers.page.getByRole('heading', { name: 'Esta página está cerrada' }).waitFor();
    await hers.close();
    await desk.close();
  });
});
