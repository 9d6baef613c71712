import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../testing/browser.ts';
import type { Actor } from '../../actor/index.ts';
import { queueMail } from '../queue-mail.ts';

describeInBrowser('the mails that a person sends by hand', () => {
  let world: BrowserWorld;
  let officer: Actor;
  beforeAll(async () => {
    world = await browserWorld();
    officer = await world.actor(await world.organisation(), 'plan-officer');
    await world.kernel.db.transaction(officer, (tx) =>
      queueMail(tx, world.kernel, officer, {
        to: 'reader@agency.example',
        template: 'mail.invitation',
        values: { organisation: 'Test Office', link: 'https://fourfold.example/invitation#secret', days: 7 },
        language: 'en',
        may: 'write data-call',
      }),
    );
  });
  afterAll(() => world?.close());

  it('are listed with what to do, and the text is there to copy until it was sent', async () => {
    const visit = await world.visit('/mails', officer);
    expect(await visit.page.getByText('To send by hand').count()).toBe(1);
    await visit.picture('mails');
    await visit.page.getByRole('link', { name: /Test Office|invit/i }).click();
    await visit.page.getByText('https://fourfold.example/invitation#secret').waitFor();
    await visit.check();
    await visit.picture('mail');
    await visit.page.getByRole('button', { name: 'I have sent it' }).click();
    await visit.page.getByRole('dialog').getByRole('button', { name: 'I have sent it' }).click();
    await visit.page.getByText('The text was removed.', { exact: false }).waitFor();
    await visit.check();
    await visit.close();
  });

  it('fit a small screen, in Spanish', async () => {
    const visit = await world.visit('/mails', officer, { width: 320, language: 'es' });
    await visit.picture('mails');
    await visit.close();
  });
});
