import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../testing/browser.ts';

const password = 'seven herons cross the marsh';

describeInBrowser('signing in', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await browserWorld();
  });
  afterAll(() => world?.close());

  it('works with the password one has set, leads where one wanted to go, and asks again before a grave act', async () => {
    const analyst = await world.actor(await world.organisation('Cedar County Task Force'), 'analyst');
    const { page, check, close, picture } = await world.visit('/account', analyst, { refusals: [401, 403] });

    await page.getByRole('button', { name: 'Set a password' }).click();
    await page.getByLabel('New password').fill('short');
    await page.getByRole('button', { name: 'Save the password' }).click();
    await page.getByText('One answer needs another look').waitFor();
    await page.getByLabel('New password').fill(password);
    await page.getByRole('button', { name: 'Save the password' }).click();
    await page.waitForTimeout(3000);
    await picture('dbg');
    await page.getByText('Your recovery codes are shown this once').waitFor();
    await check();
    await picture('account');

    await page.getByText('Acting for Cedar County Task Force as Analyst').click();
    await picture('acting-menu');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
    await page.goto(`${world.origin}/packs`);
    await page.getByLabel('Email').first().fill(`${analyst.userId}@example.org`);
    await page.getByLabel('Password').fill('not the right one');
    await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
    await page.getByText('This did not work.').waitFor();
    await picture('sign-in-refused');
    expect(await page.getByLabel('Email').first().inputValue()).toContain('@example.org');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Packs and sources' }).waitFor();

    world.clock.advance(11 * 60_000);
    await page.goto(`${world.origin}/account`);
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.getByLabel('What it is for').fill('Nightly export');
    await page.getByRole('button', { name: 'Make the token' }).last().click();
    const dialog = page.getByRole('dialog', { name: 'Please show again that it is you' });
    await dialog.getByLabel('Password').fill(password);
    await picture('step-up');
    await dialog.getByRole('button', { name: 'Go on' }).first().click();
    await page.getByText('Copy the token now').waitFor();
    await close();
  });

  it('works with a one-time link, once its button is pressed and not before', async () => {
    const { createSignInLink } = await import('../index.ts');
    const analyst = await world.actor(await world.organisation(), 'analyst');
    const { path } = await createSignInLink(world.kernel, analyst.userId ?? '', 10);
    const { page, check, close } = await world.visit(path, null);
    expect(new URL(page.url()).hash).toBe('');
    await check();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText(/^Acting for/).waitFor();
    await close();
  });

  it('lets whoever belongs to two organisations act for one at a time', async () => {
    const { setMembership } = await import('../../accounts/index.ts');
    const [one, other] = [await world.organisation('Accord Centre'), await world.organisation('Northway Legal Aid')];
    const person = await world.actor(one, 'analyst');
    const asSystem = { orgId: null, userId: null, system: true } as const;
    await world.kernel.db.transaction(asSystem, (tx) =>
      setMembership(tx, world.kernel, { orgId: other, personId: person.userId ?? '', roles: ['auditor'] }),
    );
    const { page, check, close } = await world.open('/account', person);
    const [here, there] = (await page.getByText('Acting for Accord Centre as Analyst').count())
      ? ['Acting for Accord Centre as Analyst', 'Northway Legal Aid']
      : ['Acting for Northway Legal Aid as Auditor', 'Accord Centre'];
    await page.getByText(here).click();
    await check();
    await page.getByRole('button', { name: there }).click();
    await page.getByText(`Acting for ${there}`).waitFor();
    expect(await page.getByText(here).count()).toBe(0);
    await close();
  });

  it.each([
    [320, 'en'],
    [320, 'es'],
    [1280, 'es'],
  ] as const)('shows its pages at %i px in %s', async (width, language) => {
    const admin = await world.actor(await world.organisation(), 'org-admin');
    const operator = await world.actor(await world.organisation(), 'operator');
    for (const [path, who] of [
      ['/sign-in', null],
      ['/sign-in/link', null],
      ['/account', admin],
      ['/people', admin],
      ['/organisations', operator],
    ] as const) {
      const visit = await world.visit(path, who, { width, language });
      await visit.picture(path.replaceAll(/\W/g, '_'));
      await visit.close();
    }
  });
});
