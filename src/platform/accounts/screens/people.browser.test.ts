import { afterAll, beforeAll, it } from 'vitest';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../testing/browser.ts';

describeInBrowser('the people of an organisation', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await browserWorld();
  });
  afterAll(() => world?.close());

  it('are invited, change roles, and come in by their invitation', async () => {
    const orgId = await world.organisation('Lantern House');
    const admin = await world.actor(orgId, 'org-admin');
    await world.actor(orgId, 'caseworker');
    const { page, check, close, picture } = await world.visit('/people', admin);

    await page.getByRole('button', { name: 'Invite somebody' }).click();
    const invite = page.getByRole('dialog', { name: 'Invite somebody' });
    await invite.getByLabel('Email').fill(`new-${orgId}@example.org`);
    await invite.getByLabel('Name').fill('New Colleague');
    await invite.locator('label', { hasText: /^Caseworker/ }).click();
    await check();
    await picture('invite');
    await invite.getByRole('button', { name: 'Invite', exact: true }).click();
    const link = (await invite.locator('code').textContent()) ?? '';
    await invite.getByRole('button', { name: 'Close' }).click();
    await page.getByText('Invited, not here yet').waitFor();

    await page.getByRole('row').filter({ hasText: 'Caseworker' }).getByRole('button', { name: 'Change' }).click();
    const acts = page.getByRole('dialog');
    await acts.locator('label', { hasText: /^Supervisor/ }).click();
    await acts.getByRole('button', { name: 'Save the roles' }).click();
    await page.getByRole('cell', { name: /Supervisor/ }).waitFor();
    await check();
    await picture('people');
    await close();

    const invited = await world.visit(new URL(link).pathname + new URL(link).hash, null);
    await invited.page.getByText('Lantern House').waitFor();
    await invited.picture('invitation');
    await invited.page.getByRole('button', { name: 'Accept the invitation' }).click();
    await invited.page.getByRole('heading', { name: 'Your account' }).waitFor();
    await invited.check();
    await invited.close();
  });
});
