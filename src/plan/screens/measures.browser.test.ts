import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../platform/actor/index.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../testing/browser.ts';
import { addPackIndicators } from '../measures/add-pack-indicators.ts';
import { recordDetermination } from '../measures/open-ladder.ts';
import { recordObservation, setTarget } from '../measures/record-observation.ts';
import { addIndicator } from '../measures/save-indicator.ts';
import { assign } from '../register/assign.ts';
import { planFromPack } from '../register/plan-from-pack.ts';
import { setTimeframe } from '../register/set-timeframe.ts';
import { recordUpdate } from '../updates/record-update.ts';

const action = 'us-nap-2021.X1.3-02';

describeInBrowser('the numbers on the screen', () => {
  let world: BrowserWorld;
  let officer: Actor;
  let planId: string;
  beforeAll(async () => {
    world = await browserWorld();
    officer = await world.actor(await world.organisation(), 'plan-officer');
    ({ planId } = await world.perform(officer, planFromPack, { pack: 'us-nap-2021', status: 'running' }));
    await world.perform(officer, addPackIndicators, { planId, pack: 'us-indicators' });
    const beds = { planId, indicatorId: 'beds' };
    await world.perform(officer, addIndicator, {
      planId,
      id: 'beds',
      nodeId: action,
      titleEn: 'Shelter beds kept for survivors',
      titleEs: 'Camas de refugio para sobrevivientes',
      unit: 'beds',
      kind: 'output',
      direction: 'up',
      aggregation: 'last',
      baseline: { period: '2021', value: 40 },
    });
    for (const [period, value, flag] of [
      ['2021', 40, null],
      ['2022', 44, null],
      ['2023', 52, 'estimate'],
      ['2024', 55, 'at_least'],
      ['2025', 63, null],
    ] as const) {
      await world.perform(officer, recordObservation, { ...beds, period, value, flag });
    }
    await world.perform(officer, setTarget, { ...beds, period: '2028', value: 90, source: 'The plan office' });
    const clients = { planId, indicatorId: 'clients' };
    await world.perform(officer, addIndicator, {
      planId,
      id: 'clients',
      titleEn: 'Clients with a plan of service',
      unit: 'clients',
      aggregation: 'sum',
      disaggregations: ['Age'],
    });
    for (const [agency, value, dims] of [
      ['HHS', 1250, {}],
      ['DOJ', 1250, {}],
      ['HHS', 190, { Age: '12 to 17' }],
      ['HHS', 1045, { Age: '18 and over' }],
    ] as const) {
      await world.perform(officer, recordObservation, { ...clients, period: 'FY2025', agency, value, dims });
    }
    await world.perform(officer, assign, { planId, nodeId: action, agency: 'State', role: 'lead' });
    await world.perform(officer, setTimeframe, { planId, nodeId: action, due: '2026-10-01', basis: 'letter' });
    await world.perform(officer, recordUpdate, {
      planId,
      nodeId: action,
      agency: 'State',
      period: 'FY2026',
      state: 'on_track',
      narrative: 'TBD',
    });
    for (const fiscalYear of [2024, 2025]) {
      await world.perform(officer, recordDetermination, {
        planId,
        nodeId: action,
        fiscalYear,
        met: false,
        determinedOn: `${fiscalYear + 1}-03-02`,
        determinedBy: 'Office of Management and Budget',
      });
    }
  });
  afterAll(() => world?.close());

  it.each([
    ['/plan/numbers', 'numbers'],
    ['/plan/numbers?tab=questions', 'numbers-questions'],
    ['/plan/numbers?tab=ladder', 'numbers-ladder'],
    ['/plan/numbers?tab=review', 'numbers-review'],
    ['/plan/numbers?tab=take-in', 'numbers-take-in'],
    ['/plan/numbers/beds', 'indicator-beds'],
    ['/plan/numbers/clients', 'indicator-clients'],
    ['/plan/numbers/hotline-signals', 'indicator-detection'],
    [`/plan/actions/${action}`, 'node-with-links'],
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

  it('says what was found is not how much there is, and nothing where nobody has said what is wanted', async () => {
    const visit = await world.visit('/plan/numbers', officer);
    const row = (name: string) => visit.page.getByRole('row').filter({ hasText: name });
    expect(await row('National hotline substantive signals').textContent()).toContain(
      'This counts what was found. It does not tell how much there is.',
    );
    const clients = await row('Clients with a plan of service').textContent();
    expect(clients).toContain('Cannot be said');
    expect(clients).toContain('There is no status before somebody says what it counts.');
    expect(await visit.page.getByText('prevalence', { exact: false }).count()).toBe(0);
    await visit.close();
  });

  it('takes a number, asks why another takes its place, and keeps the one before', async () => {
    const visit = await world.visit('/plan/numbers/beds', officer, { refusals: [409, 422] });
    const { page } = visit;
    await page.getByRole('button', { name: 'Record a number' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Period').fill('2025');
    await dialog.getByLabel('Value').fill('many');
    await dialog.getByRole('button', { name: 'Save the number' }).click();
    await dialog.getByText('Write a number.', { exact: false }).first().waitFor();
    await dialog.getByLabel('Value').fill('66');
    await dialog.getByRole('button', { name: 'Save the number' }).click();
    await dialog.getByText('To change it, say why.', { exact: false }).waitFor();
    await visit.check();
    await visit.picture('indicator-record');
    await dialog.getByLabel('Why does it change?').fill('Three beds were counted late.');
    await dialog.getByRole('button', { name: 'Save the number' }).click();
    await page.getByText('2025: it was 63').waitFor();
    await page.getByText('Three beds were counted late.').waitFor();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByRole('cell', { name: 'at least 55' }).first().waitFor();
    await visit.check();
    await visit.picture('indicator-table');
    await page.getByRole('button', { name: 'Edit the indicator' }).click();
    await page.getByRole('dialog').getByLabel('What it cannot tell').fill('How long each stay was.');
    await visit.check();
    await visit.picture('indicator-edit');
    await page.getByRole('button', { name: 'Save the indicator' }).click();
    await page.getByText('How long each stay was.').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Open SDG table (CSV)' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toMatch(/^\uFEFF?Year,/);
    await visit.close();
  });

  it('adds an indicator and leads to it', async () => {
    const visit = await world.visit('/plan/numbers', officer);
    const { page } = visit;
    await page.getByRole('button', { name: 'Add an indicator' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Short name').fill('calls');
    await dialog.getByLabel('Title in English').fill('Calls to the hotline');
    await dialog.getByLabel('Unit').fill('calls');
    await dialog.getByLabel('What it counts').selectOption('detection');
    await dialog.getByLabel('Period of the start').fill('2024');
    await dialog.getByText('Give both a period and a plain number.', { exact: false }).waitFor();
    await dialog.getByLabel('Value at the start').fill('120');
    await visit.check();
    await dialog.getByRole('button', { name: 'Save the indicator' }).click();
    await page.getByRole('heading', { level: 1, name: 'Calls to the hotline' }).waitFor();
    await page.getByText('120 (2024)').waitFor();
    await visit.check();
    await visit.close();
  });

  it('looks at a table before it takes it: what is wrong by row and column, what would change with its reason', async () => {
    const file = (name: string, text: string) => {
      const path = join(tmpdir(), `${name}-${process.pid}.csv`);
      writeFileSync(path, text);
      return path;
    };
    const visit = await world.visit('/plan/numbers?tab=take-in', officer);
    const { page } = visit;
    const table = page.getByLabel('Table', { exact: true });
    await table.setInputFiles(file('wrong', 'Indicator,Year,Value\nbeds,2026,70\nbeds,soon,71\nnothing,2026,1\n'));
    await page.getByText('Write a period like 2021', { exact: false }).waitFor();
    expect(await page.getByText(/row 3/).count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Take in' }).isDisabled()).toBe(true);
    await visit.check();
    await visit.picture('numbers-table-wrong');
    await table.setInputFiles(file('right', 'Indicator,Year,Value\nbeds,2026,70\nbeds,2022,45\n'));
    await page.getByText('Nothing is wrong with the table.', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: 'Take in 2 numbers' }).isDisabled()).toBe(true);
    await page.getByLabel('Why do these numbers change?').fill('The agency sent a new table.');
    await visit.check();
    await visit.picture('numbers-table-right');
    await page.getByRole('button', { name: 'Take in 2 numbers' }).click();
    await page.getByText('Taken in: 1 new, 1 changed, 0 as before.').waitFor();
    await visit.close();
  });

  it('lays two numbers that may be the same side by side, and keeps a person’s answer', async () => {
    const visit = await world.visit('/plan/numbers?tab=questions', officer);
    const { page } = visit;
    const card = page.locator('article.ff-card').filter({ hasText: 'Do these two speak of the same 1,250 clients?' });
    expect(await card.getByText('DOJ, FY2025').count()).toBe(1);
    expect(await card.getByText('HHS, FY2025').count()).toBe(1);
    await card.getByRole('button', { name: 'Answer', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('The same: a sum counts them once').click();
    await dialog.getByLabel('Why?').fill('Both take them from one data base.');
    await visit.check();
    await visit.picture('numbers-answer');
    await dialog.getByRole('button', { name: 'Keep the answer' }).click();
    await card.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Show answered ones too' }).click();
    await card.getByText('Both take them from one data base.', { exact: false }).waitFor();
    await visit.check();
    await visit.close();
  });

  it('keeps what was judged of a goal and says what follows', async () => {
    const visit = await world.visit('/plan/numbers?tab=ladder', officer);
    const { page } = visit;
    await page.getByText('Unmet for 2 years in a row.').waitFor();
    await page.getByRole('button', { name: 'Record what was judged' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Not met', { exact: true }).click();
    await dialog.getByLabel('Goal').selectOption(action);
    await dialog.getByLabel('Fiscal year').fill('2023');
    await dialog.getByLabel('Judged on').fill('2024-03-01');
    await dialog.getByLabel('Judged by').fill('Office of Management and Budget');
    await visit.check();
    await visit.picture('numbers-determine');
    await dialog.getByRole('button', { name: 'Save it' }).click();
    await page.getByText('Unmet for 3 years in a row.').waitFor();
    await visit.check();
    await visit.close();
  });
});
