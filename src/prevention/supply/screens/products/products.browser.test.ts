import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../../platform/actor/index.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../../testing/browser.ts';
import { sampleWorldChains } from '../../sample.ts';
import { importChain } from '../../stored/bring-chain.ts';

describeInBrowser('products on the screen', () => {
  let world: BrowserWorld;
  let officer: Actor;
  beforeAll(async () => {
    world = await browserWorld();
    officer = await world.actor(await world.organisation('Meridian Foods'), 'compliance-officer');
    for (const { chain } of sampleWorldChains())
      await world.perform(officer, importChain, {}, new TextEncoder().encode(JSON.stringify(chain)));
  });
  afterAll(() => world?.close());

  it('lead from the list to the mill where the chain breaks, and to what would follow from a listing', async () => {
    const visit = await world.visit('/supply/products', officer);
    const { page } = visit;
    await page.getByText('Reedbank Weaving and Dyeing claims more', { exact: false }).first().waitFor();
    await visit.check();
    await visit.picture('supply-products');
    await page.getByRole('link', { name: /style 422/ }).click();
    await page.getByText('The paper that helps most', { exact: false }).first().waitFor();
    await visit.check();
    await visit.picture('supply-product');
    await page.getByRole('button', { name: 'Change the bill of materials' }).click();
    await page.getByRole('textbox', { name: 'Mass' }).first().fill('0,5');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Leave without saving' }).click();
    await page.getByRole('textbox', { name: 'Mass' }).first().waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Flow chart' }).click();
    const mill = page.getByRole('button', { name: /Reedbank.*claims too much/ });
    await mill.focus();
    expect(await page.locator('.ff-flow-link--near').count()).toBeGreaterThan(1);
    await visit.check();
    await visit.picture('supply-flow');
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('table', { name: 'Flow chart' }).waitFor();
    await page.getByRole('tab', { name: 'Map of sites' }).click();
    await page.locator('.ff-map').waitFor();
    await visit.picture('supply-map');
    await page.getByRole('tab', { name: 'Amounts' }).click();
    await page.getByText('Short:', { exact: false }).waitFor();
    await page.getByRole('tab', { name: 'What if' }).click();
    await page.getByRole('combobox', { name: 'Site' }).selectOption({ label: 'Isdale Spinning Mills' });
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByText('2 products would be touched', { exact: false }).waitFor();
    await visit.check();
    await visit.close();
  });

  it('take a new link from the table of the flow chart, and say what stands on the alerts', async () => {
    const visit = await world.visit('/supply/alerts', officer);
    const { page } = visit;
    await page.getByRole('heading', { name: 'Alerts', level: 1 }).waitFor();
    await visit.check();
    await visit.picture('supply-alerts');
    await page.goto(new URL('/supply/products/shirt-410?tab=flow', page.url()).href);
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('button', { name: 'Add a link' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a link' });
    await dialog.getByRole('combobox', { name: 'From (site)' }).selectOption({ label: 'Isdale Spinning Mills' });
    await dialog.getByRole('combobox', { name: 'To (site or product)' }).selectOption({ index: 1 });
    await dialog.getByRole('combobox', { name: 'Material' }).selectOption({ index: 1 });
    await dialog.getByRole('button', { name: 'Save the link' }).click();
    await dialog.getByText('Why you change it:', { exact: false }).first().waitFor();
    await visit.check();
    await visit.picture('supply-link-form');
    await dialog.getByRole('textbox', { name: 'Why you change it' }).fill('The spinner said so in a call');
    await dialog.getByRole('button', { name: 'Save the link' }).click();
    await dialog.waitFor({ state: 'detached' });
    await visit.close();
  });

  it('share a part whose page, while it is shown, holds no word of who is hidden', async () => {
    const visit = await world.visit('/supply/segments/new?product=shirt-422', officer);
    const { page } = visit;
    await page.getByText(/Reedbank Weaving/).click();
    await visit.check();
    await visit.picture('supply-segment-choose');
    await page.getByRole('button', { name: 'See what would leave' }).click();
    await page.getByRole('heading', { name: 'This is what leaves, and nothing else' }).waitFor();
    await page.getByText('The file, word for word').click();
    expect(await page.content()).not.toMatch(/Reedbank/i);
    await visit.check();
    await visit.picture('supply-segment-preview');
    await page.getByRole('textbox', { name: 'Who gets it' }).fill('Corvane Garments');
    await page.getByRole('textbox', { name: 'Why you share it' }).fill('Their own audit');
    await page.getByRole('button', { name: 'Share this part' }).click();
    await page.getByRole('link', { name: 'All shared parts' }).click();
    await page.getByText('Their own audit').waitFor();
    await visit.check();
    await visit.picture('supply-segments');
    await page.getByRole('button', { name: /^Withdraw/ }).click();
    await page.getByRole('textbox', { name: 'Why you take it back' }).fill('Sent by mistake');
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('Sent by mistake', { exact: false }).waitFor();
    await visit.close();
  });

  it('hold on a narrow screen in Spanish', async () => {
    const visit = await world.visit('/supply/products/shirt-410?tab=flow', officer, { width: 320, language: 'es' });
    await visit.page.getByRole('button', { name: /Corvane/ }).waitFor();
    await visit.check();
    await visit.picture('supply-flow-320-es');
    await visit.close();
  });
});
