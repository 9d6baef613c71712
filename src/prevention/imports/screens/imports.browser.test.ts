import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../testing/browser.ts';
import { applyGoods, previewGoods } from '../goods/keep-edition.ts';
import { loadCodes, suggestCodes } from '../hs/code-goods.ts';

const head = 'good,country,child_labor,forced_labor,forced_child_labor';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describeInBrowser('imports on the screen', () => {
  let world: BrowserWorld;
  let officer: Actor;
  beforeAll(async () => {
    world = await browserWorld();
    officer = await world.actor(await world.organisation('Cedar Trading'), 'compliance-officer');
    const file = bytes(`${head}\nGarlic,Peru,Yes,No,No\nCotton,Chad,Yes,Yes,No`);
    const { id } = await world.perform(officer, previewGoods, { list: 'us-dol-goods', name: 'first.csv' }, file);
    await world.perform(officer, applyGoods, { editionId: id });
    await world.perform(
      officer,
      loadCodes,
      { name: 'hs.csv' },
      bytes('hscode,description\n07,Vegetables; garlic\n52,Cotton'),
    );
    await world.perform(officer, suggestCodes, {});
  });
  afterAll(() => world?.close());

  it('opens on what waits, reads an edition and takes it over, and answers from it', async () => {
    const visit = await world.visit('/imports', officer, { width: 320 });
    const { page } = visit;
    await page.getByText('The table of import orders of CBP is not here').waitFor();
    await visit.picture('imports-desk');
    await page.goto(page.url().replace('/imports', '/imports/goods'));
    const buffer = Buffer.from(`${head}\nGarlic,Peru,Yes,Yes,No\nSalt,Chad,Yes,No,No`);
    await page.locator('input[type="file"]').setInputFiles({ name: 'second.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Read the file' }).click();
    await page.getByRole('heading', { level: 1, name: 'second' }).waitFor();
    await visit.picture('imports-edition');
    await page.getByRole('button', { name: 'Take this edition over' }).click();
    await page.getByText('taken over').first().waitFor();
    await page.getByRole('link', { name: 'Lists of goods' }).first().click();
    await page.getByLabel('Good', { exact: true }).fill('salt');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByText('It is on the list.').waitFor();
    await visit.picture('imports-goods');
    await visit.close();
  });

  it('goes through proposals by key', async () => {
    const visit = await world.visit('/imports/codes', officer);
    const { page } = visit;
    await page.getByText('Draft 1 of 2').waitFor();
    await visit.picture('imports-codes');
    await page.keyboard.press('n');
    await page.getByText('Draft 2 of 2').waitFor();
    await page.keyboard.press('a');
    await page.getByText('1 accepted').waitFor();
    await page.keyboard.press('r');
    await page.getByText('No draft waits.').waitFor();
    await visit.close();
  });

  it('says in Spanish what a plan lacks', async () => {
    const visit = await world.visit('/imports/plan', officer, { language: 'es' });
    const { page } = visit;
    await page.getByText('Faltan 15 respuestas.').waitFor();
    await visit.picture('imports-plan');
    await page.getByLabel('Cómo y cuándo se les dice').fill('Cada año.');
    await page.getByText('Faltan 14 respuestas.').waitFor();
    expect(await page.getByText('falta una cifra').count()).toBeGreaterThan(0);
    await visit.close();
  });
});
