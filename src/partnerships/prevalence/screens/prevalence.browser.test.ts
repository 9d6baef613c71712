import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import { untilState, withWorker } from '../../../platform/jobs/testing/work.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../testing/browser.ts';
import { createStudy } from '../workbench/keep-study.ts';
import { runKind } from '../workbench/run-study-job.ts';
import { startRun } from '../workbench/start-run.ts';

const csv = 'police,shelter,clinic,count\n1,0,0,150\n0,1,0,140\n0,0,1,130\n1,1,0,40\n1,0,1,38\n0,1,1,36\n1,1,1,4\n';
const study = {
  title: 'Made-up county',
  table: csv,
  settings: { methods: ['main', 'stepwise', 'bic'], bootstrap: 60, level: 0.95, seed: 3 },
};

describeInBrowser('prevalence on the screen', () => {
  let world: BrowserWorld;
  let analyst: Actor;
  let officer: Actor;
  beforeAll(async () => {
    world = await browserWorld();
    const org = await world.organisation('Cedar Rapporteur');
    analyst = await world.actor(org, 'analyst');
    officer = await world.actor(org, 'plan-officer');
  });
  afterAll(() => world?.close());

  it('begins a study from a file, says what is wrong with a bad one, and keeps what is taken for granted', async () => {
    const visit = await world.visit('/prevalence', analyst);
    const { page } = visit;
    await page.getByLabel('Title').fill('Harvest of 2025');
    const file = page.locator('input[type="file"]');
    await file.setInputFiles({ name: 'bad.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b,count\n1,2,5\n') });
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByText('neither 0 nor 1').waitFor();
    await file.setInputFiles({ name: 'good.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('heading', { level: 1, name: 'Harvest of 2025' }).waitFor();
    await page.getByLabel('Nobody came or left in the period').selectOption('doubtful');
    await page.getByRole('button', { name: 'Save the study' }).click();
    await page.getByText('Saved.').waitFor();
    await visit.close();
  });

  it('shows the verdict, every estimate with its picture and table, and takes a second person’s sign-off', async () => {
    const { studyId } = await world.perform(analyst, createStudy, { study });
    const { runId, jobId } = await world.perform(analyst, startRun, { studyId });
    await withWorker(world, [runKind], () => untilState(world.kernel, jobId, 'done'));
    const visit = await world.visit(`/prevalence/runs/${runId}`, officer, { width: 320 });
    const { page } = visit;
    await page
      .getByText(/within a factor of|No headline number/)
      .first()
      .waitFor();
    expect(await page.locator('.ff-chart-picture svg').count()).toBe(2);
    await page.getByRole('button', { name: 'Table' }).first().click();
    await page.getByRole('rowheader', { name: 'Stepwise' }).waitFor();
    await page.getByLabel('What you looked at').fill('Asked the clinic');
    await page.getByRole('button', { name: 'Sign off' }).click();
    await page
      .getByText(/Signed off by/)
      .first()
      .waitFor();
    await visit.close();

    const inSpanish = await world.visit(`/prevalence/runs/${runId}`, officer, { language: 'es' });
    await inSpanish.page.getByText('Qué se puede decir').waitFor();
    await inSpanish.close();
  });
});
