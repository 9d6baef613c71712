import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../../testing/browser.ts';
import { openReferral } from '../../referral/see-referrals.ts';
import { stage } from '../../referral/testing/stage.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

describeInBrowser('a referral behind a one-time link', () => {
  let world: BrowserWorld;
  let s: Awaited<ReturnType<typeof stage>>;
  beforeAll(async () => {
    world = await browserWorld();
    s = await stage();
  });
  afterAll(() => world?.close());

  it('is read once, asked about and answered on a phone, and leaves nothing in the browser', async () => {
    const { referralId, answer } = await s.sent(s.outside);
    const { path = '', phoneCode = '' } = answer.link ?? {};
    const visit = await world.visit(path, null, { width: 320, refusals: [403, 404] });
    const { page } = visit;
    await page.getByLabel('Code').fill('0000 0000');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('The code is not right.', { exact: false }).first().waitFor();
    await page.getByLabel('Code').fill(phoneCode);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('button', { name: 'Read it now' }).click();
    await page.getByText('Canary-Called').waitFor();
    await page.getByLabel('Your question').fill('Is there a cot?');
    await page.getByRole('button', { name: 'Send the question' }).click();
    await page.getByText('Your question is with them.').waitFor();
    await visit.check();
    await visit.picture('answer-open');
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByText('Accepted').waitFor();
    expect([page.url(), await page.title()].join(' ')).not.toMatch(/#|Canary|Referral/i);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    await page.reload();
    await page.getByText('This page needs a link').waitFor();
    expect(await page.content()).not.toContain('Canary');
    await visit.close();

    const later = await world.visit(path, null, { width: 320, language: 'es', refusals: [403, 404] });
    await later.page.getByLabel('Código').fill(phoneCode);
    await later.page.getByRole('button', { name: 'Abrir' }).click();
    await later.page.getByRole('button', { name: 'Leerlo ahora' }).click();
    await later.page.getByText('Ya se abrió antes.', { exact: false }).waitFor();
    await later.check();
    await later.page.getByRole('button', { name: 'Empezar' }).click();
    await later.page.getByText('En marcha').waitFor();
    await later.close();

    const { events, state } = await s.world.perform(s.house.worker, openReferral, { referralId });
    // the clocks of both worlds stand still: what happened at one moment has no order
    const behindLink = events.filter(({ way }) => way === 'link').map(({ kind }) => kind);
    expect([state, behindLink.sort()]).toEqual(['in-progress', ['asked', 'moved', 'moved']]);
  });
});
