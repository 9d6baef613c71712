import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import { applyImport, previewImport, uploadFile } from '../../../prosecution/screening/index.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../testing/browser.ts';
import { applyGoods, previewGoods } from '../goods/keep-edition.ts';
import { loadCodes, suggestCodes } from '../hs/code-goods.ts';

const head = 'good,country,child_labor,forced_labor,forced_child_labor';
/** Made up, in the columns of CBP. */
const orders = [
  'Effective Date,Calendar Year,Country Code,Country,Merchandise,WRO/Finding,Industry,Status,Press Release,Entity,Remarks',
  '04/27/1995,1995,CN,China,Tea,WRO,Agriculture,Active,,Paper Tree Farm,',
  '07/21/1998,1998,NP,Nepal,Paper Hats,WRO,Other,Partially Modified,,Crane Hats; Heron Hats,"Crane Hats removed from the order, 7/23/2021Heron Hats removed from the order, 10/6/1998"',
  '05/01/2020,2020,DO,Dominican Republic,Tin Extrusions,Finding,Base Metals,Inactive-Pending Litigation,,Folded Tin S.R.L.,',
].join('\n');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describeInBrowser('imports on the screen', () => {
  let world: BrowserWorld;
  let officer: Actor;
  const takeOrders = async (actor: Actor) => {
    const name = 'orders.csv';
    const { sha256 } = await world.perform(actor, uploadFile, { name }, bytes(orders));
    const { id } = await world.perform(actor, previewImport, {
      files: [{ name, sha256 }],
      retrievedAt: '2026-11-23T09:00:00.000Z',
    });
    await world.perform(actor, applyImport, { importId: id });
  };
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

  it('shows on a phone what orders leave out, takes a decision once, and asks the orders by it', async () => {
    const buyer = await world.actor(await world.organisation('Orders of the test'), 'compliance-officer');
    await takeOrders(buyer);
    const visit = await world.visit('/imports/carve-outs', buyer, { width: 320 });
    const { page } = visit;
    const heron = page.getByRole('listitem').filter({ hasText: 'Heron Hats out from' });
    await heron.getByText('draft', { exact: true }).waitFor();
    await visit.picture('carve-outs');
    await heron.getByLabel('Reason').fill('Read in the remarks.');
    await heron.getByRole('button', { name: 'Confirm' }).click();
    await heron.getByText('Read in the remarks.').waitFor();
    await page.goto(page.url().replace('carve-outs', 'orders'));
    await page.getByLabel('Maker, owner or ship').fill('Crane Hats');
    await page.getByLabel('Goods, in a few words').fill('paper hats');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByText('An order fits.').waitFor();
    await page.getByText('may be taken out, not confirmed').waitFor();
    await visit.picture('orders');
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
