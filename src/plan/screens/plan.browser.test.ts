import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../platform/actor/index.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../testing/browser.ts';
import { previewPublication } from '../publication/preview-publication.ts';
import { publish } from '../publication/publish.ts';
import { assign } from '../register/assign.ts';
import { planFromPack } from '../register/plan-from-pack.ts';
import { setTimeframe } from '../register/set-timeframe.ts';

const action = 'us-nap-2021.X1.3-02';
const title = 'Engage private sector and governments on forced labor in supply chains, including public procurement';

describeInBrowser('the plan on the screen', () => {
  let world: BrowserWorld;
  let officer: Actor;
  let planId: string;
  beforeAll(async () => {
    world = await browserWorld();
    officer = await world.actor(await world.organisation(), 'plan-officer');
    ({ planId } = await world.perform(officer, planFromPack, { pack: 'us-nap-2021', status: 'running' }));
    await world.perform(officer, assign, { planId, nodeId: action, agency: 'State', role: 'lead' });
    await world.perform(officer, setTimeframe, { planId, nodeId: action, due: '2026-10-01', basis: 'letter' });
  });
  afterAll(() => world?.close());

  it('says first what is late, what slipped, who is silent and what is next', async () => {
    const visit = await world.visit('/plan', officer);
    const headings = await visit.page.getByRole('heading', { level: 2 }).allTextContents();
    expect(headings.map((h) => h.replace(/ \(.*/, ''))).toEqual([
      'Late',
      'Slipped promises',
      'Has not answered',
      'Next 90 days',
      'How much we hold',
    ]);
    expect(await visit.page.getByRole('link', { name: title }).count()).toBe(1);
    await visit.picture('plan-desk');
    await visit.close();
  });

  it.each([
    ['/plan/actions', 'plan-tree'],
    ['/plan/actions?tab=list', 'plan-list'],
    [`/plan/actions/${action}`, 'plan-node'],
    ['/plan/promises', 'plan-questions'],
    ['/plan/promises?tab=promises', 'plan-promises'],
    ['/plan/promises?tab=gaps', 'plan-gaps'],
    ['/plan/promises?tab=carry', 'plan-carry-over'],
    ['/plan/agencies', 'plan-matrix'],
    ['/plan/agencies/DOJ', 'plan-agency'],
    ['/plan/files', 'plan-files'],
    ['/plan/next', 'plan-next'],
    ['/plan/all', 'plan-all'],
  ])('shows %s without a fault, wide and narrow, in both languages', async (path, name) => {
    for (const [width, language] of [
      [1280, 'en'],
      [320, 'es'],
    ] as const) {
      const visit = await world.visit(path, officer, { width, language });
      await visit.picture(`${name}-${width}`);
      await visit.close();
    }
  });

  it('takes a report and its evidence, says what is missing at the field, and loses nothing', async () => {
    const visit = await world.visit(`/plan/actions/${action}`, officer, { refusals: [422] });
    const { page } = visit;
    await page.getByRole('button', { name: 'Record an update' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Where does it stand?').selectOption('late');
    await dialog.getByLabel('Period').fill('soon');
    await dialog.getByRole('button', { name: 'Save the report' }).click();
    await dialog.getByText('Write the period like').first().waitFor();
    await visit.check();
    await dialog.getByLabel('Period').fill('FY2026');
    await dialog.getByRole('button', { name: 'Save the report' }).click();
    await dialog.getByText('This state needs a few words.').first().waitFor();
    await dialog.getByLabel('What happened, and what comes next?').fill('The round table was moved to spring.');
    await dialog.getByRole('button', { name: 'Save the report' }).click();
    await dialog.getByText('The report is saved.', { exact: false }).waitFor();
    await visit.picture('plan-evidence');
    await dialog.getByRole('tab', { name: 'A link' }).click();
    await dialog.getByLabel('Title').fill('Minutes');
    await dialog.getByLabel('Address').fill('https://plan-office.example/minutes');
    await dialog.getByRole('button', { name: 'Add the evidence' }).click();
    await page.getByText('The round table was moved to spring.').waitFor();
    await page.getByRole('link', { name: 'Minutes' }).waitFor();
    await visit.check();
    await visit.picture('plan-node-reported');
    await visit.close();
  });

  it('is read by everybody once it is published, and by nobody who wants what is internal', async () => {
    const { sha256 } = await world.perform(officer, previewPublication, { planId });
    const slug = `plan-${planId.slice(-12)}`;
    await world.perform(officer, publish, { planId, slug, sha256 });
    const visit = await world.visit(`/public/${slug}`, null);
    expect(await visit.page.getByRole('heading', { level: 2, name: 'Prevention' }).count()).toBe(1);
    expect(await visit.page.getByText('32 of 61').count()).toBe(1);
    await visit.picture('plan-public');
    await visit.close();
    const narrow = await world.visit(`/public/${slug}`, null, { width: 320, language: 'es' });
    await narrow.picture('plan-public-320');
    await narrow.close();
  });
});
