import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../testing/browser.ts';
import type { Actor } from '../../actor/index.ts';

describeInBrowser('the packs screens', () => {
  let world: BrowserWorld;
  let analyst: Actor;
  beforeAll(async () => {
    world = await browserWorld();
    analyst = await world.actor(await world.organisation('Cedar County Task Force'), 'analyst');
  });
  afterAll(() => world?.close());

  it('lead from the list to a pack, to an entry and its source', async () => {
    const { page, check, close, picture } = await world.visit('/packs', analyst);
    await picture('packs');
    await page.getByRole('link', { name: 'Roles' }).click();
    await page.getByRole('heading', { level: 1, name: /Roles/ }).waitFor();
    await page.getByLabel('Find in this list').fill('shelter');
    await page.getByText('Nothing in this list fits').waitFor();
    await page.getByLabel('Find in this list').fill('auditor');
    await page.getByRole('link', { name: 'auditor', exact: true }).click();
    await page.getByText('Not yet checked by an attorney').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).evaluate((h1) => h1 === document.activeElement)).toBe(true);
    await check();
    await picture('pack-entry');
    await close();
  });

  it.each([
    [320, 'es'],
    [1280, 'en'],
  ] as const)('hold at %i px in %s', async (width, language) => {
    for (const path of ['/packs', '/packs/roles?size=5', '/packs/roles/auditor']) {
      const visit = await world.visit(path, analyst, { width, language });
      await visit.picture(path.replaceAll(/\W/g, '_'));
      await visit.close();
    }
  });

  it('ask a stranger to sign in', async () => {
    const { page, close } = await world.open('/packs', null);
    await page.waitForURL(/\/sign-in/);
    await close();
  });
});
