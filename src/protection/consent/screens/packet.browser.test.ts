import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../testing/browser.ts';
import { addRecipient } from '../recipients/use-cases.ts';
import { door } from '../testing/door.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

describeInBrowser('the page behind a one-time link', () => {
  let world: BrowserWorld;
  let link: { path: string; phoneCode: string };
  beforeAll(async () => {
    world = await browserWorld();
    const d = await door();
    const { id: externalId } = await d.world.perform(d.worker, addRecipient, { name: 'Clinic' });

    const { id } = await d.signed({ recipient: { externalId } });
    const sent = await d.send(id);
    if (!sent.link) throw new Error('no link was made');
    link = sent.link;
  });
  afterAll(() => world?.close());

  it('says what is missing where there is no link', async () => {
    for (const [width, language] of [
      [1280, 'en'],
      [320, 'es'],
    ] as const) {
      const visit = await world.visit('/packet', null, { width, language });
      await visit.check();
      await visit.picture('packet-no-link');
      await visit.close();
    }
  });

  it('takes the code, shows the packet once under a neutral title, and leaves the secret in no address', async () => {
    const visit = await world.visit(link.path, null, { width: 320, refusals: [403] });
    const { page } = visit;
    await page.getByLabel('Code').fill('0000 0000');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('The code is not right.', { exact: false }).first().waitFor();
    expect(page.url()).not.toContain('#');
    await page.getByLabel('Code').fill(link.phoneCode);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('This is shown only now').waitFor();
    await page.getByText('Canary-Phone-0100').waitFor();
    expect(await page.title()).not.toMatch(/Canary|packet|Lantern/i);
    await visit.check();
    await visit.picture('packet-open');
    await page.reload();
    await page.getByText('This page needs a link').waitFor();
    expect(await page.content()).not.toContain('Canary');
    await visit.close();
  });
});
