import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../testing/browser.ts';
import { answer } from '../../calls/answers/answer.ts';
import { answerSend } from '../../calls/answers/answer-send.ts';
import { answerSheet } from '../../calls/answers/answer-sheet.ts';
import { listReturns } from '../../calls/list-returns.ts';
import { revokeLink } from '../../calls/revoke-link.ts';
import { sendBack } from '../../calls/send-back.ts';
import { type Asking, asking, housing, training, workbook } from '../../calls/testing/asking.ts';
import { openNode } from '../../register/open-node.ts';

const widths = [
  [1280, 'en'],
  [320, 'es'],
] as const;
const narrative = 'What was done and what comes next';

// each goes through several pages, and the first one waits until they are built
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

describeInBrowser('the data call on the screen', () => {
  let world: BrowserWorld;
  let office: Asking;
  let officer: Actor;
  beforeAll(async () => {
    world = await browserWorld();
    office = await asking(world);
    officer = office.officer;
  });
  afterAll(() => world?.close());

  const start = Date.parse('2026-11-24T09:00:00Z');
  const call = async (period: string) => {
    world.clock.advance(start - world.clock.millis());
    const { callId, links } = await office.open({ period });
    const path = (agency: string) => links.find((l) => l.agency === agency)?.path ?? '';
    return { callId, doj: path('DOJ'), hhs: path('HHS') };
  };
  const saved = (page: Page) => page.getByText('Saved', { exact: true }).first().waitFor();

  it('teaches what will be here before there is any', async () => {
    for (const [width, language] of widths) {
      const visit = await world.visit('/plan/calls', officer, { width, language });
      await visit.picture('calls-none');
      await visit.close();
    }
  });

  it('is opened on one page, and shows its links this once', async () => {
    for (const [width, language] of widths) {
      const visit = await world.visit('/plan/calls/new', officer, { width, language });
      await visit.picture('calls-new');
      await visit.close();
    }
    const visit = await world.visit('/plan/calls/new', officer);
    const { page } = visit;
    await page.getByRole('button', { name: 'Open the data call' }).click();
    await page.getByText('Please fill this in.').first().waitFor();
    await visit.check();
    await page.getByLabel('Period').fill('2027');
    await page.getByLabel('Title').fill('Where do you stand?');
    await page.getByLabel('Message to the agencies').fill('Please be brief.');
    await page.getByLabel('Answers are due on').fill('2026-12-20');
    await page.getByLabel('E-mail of the office of DOJ').fill('plan@doj.example');
    await page.getByRole('button', { name: 'Open the data call' }).click();
    await page.getByText('These links are shown only now.').waitFor();
    expect(await page.getByLabel('HHS', { exact: false }).first().inputValue()).toMatch(/\/answer#/);
    await visit.check();
    await visit.picture('calls-links');
    await page.getByRole('link', { name: 'See who has answered' }).click();
    await page.getByRole('heading', { name: 'Who was asked', exact: false }).waitFor();
    expect(await page.content()).not.toContain('/answer#');
    await visit.close();
  });

  it('shows who has answered, who is late and what waits to be read', async () => {
    const { callId, hhs } = await call('2028');
    const holder = await office.actorOf(hhs);
    await world.perform(holder, answer, { answers: [{ nodeId: training, state: 'done', percent: 100 }] });
    await world.perform(holder, answerSend, {});
    world.clock.advance(30 * 86_400_000);
    for (const path of ['/plan/calls', `/plan/calls/${callId}`]) {
      for (const [width, language] of widths) {
        const visit = await world.visit(path, officer, { width, language });
        await visit.picture(path === '/plan/calls' ? 'calls-list' : 'calls-one');
        await visit.close();
      }
    }
    const visit = await world.visit(`/plan/calls/${callId}`, officer);
    const { page } = visit;
    await page.getByRole('button', { name: 'Remind the one who is missing' }).click();
    await page.getByText('One agency gets a reminder.').waitFor();
    await page.getByRole('button', { name: 'Remind …: DOJ' }).click();
    await page.getByRole('dialog').waitFor();
    await visit.check();
    await visit.picture('calls-agency');
    await page.getByRole('button', { name: 'Make a new link' }).click();
    await page.getByText('This link is shown only now.').waitFor();
    await page.getByRole('button', { name: 'Close the data call' }).click();
    await page.getByRole('dialog').getByText('No response', { exact: false }).waitFor();
    await visit.check();
    await visit.picture('calls-close');
    await visit.close();
  });

  it('lays an answer beside what stood, and takes it over or sends it back', async () => {
    const { callId, doj } = await call('2029');
    const holder = await office.actorOf(doj);
    const said = { nodeId: housing, state: 'at_risk', percent: 30, narrative: 'Two posts are vacant.' };
    await world.perform(holder, answer, { answers: [{ ...said, evidence: 'https://doj.example/report' }] });
    await world.perform(holder, answerSend, {});
    const { rows } = await world.perform(officer, listReturns, { planId: office.planId, callId });
    const path = `/plan/calls/answers/${rows[0]?.id}`;
    for (const [width, language] of widths) {
      const visit = await world.visit(path, officer, { width, language });
      await visit.picture('calls-return');
      await visit.close();
    }
    const visit = await world.visit(path, officer);
    const { page } = visit;
    await page.getByRole('button', { name: 'Send it back' }).click();
    await page.getByRole('dialog').waitFor();
    await visit.check();
    await visit.picture('calls-send-back');
    await page.getByRole('button', { name: 'Go back' }).click();
    await page.getByRole('button', { name: 'Take it over' }).click();
    await visit.picture('calls-apply');
    await page.getByRole('button', { name: 'Approve one report' }).click();
    await page.getByText('Taken over', { exact: true }).waitFor();
    await visit.check();
    await visit.close();
    const { updates } = await world.perform(officer, openNode, { planId: office.planId, nodeId: housing });
    expect(updates.rows[0]).toMatchObject({ state: 'at_risk', author: 'DOJ' });
  });

  it('is answered behind the link, without sign-in, saved as it is written, and sent', async () => {
    const { doj } = await call('2030');
    for (const [width, language] of widths) {
      const visit = await world.visit(doj, null, { width, language });
      await visit.picture('answer');
      await visit.close();
    }
    const visit = await world.visit(doj, null, { width: 320 });
    const { page } = visit;
    expect(await page.title()).not.toMatch(/stand|plan|traffick/i);
    await page.getByLabel('State').selectOption('late');
    await page.getByLabel('Link to evidence').fill('our web site');
    await page.getByText('something above needs a change', { exact: false }).waitFor();
    await visit.check();
    await visit.picture('answer-wrong');
    await page.getByLabel('Link to evidence').fill('https://doj.example/report');
    await page.getByLabel(narrative).fill('The module was not approved in time.');
    await page.getByLabel('Percent done').fill('40 %');
    await saved(page);
    await page.reload();
    await page.getByText('1 of 1 answered.').waitFor();
    expect(await page.getByLabel(narrative).inputValue()).toBe('The module was not approved in time.');
    expect(await page.getByLabel('Percent done').inputValue()).toBe('40');
    await page.getByRole('button', { name: 'Send the answers' }).click();
    await visit.check();
    await visit.picture('answer-send');
    await page.getByRole('dialog').getByRole('button', { name: 'Send the answers' }).click();
    await page.getByText('Thank you.', { exact: false }).waitFor();
    await visit.check();
    await visit.picture('answer-sent');
    await visit.close();
  });

  it('is answered with a sheet: what is wrong is shown by row, what is right is taken over', async () => {
    const { hhs } = await call('2031');
    const file = (name: string, rows: string[][]) => {
      const path = join(tmpdir(), `${name}-${process.pid}.xlsx`);
      writeFileSync(path, workbook([['Number', 'State', 'Percent done'], ...rows]));
      return path;
    };
    const visit = await world.visit(hhs, null);
    const { page } = visit;
    await page.getByText('Answer with a spreadsheet instead').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the sheet' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('answer-HHS-2031.xlsx');
    const upload = page.getByLabel('Upload the sheet');
    await upload.setInputFiles(file('wrong', [['a2', 'Done', '150']]));
    await page.getByText('This is not a percent from 0 to 100.', { exact: false }).waitFor();
    await visit.check();
    await visit.picture('answer-upload-wrong');
    await upload.setInputFiles(file('right', [['a2', 'Done', '100']]));
    await page.getByRole('button', { name: 'Take this answer over' }).click();
    await page.getByText('1 of 1 answered.').waitFor();
    expect(await page.getByLabel('Percent done').inputValue()).toBe('100');
    await visit.check();
    await visit.picture('answer-uploaded');
    await visit.close();
  });

  it('says why an answer came back', async () => {
    const { callId, doj } = await call('2032');
    const holder = await office.actorOf(doj);
    await world.perform(holder, answer, { answers: [{ nodeId: housing, state: 'done' }] });
    await world.perform(holder, answerSend, {});
    const { planId } = office;
    const { rows } = await world.perform(officer, listReturns, { planId, callId });
    await world.perform(officer, sendBack, { planId, returnId: rows[0]?.id ?? '', why: 'Since when is it done?' });
    const visit = await world.visit(doj, null, { width: 320, language: 'es' });
    expect(await visit.page.getByText('Since when is it done?').count()).toBe(1);
    await visit.picture('answer-back');
    await visit.close();
  });

  it('tells whoever has no link, or one that opens no more, what to do, and nothing else', async () => {
    const none = await world.visit('/answer', null, { width: 320 });
    await none.picture('answer-no-link');
    await none.close();
    const { callId, hhs } = await call('2033');
    await world.perform(officer, revokeLink, { planId: office.planId, callId, agency: 'HHS', why: 'Lost.' });
    const visit = await world.open(hhs, null, { width: 320, refusals: [410] });
    await visit.page.getByText('Ask for a new one.').waitFor();
    expect(await visit.page.content()).not.toContain('Where do you stand?');
    await visit.picture('answer-ended');
    await visit.close();
  });

  it('loses nothing when the way to the server breaks: it says so and saves on the second try', async () => {
    const { doj } = await call('2034');
    const visit = await world.visit(doj, null, { refusals: [503] });
    const { page } = visit;
    await page.route('**/api/answer', (route) =>
      route.request().method() === 'PUT' ? route.fulfill({ status: 503, body: '{}' }) : route.continue(),
    );
    await page.getByLabel(narrative).fill('Typed on a train.');
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await visit.picture('answer-broken-way');
    await page.unroute('**/api/answer');
    await again.click();
    await saved(page);
    const holder = await office.actorOf(doj);
    const { nodes } = await world.perform(holder, answerSheet, {});
    expect(nodes[0]?.answer?.narrative).toBe('Typed on a train.');
    await visit.close();
  });
});
