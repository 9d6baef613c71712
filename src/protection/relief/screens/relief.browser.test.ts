import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../testing/browser.ts';
import { makeOwnLink } from '../../casework/own/ways-in.ts';
import { stateFacts } from '../case/state-facts.ts';
import { noteRequest } from '../encounter/note-request.ts';
import { reliefHouse } from '../testing/relief-house.ts';

describeInBrowser('what may be open to a person', () => {
  let world: BrowserWorld;
  let house: Awaited<ReturnType<typeof reliefHouse>>;
  beforeAll(async () => {
    world = await browserWorld();
    house = await reliefHouse(world, { 'identity.birth-date': '1996-05-14', 'financial.wages-owed': true });
    const { survivorId, attorney } = house;
    const signed = new Date(world.kernel.clock.millis() - 60 * 86_400_000).toISOString().slice(0, 10);
    await world.perform(attorney, noteRequest, {
      survivorId,
      kind: 'u-supplement-b',
      state: 'signed',
      answeredOn: signed,
    });
    await world.perform(attorney, stateFacts, {
      survivorId,
      facts: [
        { fact: 'i918-filed-on', state: 'none' },
        { fact: 'flsa-exempt', value: false },
        { fact: 'last-unpaid-payday', value: signed },
      ],
    });
  });
  afterAll(() => world?.close());

  it('shows which door closes first, asks the next question, and takes a no', async () => {
    const path = `/caseload/${house.survivorId}/relief`;
    const visit = await world.visit(path, house.attorney, { width: 320 });
    const { page } = visit;
    await page.getByRole('heading', { name: 'Which door closes first' }).waitFor();
    await page.getByText('in the calendar:', { exact: false }).first().waitFor();
    await visit.check();
    await visit.picture('relief-now');
    await page.getByLabel('As of another day').fill('2020-01-01');
    await page.getByText('This is how the law stands on 1 Jan 2020', { exact: false }).waitFor();
    await page.getByLabel('As of another day').fill('');
    await page.getByText('This is how the law stands', { exact: false }).waitFor({ state: 'detached' });
    const question = (await page.locator('.ff-question h3').textContent()) ?? '';
    await page.getByRole('button', { name: 'She would rather not say' }).click();
    await page.getByRole('heading', { name: question }).waitFor({ state: 'detached' });

    for (const [tab, waits] of [
      ['Doors', 'What binds others'],
      ['What is known', 'told before, in her record'],
      ['Papers and drafts', 'Worksheet of losses'],
      ['Agencies and courts', 'Supplement B for U status'],
      ['Kept decisions', 'None was kept yet.'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByText(waits, { exact: false }).first().waitFor();
      await visit.check();
      await visit.picture(`relief-${tab.toLowerCase().replaceAll(' ', '-')}`);
    }
    await page.getByRole('button', { name: 'Keep today' }).click();
    await page.getByRole('button', { name: 'Decide again' }).click();
    await page.getByText('It comes to the same, to the letter').waitFor();
    await visit.check();
    expect(await page.title()).not.toMatch(/open|visa|relief/i);
    await visit.close();
  });

  it('lists the wordings to check, and the card in ten languages', async () => {
    const visit = await world.visit('/relief/reviews', house.attorney, { language: 'es' });
    await visit.page.getByRole('heading', { name: 'Textos de la ley' }).waitFor();
    await visit.page.getByRole('heading', { name: 'La ley de los estados' }).waitFor();
    await visit.check();
    await visit.picture('relief-reviews');
    await visit.page.locator('table button.ff-tap').first().click();
    await visit.page.getByText('Está bien', { exact: true }).click();
    await visit.page.getByRole('button', { name: 'Anotar la revisión' }).click();
    await visit.page.getByRole('dialog').waitFor({ state: 'detached' });
    await visit.close();

    const card = await world.visit('/relief/card', house.worker, { width: 320 });
    await card.page.getByLabel('Language of the person').selectOption('vi');
    await card.page.getByRole('heading', { name: 'Quý vị có quyền' }).waitFor();
    await card.check();
    await card.picture('relief-card');
    await card.close();
  });

  it('tells her in few words, without a script, on her own page', async () => {
    const { path } = await world.perform(house.worker, makeOwnLink, { survivorId: house.survivorId, language: 'en' });
    const visit = await world.visit(path, null, { width: 320 });
    const { page } = visit;
    await page.locator('button').click();
    await page.waitForURL(/\/own\?lang=/);
    await page.getByRole('link', { name: 'What may be open to you' }).click();
    await page.getByText('This is not legal advice', { exact: false }).waitFor();
    await page.getByRole('heading', { name: 'Days that count' }).waitFor();
    await visit.check();
    await visit.picture('relief-own');
    expect(await page.title()).not.toMatch(/open|visa|relief/i);
    await visit.close();
  });
});
