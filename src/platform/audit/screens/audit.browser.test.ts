import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../testing/browser.ts';
import type { Actor } from '../../actor/index.ts';
import { listPacks } from '../../packs/list-packs.ts';

describeInBrowser('the audit screen', () => {
  let world: BrowserWorld;
  let auditor: Actor;
  beforeAll(async () => {
    world = await browserWorld();
    const orgId = await world.organisation('Cedar County Task Force');
    auditor = await world.actor(orgId, 'auditor');
    const analyst = await world.actor(orgId, 'analyst');
    await world.perform(analyst, listPacks, {});
    const partner = await world.actor(orgId, 'partner');
    await world.perform(partner, listPacks, {}).catch(() => {});
  });
  afterAll(() => world?.close());

  it('verifies the chain, finds what was refused, and exports it', async () => {
    const { page, check, close, picture } = await world.visit('/audit', auditor);
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await page.getByText('The chain is whole').waitFor();
    await check();
    await picture('audit');
    await page.getByRole('textbox', { name: 'Act' }).fill('packs.');
    await page.getByRole('combobox', { name: 'Outcome' }).selectOption('refused');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('1 entry').waitFor();
    expect(await page.getByRole('cell', { name: 'NOT_PERMITTED' }).count()).toBe(1);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    expect((await download).suggestedFilename()).toBe('audit-2026-11-24.csv');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.waitForURL((url) => url.search === '');
    await check();
    await close();
  });

  it('holds at 320 px in Spanish, and is closed to others', async () => {
    const visit = await world.visit('/audit', auditor, { width: 320, language: 'es' });
    await visit.picture('audit');
    await visit.close();
    const analyst = await world.actor(auditor.orgId ?? '', 'analyst');
    const refused = await world.visit('/audit', analyst);
    await refused.page.getByText('Your role does not allow this.').waitFor();
    expect(await refused.page.getByRole('link', { name: 'Audit trail' }).count()).toBe(0);
    await refused.close();
  });
});
