import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { useCase as actOf } from '../platform/kernel/index.ts';
import { type BrowserWorld, browserWorld, describeInBrowser, type VisitOptions } from '../testing/browser.ts';
import { galleryUpdate, galleryUpload } from './gallery/contract.ts';

const saves = actOf(galleryUpdate, async (_context, { title }) => {
  if (title === 'Taken') throw new (await import('../platform/errors/index.ts')).Refusal('CONFLICT');
  if (title === 'Odd')
    throw new (await import('../platform/errors/index.ts')).Refusal('INPUT_INVALID', { count: 1 }, [
      { field: 'due', says: 'This day is a holiday.' },
    ]);
  return { saved: title };
});
const takes = actOf(galleryUpload, async ({ file }) => ({ name: file.name, bytes: file.bytes.length }));

describeInBrowser('the kit', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await browserWorld([saves, takes]);
  });
  afterAll(() => world?.close());
  const open = async (part: string, options?: VisitOptions) =>
    world.open(`/gallery/gallery.html?part=${part}`, null, options);

  it.each([
    ['320 px', 320, 'en'],
    ['320 px, Spanish', 320, 'es'],
    ['1280 px', 1280, 'en'],
    ['2560 px', 2560, 'es'],
  ] as const)('shows every part without fault at %s', async (_name, width, language) => {
    const visit = await world.open('/gallery/gallery.html', null, { width, language });
    await visit.picture('kit');
    await visit.check();
    await visit.close();
  });

  it('filters, sorts and pages a table, and keeps the view in the address', async () => {
    const { page, close } = await open('table');
    await page.getByText('1 to 50 of 130').waitFor();
    await page.getByLabel('Find in this list').fill('ninos');
    await page.getByText('18 entries').waitFor();
    await page.getByRole('combobox', { name: 'State' }).selectOption('done');
    await page.getByRole('button', { name: 'Reports' }).click();
    await page.getByRole('button', { name: 'Reports' }).click();
    await page.locator('th[aria-sort=descending]').waitFor();
    const search = new URL(page.url()).searchParams;
    expect(Object.fromEntries(search)).toEqual({ part: 'table', q: 'ninos', 'is.state': 'done', sort: '-reports' });
    const shown = await page.locator('tbody tr').allTextContents();
    await page.reload();
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('tbody tr').allTextContents()).toEqual(shown);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('1 to 50 of 130').waitFor();
    await close();
  });

  it('saves what is shown as CSV in which a title cannot run', async () => {
    const { page, close } = await open('table');
    await page.getByLabel('Find in this list').fill('HYPERLINK 6');
    await page.getByText('entr', { exact: false }).last().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(download.suggestedFilename()).toBe('actions.csv');
    expect(text).toMatch(/^\ufeffAction,Lead,Due,State,Reports\r\n/);
    expect(text).toContain(`"'=HYPERLINK(`);
    expect(text).not.toMatch(/(^|,|\n)"?=/);
    await close();
  });

  it('walks rows and finds the filter by keyboard alone', async () => {
    const { page, close } = await open('table');
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await page.locator('body').press('/');
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-filter'))).toBe(true);
    await page.getByRole('region', { name: 'Actions of the plan' }).focus();
    await page.keyboard.press('j');
    expect(await focused()).toContain('labor trafficking 1');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toContain('forced labor 2');
    await page.keyboard.press('k');
    expect(await focused()).toContain('labor trafficking 1');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await focused()).toContain('labor trafficking 1');
    await close();
  });

  it('says at the field what is wrong, in a summary that takes the focus, and loses nothing', async () => {
    const { page, check, picture, close } = await open('form', { refusals: [409, 422] });
    await page.getByLabel('Who can be asked').fill('nobody');
    await page.getByRole('button', { name: 'Save the report' }).click();
    await page.getByText('5 answers need another look').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('ff-summary');
    await check();
    await picture('form-errors');
    await page.getByRole('button', { name: /^Title: / }).click();
    expect(await page.getByLabel('Title').evaluate((input) => input === document.activeElement)).toBe(true);

    await page.getByLabel('Title').fill('Odd');
    await page.locator('label', { hasText: 'In progress' }).click();
    await page.getByLabel('Agency').selectOption('labor');
    await page.getByLabel('Due').fill('2026-11-24');
    await page.getByLabel('Who can be asked').fill('a@example.org');
    await page.getByRole('button', { name: 'Save the report' }).click();
    await page.getByText('Due: This day is a holiday.').waitFor();
    expect(await page.getByLabel('Due').getAttribute('aria-invalid')).toBe('true');

    await page.getByLabel('Title').fill('Taken');
    await page.getByRole('button', { name: 'Save the report' }).click();
    await page.getByText('Somebody else changed this at the same moment.').waitFor();
    expect(await page.getByLabel('Agency').inputValue()).toBe('labor');

    await page.getByLabel('Title').fill('Fine');
    await page.getByRole('button', { name: 'Save the report' }).click();
    await page.getByText('Saved: Fine').waitFor();
    await close();
  });

  it('keeps what was typed when the server cannot be reached', async () => {
    const { page, close } = await open('upload');
    await page
      .getByLabel('Spreadsheet of the agency')
      .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
    await page.getByText('of a kind that is not taken here').waitFor();
    await page
      .getByLabel('Spreadsheet of the agency')
      .setInputFiles({ name: 'Año.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') });
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Look at the file' }).click();
    await page.getByText('The server could not be reached.').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Look at the file' }).click();
    await page.getByText('Año.csv: 3 bytes').waitFor();
    await close();
  });

  it('asks for a reason before what cannot be undone', async () => {
    const { page, check, picture, close } = await open('confirm');
    await page.getByRole('button', { name: 'Close the plan' }).click();
    const dialog = page.getByRole('dialog', { name: 'Close the plan for good?' });
    await dialog.getByRole('button', { name: 'Close the plan' }).click();
    await dialog.getByText('Write the reason first.').waitFor();
    await check();
    await picture('confirm-open');
    await dialog.getByLabel('Why is it closed?').fill('Its years are over.');
    await dialog.getByRole('button', { name: 'Close the plan' }).click();
    await page.getByText('Closed: Its years are over.').waitFor();
    await close();
  });

  it('switches a picture to its table', async () => {
    const { page, check, close } = await open('chart');
    await page.locator('svg.ff-plot').waitFor();
    expect(await page.locator('.ff-chart style').count()).toBe(0);
    await check();
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('cell', { name: '14' }).waitFor();
    await check();
    await close();
  });

  it('opens a source with all that is known of it', async () => {
    const { page, check, picture, close } = await open('source');
    await page.getByRole('button', { name: '22 U.S.C. 7103(d)' }).click();
    await page.getByText('Not yet checked by an attorney').waitFor();
    await check();
    await picture('source-open');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'where it stands' }).click();
    await page.getByText('Checked by A. Attorney on 2 Mar 2026').waitFor();
    await close();
  });

  it('moves through a tree and tabs with the arrow keys', async () => {
    const tree = await open('tree');
    const focused = () => tree.page.evaluate(() => document.activeElement?.querySelector('.ff-tree-name')?.textContent);
    await tree.page.getByRole('treeitem', { name: /Prevention/ }).focus();
    for (const [key, name] of [
      ['ArrowDown', 'Outreach and education'],
      ['ArrowRight', 'Train consular officers'],
      ['ArrowLeft', 'Outreach and education'],
      ['ArrowLeft', 'Outreach and education'],
      ['ArrowDown', 'Community work'],
      ['End', 'Protection'],
      ['Home', 'Prevention'],
      ['c', 'Community work'],
    ] as const) {
      await tree.page.keyboard.press(key);
      expect(await focused()).toBe(name);
    }
    await tree.close();

    const tabs = await open('tabs');
    await tabs.page.getByRole('tab', { name: 'Reports' }).focus();
    await tabs.page.keyboard.press('ArrowRight');
    await tabs.page.getByText('No money named.').waitFor();
    expect(new URL(tabs.page.url()).searchParams.get('tab')).toBe('money');
    await tabs.check();
    await tabs.close();
  });

  it('follows a job until it is done, and can stop it', async () => {
    const { page, close } = await open('empty');
    const job = {
      id: '0197a000-0000-7000-8000-000000000001',
      kind: 'gallery.import',
      state: 'running',
      phase: 'gallery-rows',
      done: 420,
      total: 1200,
      attempt: 1,
      maxAttempts: 3,
      problem: null,
      startedBy: null,
      cancelAsked: false,
      createdAt: '2026-11-24T09:00:00.000Z',
      runAt: '2026-11-24T09:00:00.000Z',
      startedAt: new Date(Date.now() - 60_000).toISOString(),
      endedAt: null,
      result: null,
    };
    const json = (body: object) => ({ contentType: 'application/json', body: JSON.stringify(body) });
    let events = '';
    await page.route('**/api/jobs/**', async (route) => {
      const url = route.request().url();
      if (url.endsWith('/events')) await route.fulfill({ contentType: 'text/event-stream', body: events });
      else if (url.endsWith('/cancel')) await route.fulfill(json({ ...job, cancelAsked: true }));
      else await route.fulfill(json(job));
    });
    await page.goto(`${world.origin}/gallery/gallery.html?part=job`);
    await page.getByText('Import of a plan – reading the rows').first().waitFor();
    await page.getByText(/420 of 1,200 \(35 %\)\. About 2 min left/).waitFor();
    events = `data: ${JSON.stringify({ ...job, state: 'done', done: 1200 })}\n\n`;
    await page.reload();
    await page.getByText('Import of a plan: done').waitFor();
    await close();
  });

  it('leaves at the third Shift, covers the page at once, and comes not back', async () => {
    // a history in which nothing was before it
    const { page, close } = await open('exit', { fresh: true });
    const left: string[] = [];
    await page.route('**/leave', async (route) => {
      left.push(route.request().url());
      await route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Weather</h1>' });
    });
    // capital letters are typed with Shift, and tell nothing
    for (const key of ['Shift+A', 'Shift+B', 'Shift+C']) await page.keyboard.press(key);
    await page.keyboard.press('Shift');
    await page.getByText('Shift 2 times more to leave.').waitFor();
    await page.keyboard.press('Shift');
    expect(left).toEqual([]);
    await page.keyboard.press('Shift');
    await page.getByRole('heading', { name: 'Weather' }).waitFor();
    expect(left).toHaveLength(1);
    await page.goBack().catch(() => {});
    expect(page.url()).not.toContain('part=exit');
    await close();
  });

  it('closes the navigation behind a button on a phone, and gives the focus to the heading after going', async () => {
    const { page, check, picture, close } = await open('buttons', { width: 320 });
    expect(await page.getByRole('navigation', { name: 'The plan and its desks' }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Packs and sources' }).waitFor();
    await picture('menu-open');
    await check();
    await page.getByRole('link', { name: 'Packs and sources' }).click();
    await page.waitForURL(/\/packs/);
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    expect(await page.getByRole('navigation', { name: 'The plan and its desks' }).isVisible()).toBe(false);
    await close();
  });

  it('asks before what was typed is lost by going elsewhere, and not after it was saved', async () => {
    const { page, close } = await open('form');
    await page.getByLabel('Title').fill('Half a report');
    await page.getByRole('link', { name: 'Packs and sources' }).click();
    const ask = page.getByRole('dialog', { name: 'Leave without saving?' });
    await ask.getByRole('button', { name: 'Go back' }).click();
    expect(await page.getByLabel('Title').inputValue()).toBe('Half a report');
    await page.getByRole('link', { name: 'Packs and sources' }).click();
    await ask.getByRole('button', { name: 'Leave without saving' }).click();
    await page.waitForURL(/\/packs/);
    await close();
  });

  it('changes the language without losing what was typed', async () => {
    const { page, close } = await open('form');
    await page.getByLabel('Title').fill('Half a report');
    await page.getByRole('button', { name: /Español/ }).click();
    await page.getByLabel('Título').waitFor();
    expect(await page.getByLabel('Título').inputValue()).toBe('Half a report');
    expect(await page.evaluate(() => [document.documentElement.lang, localStorage.length])).toEqual(['es', 0]);
    await close();
  });

  it('targets are large enough for a thumb on a phone', async () => {
    const { page, close } = await open('table', { width: 320 });
    const small = await page
      .locator('main button:visible, main select:visible, main summary:visible')
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 40).map((one) => one.outerHTML.slice(0, 80)),
      );
    expect(small).toEqual([]);
    await close();
  });
});
