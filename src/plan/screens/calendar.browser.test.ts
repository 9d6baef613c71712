import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../platform/actor/index.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../testing/browser.ts';
import { fillReportItem } from '../calendar/fill-report-item.ts';
import { recordDelivery } from '../calendar/record-delivery.ts';
import { planFromPack } from '../register/plan-from-pack.ts';

describeInBrowser('the duties by law on the screen', () => {
  let world: BrowserWorld;
  let officer: Actor;
  let planId: string;
  beforeAll(async () => {
    world = await browserWorld();
    officer = await world.actor(await world.organisation(), 'plan-officer');
    ({ planId } = await world.perform(officer, planFromPack, { pack: 'us-nap-2021', status: 'running' }));
    const report = { planId, duty: 'us.duty.ag-annual-report', proofUri: 'https://plan-office.example/report' };
    await world.perform(officer, recordDelivery, { ...report, occurrence: 'FY2023', delivered: '2024-06-20' });
    await world.perform(officer, recordDelivery, { ...report, occurrence: 'FY2024', delivered: '2025-04-20' });
    const about = { planId, fiscalYear: 2025 };
    const lines = [
      { line: 'value', value: '1200', unit: 'persons' },
      { line: 'note', words: 'Counted once each.' },
    ];
    await world.perform(officer, fillReportItem, { ...about, item: 'A', lines });
    await world.perform(officer, fillReportItem, { ...about, item: 'M', part: 'i', lines });
  });
  afterAll(() => world?.close());

  it.each([
    ['/plan/calendar', 'calendar-waiting'],
    ['/plan/calendar?tab=all', 'calendar-all'],
    ['/plan/calendar?tab=line', 'calendar-line'],
    ['/plan/calendar?tab=events', 'calendar-events'],
    ['/plan/report?year=2025', 'report'],
  ])('shows %s without a fault, wide and narrow, in both languages', async (path, name) => {
    for (const [width, language] of [
      [1280, 'en'],
      [320, 'es'],
    ] as const) {
      const visit = await world.visit(path, officer, { width, language });
      await visit.picture(name);
      await visit.close();
    }
  });

  it('says what is overdue with its law, takes a delivery, and says how late it was', async () => {
    const visit = await world.visit('/plan/calendar', officer);
    const { page } = visit;
    const duty = page.getByRole('listitem').filter({ hasText: "Attorney General's annual report" }).first();
    const overdue = duty.getByRole('listitem').filter({ hasText: 'FY2025' });
    expect(await overdue.textContent()).toMatch(/FY2025: due 1 May 2026, 207 days late\./);
    expect(await duty.textContent()).toContain('Owed by DOJ.');
    expect(await duty.textContent()).toContain('22 U.S.C. 7103(d)(7)');
    expect(await duty.textContent()).toContain('Not yet checked by an attorney');
    await duty.getByRole('button', { name: '22 U.S.C. 7103(d)(7)' }).click();
    await page.getByRole('dialog').getByText('This is information, not legal advice.').waitFor();
    await page.keyboard.press('Escape');
    await overdue.getByRole('button', { name: 'Record a delivery' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save the delivery' }).click();
    await dialog.getByText('One answer needs another look').waitFor();
    await visit.check();
    await visit.picture('calendar-deliver');
    await dialog.getByLabel('Delivered on').fill('2026-05-11');
    await dialog.getByLabel('Link to the proof').fill('https://plan-office.example/report-2025');
    await dialog.getByRole('button', { name: 'Save the delivery' }).click();
    await page.getByText('is on record as delivered, 10 days late.', { exact: false }).waitFor();
    await overdue.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'All duties' }).click();
    await page.getByRole('combobox', { name: 'State' }).selectOption('delivered late');
    expect(await page.getByRole('link', { name: 'Open the proof' }).count()).toBe(2);
    await page.getByRole('combobox', { name: 'Owed by' }).selectOption('DOJ');
    await visit.check();
    await visit.picture('calendar-filtered');
    await visit.close();
  });

  it('takes an event that a duty waits for, says what falls due by it, and takes it back', async () => {
    const visit = await world.visit('/plan/calendar?tab=events', officer);
    const { page } = visit;
    const waiting = page.getByRole('listitem').filter({ hasText: 'Action plans for countries upgraded' });
    await waiting.getByRole('button', { name: 'Record an event' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('What happens or will happen?').inputValue()).toBe('tip report released');
    await dialog.getByLabel('Day').fill('2026-07-01');
    await dialog.getByLabel('For what?').fill('San Amaro');
    await dialog.getByRole('button', { name: 'Save the event' }).click();
    await page.getByText('One duty falls due by it.', { exact: false }).waitFor();
    await page.getByText('Due 28 Dec 2026', { exact: false }).first().waitFor();
    await visit.check();
    await visit.picture('calendar-event');
    await page
      .getByRole('row', { name: /San Amaro/ })
      .getByRole('button', { name: 'Take it back' })
      .click();
    await page.getByRole('dialog').getByText('The days that hang on it go away with it.', { exact: false }).waitFor();
    await visit.check();
    await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
    await page.getByRole('row', { name: /San Amaro/ }).waitFor({ state: 'detached' });
    await visit.close();
  });

  it('writes to offices only after it was asked to', async () => {
    const visit = await world.visit('/plan/calendar?tab=events', officer);
    const { page } = visit;
    await page.getByRole('button', { name: 'Turn reminders on' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('From tomorrow, mails go to the offices', { exact: false }).waitFor();
    await visit.check();
    await dialog.getByRole('button', { name: 'Turn reminders on' }).click();
    await page.getByText('On, each day').waitFor();
    await page.reload();
    await page.getByText('On, each day').waitFor();
    await visit.close();
  });

  it('fills an item of the report: mean and median come from the days, and the draft names what is missing', async () => {
    const visit = await world.visit('/plan/report?year=2025', officer);
    const { page } = visit;
    expect(await page.getByText('1 of 22').count()).toBe(1);
    const item = page.locator('#item-B');
    expect(await item.textContent()).toContain('The mean is missing. The median is missing.');
    await item.getByRole('button', { name: 'Fill in (B)' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Total', { exact: true }).fill('38 persons');
    await dialog.getByRole('button', { name: 'Save the item' }).click();
    await dialog.getByText('Write plain numbers', { exact: false }).waitFor();
    await visit.check();
    await visit.picture('report-fill');
    await dialog.getByLabel('Total', { exact: true }).fill('1,038');
    await dialog.getByLabel('Days that each one took').fill('10 20\n60');
    await dialog.getByLabel('In words').fill('A new form has cut the wait.');
    await dialog.getByRole('button', { name: 'Save the item' }).click();
    await page.getByText('Item (B) is saved.').waitFor();
    await item.getByText('Filled in', { exact: true }).waitFor();
    const said = await item.textContent();
    expect(said).toMatch(/Total1038/);
    expect(said).toMatch(/Mean30 days/);
    expect(said).toMatch(/Median20 days/);
    await visit.check();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Take the draft along' }).click(),
    ]);
    const draft = await readFile(await download.path(), 'utf8');
    expect(draft).toContain('20 of 22 items are not filled in');
    await page.getByLabel('Fiscal year').selectOption('2024');
    await page.getByText('0 of 22').waitFor();
    await visit.close();
  });

  it('shows a reader the calendar without anything to change it', async () => {
    const analyst = await world.actor(officer.orgId ?? '', 'analyst');
    const visit = await world.visit('/plan/calendar', analyst);
    expect(await visit.page.getByRole('button', { name: 'Record a delivery' }).count()).toBe(0);
    await visit.close();
  });
});
