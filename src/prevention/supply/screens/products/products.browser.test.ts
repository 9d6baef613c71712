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

  it('hold on a narrow screen in Spanish', async () => {
    const visit = await world.visit('/supply/products/shirt-410?tab=flow', officer, { width: 320, language: 'es' });
    await visit.page.getByRole('button', { name: /Corvane/ }).waitFor();
    await visit.check();
    await visit.picture('supply-flow-320-es');
    await visit.close();
  });
});
