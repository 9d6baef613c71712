import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../platform/actor/index.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../testing/browser.ts';
import { recordEvent } from '../calendar/record-event.ts';
import { planFromPack } from '../register/plan-from-pack.ts';
import { addRecommendation, respondRecommendation } from '../voices/add-recommendation.ts';
import { addSurvivorInput } from '../voices/survivor-input.ts';

const action = 'us-nap-2021.X1.3-02';
const name = 'Zorbelina Quaverstock';
const contact = 'zorbelina@canary.example';
const words = 'After six nobody picked up. Nights are when you can leave.';
const password = 'seven herons cross the marsh';

describeInBrowser('the voices on the screen', () => {
  let world: BrowserWorld;
  let officer: Actor;
  let planId: string;
  let inputId: string;
  beforeAll(async () => {
    world = await browserWorld();
    officer = await world.actor(await world.organisation(), 'plan-officer');
    ({ planId } = await world.perform(officer, planFromPack, { pack: 'us-nap-2021', status: 'running' }));
    await world.perform(officer, recordEvent, { planId, event: 'pitf meeting', date: '2027-02-15' });
    const gao = { planId, body: 'GAO', nodeIds: [action], url: 'https://www.gao.gov/products/gao-19-77' };
    await world.perform(officer, addRecommendation, {
      ...gao,
      ref: 'GAO-19-77, 1',
      words: 'Set targets (our summary).',
    });
    const { id } = await world.perform(officer, addRecommendation, {
      ...gao,
      ref: 'GAO-19-77, 2',
      words: 'Keep complete records (our summary).',
    });
    await world.perform(officer, respondRecommendation, {
      planId,
      recommendationId: id,
      status: 'accepted',
      response: 'A form was changed.',
    });
    const said = { planId, words, source: 'Survivor council', consentScope: 'plan_office_only', compensated: true };
    ({ id: inputId } = await world.perform(officer, addSurvivorInput, { ...said, nodeIds: [action], name, contact }));
    await world.perform(officer, addSurvivorInput, { ...said, words: 'No name with this one.', compensated: false });
  });
  afterAll(() => world?.close());

  it('shows its pages without a fault, wide and narrow, in both languages', async () => {
    for (const [path, picture] of [
      ['/plan/voices', 'voices'],
      ['/plan/voices?tab=survivors', 'voices-survivors'],
      ['/plan/voices?tab=take-in', 'voices-take-in'],
      [`/plan/voices/${inputId}`, 'voices-one'],
    ] as const) {
      for (const [width, language] of [
        [1280, 'en'],
        [320, 'es'],
      ] as const) {
        const visit = await world.visit(path, officer, { width, language });
        await visit.picture(picture);
        await visit.close();
      }
    }
  });

  it('lists what nobody has answered first, and takes the answer', async () => {
    const visit = await world.visit('/plan/voices', officer);
    const { page } = visit;
    await page.getByText('One recommendation has no answer yet.').waitFor();
    const first = page.getByRole('row').nth(1);
    expect(await first.textContent()).toContain('Set targets');
    await first.getByRole('button', { name: 'Answer it' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Partly accepted').click();
    await dialog.getByRole('button', { name: 'Save the answer' }).click();
    await dialog.getByText('Please fill this in.', { exact: false }).first().waitFor();
    await visit.check();
    await visit.picture('voices-respond');
    await dialog.getByLabel('The answer, and why').fill('Targets stand for two of five.');
    await dialog.getByRole('button', { name: 'Save the answer' }).click();
    await page.getByText('Every recommendation has an answer.').waitFor();
    await page.getByRole('button', { name: 'Add a recommendation' }).click();
    await page
      .getByRole('dialog')
      .getByLabel('Add a part of the plan it is about', { exact: false })
      .selectOption(action);
    await page.getByRole('dialog').getByLabel('By whom').fill('Survivor council');
    await page.getByRole('dialog').getByLabel('Number or name').fill('Letter 1');
    await page.getByRole('dialog').getByLabel('Its words').fill('Pay survivors for their time.');
    await visit.check();
    await visit.picture('voices-add');
    await page.getByRole('button', { name: 'Save the recommendation' }).click();
    await page.getByText('Pay survivors for their time.').waitFor();
    await visit.close();
  });

  it('looks at a table of recommendations before it takes it', async () => {
    const path = join(tmpdir(), `recommendations-${process.pid}.csv`);
    const visit = await world.visit('/plan/voices?tab=take-in', officer);
    const { page } = visit;
    writeFileSync(path, 'Body,Ref,Date,Text\nGRETA,2024-1,soon,Train the police\n');
    await page.getByLabel('Table', { exact: true }).setInputFiles(path);
    await page.getByText('Write the day as YYYY-MM-DD.').waitFor();
    await visit.check();
    writeFileSync(path, 'Body,Ref,Date,Text\nGRETA,2024-1,2024-06-01,Train the police\n');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('Choose another').click()]);
    await chooser.setFiles(path);
    await page.getByRole('button', { name: 'Add one recommendation' }).click();
    await page.getByText('Taken in: 1 new, 0 there before.').waitFor();
    await visit.close();
  });

  it('takes in what a survivor says without a name, and says when an answer is due', async () => {
    const visit = await world.visit('/plan/voices?tab=survivors', officer);
    const { page } = visit;
    expect(await page.content()).not.toContain('Zorbelina');
    expect(await page.content()).not.toContain('nobody picked up');
    await page.getByRole('button', { name: 'Take in what a survivor says' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What they say, in their words').fill('Once would have been enough.');
    await dialog.getByLabel('How did it come?').fill('A letter');
    await dialog.getByText('Everybody, without a name').click();
    await dialog.getByText('They were paid for their time').click();
    await visit.check();
    await visit.picture('voices-input-add');
    await dialog.getByRole('button', { name: 'Seal and keep' }).click();
    await page.getByText('It is sealed and kept. An answer is due by 1 Jan 2027.').waitFor();
    await page.getByRole('link', { name: /A letter/ }).waitFor();
    await visit.close();
  });

  it('opens who spoke only for a purpose and after a fresh proof, once; then destroys it with a certificate', async () => {
    const visit = await world.visit('/account', officer, { refusals: [403] });
    const { page } = visit;
    await page.getByRole('button', { name: 'Set a password' }).click();
    await page.getByLabel('New password').fill(password);
    await page.getByRole('button', { name: 'Save the password' }).click();
    await page.getByText('Your recovery codes are shown this once').waitFor();
    world.clock.advance(11 * 60_000);
    await page.goto(`${world.origin}/plan/voices/${inputId}`);
    await page.getByText(words).waitFor();
    expect(await page.content()).not.toContain('Zorbelina');

    await page.getByRole('button', { name: 'Answer it' }).click();
    await page.getByRole('dialog').getByText('Taken up', { exact: true }).click();
    await page.getByLabel('The answer, in writing').fill('The line is open at night from March.');
    await page.getByRole('button', { name: 'Save the answer' }).click();
    await page.getByText('The line is open at night from March.').waitFor();

    await page.getByRole('button', { name: 'Open who spoke' }).click();
    const ask = page.getByRole('dialog', { name: 'Open who spoke?' });
    await ask.getByRole('button', { name: 'Open who spoke' }).click();
    await ask.getByText('Say what you need it for.').waitFor();
    await visit.check();
    await visit.picture('voices-who-ask');
    await ask.getByText('To pay for their time').click();
    await ask.getByRole('button', { name: 'Open who spoke' }).click();
    const prove = page.getByRole('dialog', { name: 'Please show again that it is you' });
    await prove.getByLabel('Password').fill(password);
    await visit.picture('voices-who-prove');
    await prove.getByRole('button', { name: 'Go on' }).first().click();
    await page.getByText(name).waitFor();
    expect(await page.getByText(contact).count()).toBe(1);
    await visit.check();
    await visit.picture('voices-who');
    await page.getByRole('button', { name: 'Close and seal again' }).click();
    expect(await page.content()).not.toContain('Zorbelina');

    await page.getByRole('button', { name: 'Destroy it for good' }).click();
    const destroy = page.getByRole('dialog', { name: 'Destroy what this person said, for good?' });
    await destroy.getByText('They asked for it').click();
    await visit.check();
    await visit.picture('voices-destroy');
    await destroy.getByRole('button', { name: 'Destroy it for good' }).click();
    await page.getByText('It is destroyed').waitFor();
    await page.getByText(/Certificate [0-9a-f-]{36}, of 24 Nov 2026/).waitFor();
    expect(await page.content()).not.toContain('nobody picked up');
    await visit.check();
    await visit.picture('voices-destroyed');
    await page.getByRole('link', { name: 'What survivors said' }).click();
    await page.getByText('Destroyed on 24 Nov 2026').waitFor();
    expect(await page.getByRole('button', { name: 'CSV' }).count()).toBe(0);
    await visit.picture('voices-after');
    await visit.close();
  });

  it('shows those who may not hear survivors neither their list nor a way to it', async () => {
    const analyst = await world.actor(officer.orgId ?? '', 'analyst');
    const visit = await world.visit('/plan/voices', analyst);
    expect(await visit.page.getByRole('tab', { name: 'What survivors said' }).count()).toBe(0);
    expect(await visit.page.getByRole('button', { name: 'Answer it' }).count()).toBe(0);
    await visit.close();
  });
});
