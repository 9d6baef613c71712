import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { type BrowserWorld, browserWorld, describeInBrowser, type Visit } from '../../../testing/browser.ts';
import { draftRelease } from '../../consent/releases/draft-release.ts';
import { signRelease } from '../../consent/releases/sign-release.ts';
import { openRecord } from '../cases/open-record.ts';
import { type House, openHouse } from '../testing/house.ts';

const name = 'Nemoria';

/** Draws two strokes on the pad, as a finger would. */
const draw = async (page: Page): Promise<void> => {
  const pad = page.getByRole('img', { name: 'Sign here' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('the pad is not on the screen');
  for (const from of [0.2, 0.5]) {
    await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.6);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * (from + 0.1), box.y + box.height * 0.3);
    await page.mouse.move(box.x + box.width * (from + 0.2), box.y + box.height * 0.7);
    await page.mouse.up();
  }
};

describeInBrowser('the desk of a caseworker', () => {
  let world: BrowserWorld;
  let house: House;
  let reader: Actor;
  let partnerId: Id;
  beforeAll(async () => {
    world = await browserWorld();
    house = await openHouse(world);
    partnerId = await world.organisation('Harbor Shelter');
    reader = await world.actor(partnerId, 'partner');
  });
  afterAll(() => world?.close());

  /** Nothing of her stands in the title, the address, or what the browser keeps. */
  const isNeutral = async ({ page }: Visit): Promise<void> => {
    expect([await page.title(), page.url()].join(' ')).not.toContain(name);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  };

  it('meets somebody, asks once, is let to share by a drawn signature, sends, and takes it back', async () => {
    const visit = await world.visit('/caseload', house.worker, { width: 320, refusals: [410] });
    const { page } = visit;
    await visit.picture('caseload-empty');
    await page.getByRole('link', { name: 'Meet somebody' }).click();
    await page.getByLabel('What may I call you?').fill(name);
    await visit.check();
    await visit.picture('meet');
    await page.getByRole('button', { name: 'Begin' }).click();

    await page.getByRole('heading', { name: `Talk with ${name}` }).waitFor();
    await page.getByText('Why we ask:').waitFor();
    await visit.check();
    await visit.picture('talk');
    await page.getByRole('button', { name: 'She would rather not say' }).click();
    await page.getByRole('button', { name: /How to reach her/ }).click();
    await page.getByRole('textbox', { name: /phone/i }).fill('+1 555 0100');
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await page.getByText('+1 555 0100').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('There is no hurry.', { exact: false }).waitFor();
    await visit.check();
    await visit.picture('pause');
    await page.getByRole('button', { name: 'Go on' }).click();
    await isNeutral(visit);
    await page.getByRole('link', { name: 'To the record' }).first().click();

    await page.getByText('Nobody has asked her yet.', { exact: false }).waitFor();
    await visit.check();
    await page.getByRole('button', { name: 'Ask her' }).click();
    await page.getByRole('group', { name: 'Text' }).getByText('Yes').click();
    await visit.check();
    await visit.picture('contact-rules');
    await page.getByRole('button', { name: 'Save the rules' }).click();
    await page.getByText('yes, now').waitFor();
    await visit.picture('record');
    await page.getByRole('tab', { name: 'What she said' }).click();
    await page.getByText('She would rather not say').first().waitFor();
    await visit.check();

    await page.getByRole('link', { name: 'Sharing' }).click();
    await page.getByText('Nothing may be shared').waitFor();
    await page.getByRole('link', { name: 'Ask for a release' }).click();
    await page.getByLabel('What is it for?').selectOption('purpose.shelter');
    await page.getByLabel('One organisation').selectOption({ label: 'Harbor Shelter' });
    await page.getByLabel('Name of who signs').fill(name);
    await page.getByText('Another time').click();
    await page.getByLabel(/How many days/).fill('120');
    await page.getByText('More than 90 days is long.', { exact: false }).waitFor();
    await page.getByText('30 days', { exact: true }).click();
    await visit.check();
    await visit.picture('release-ask');
    await page.getByRole('button', { name: 'Go on: show it to her' }).click();

    await page.getByText('I do not have to sign.', { exact: false }).waitFor();
    await page.getByText('I was told', { exact: false }).click();
    await draw(page);
    await visit.check();
    await visit.picture('release-show');
    await isNeutral(visit);
    await page.getByRole('button', { name: 'I agree and sign' }).click();
    await page.getByText('Thank you. It is signed.').waitFor();
    await page.getByRole('link', { name: 'Give the screen back' }).click();

    await page.getByRole('link', { name: 'Send' }).click();
    await page.getByText('This leaves (2)').waitFor();
    await visit.check();
    await visit.picture('send-preview');
    await page.getByRole('button', { name: 'Send 2 answers to Harbor Shelter' }).click();
    await page.getByText('Sent to Harbor Shelter').waitFor();

    const partner = await world.visit('/inbox', reader, { refusals: [410] });
    await partner.picture('inbox');
    await partner.page.getByRole('table').getByRole('link').first().click();
    await partner.page.getByText('You may read this until', { exact: false }).waitFor();
    await partner.page.getByText(name).waitFor();
    await partner.check();
    await partner.picture('packet-read');
    await isNeutral(partner);

    await page.getByRole('link', { name: 'See what was shared' }).click();
    await page.getByText('Read once').waitFor();
    await visit.check();
    await visit.picture('shared');
    await page.getByRole('link', { name: 'Harbor Shelter' }).click();
    await page.getByRole('button', { name: 'Take it back' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('How did she say so?').selectOption('in person');
    await dialog.getByLabel('Who said so').fill('herself');
    await dialog.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('One packet can no longer be read.').waitFor();
    await visit.check();

    await partner.page.reload();
    await partner.page.getByText('This can no longer be read.').waitFor();
    expect(await partner.page.content()).not.toContain(name);
    await partner.check();
    await partner.close();
    await visit.close();
  });

  it('refers her under her release; the shelter accepts and says how it ended', async () => {
    const survivorId = await house.meet({ 'identity.called-name': name, 'contact.phone': '555 0102' });
    const { id: releaseId } = await world.perform(house.worker, draftRelease, {
      subjectId: survivorId,
      recipient: { organisationId: partnerId },
      purpose: 'purpose.shelter',
      fields: ['identity.called-name', 'contact.phone'],
      expiresAt: new Date(world.clock.millis() + 30 * 86_400_000).toISOString(),
      signer: { as: 'self', name, isAllegedAbuser: false },
      subjectIsMinor: false,
      language: 'en',
      servicesDoNotDepend: true,
    });
    await world.perform(house.worker, signRelease, { releaseId, drawn: 'M1 1 L2 2' });
    const visit = await world.visit(`/caseload/${survivorId}/refer`, house.worker, { width: 320 });
    const { page } = visit;
    await page.getByLabel('What does she need?').selectOption('shelter');
    await page.getByLabel('From whom?').selectOption({ label: 'Harbor Shelter' });
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('link', { name: 'See what leaves' }).click();
    await page.getByRole('button', { name: 'Send 2 answers to Harbor Shelter' }).click();
    await page.getByText('Sent to Harbor Shelter').waitFor();
    await isNeutral(visit);

    const partner = await world.visit('/referrals', reader, { width: 320 });
    await partner.picture('referrals-partner');
    await partner.page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await partner.page.getByRole('button', { name: 'Accept' }).click();
    await partner.page.getByRole('button', { name: 'Start' }).click();
    await partner.page.getByRole('button', { name: 'Done' }).click();
    await partner.check();
    await partner.page.getByRole('button', { name: 'Served', exact: true }).click();
    await partner.page.getByText('Served', { exact: false }).first().waitFor();
    await partner.check();
    await partner.picture('received');
    await partner.close();

    await page.goto(`${world.origin}/referrals`);
    await page.getByRole('link', { name: /Harbor Shelter/ }).click();
    await page.getByText('Served').first().waitFor();
    await visit.check();
    await visit.picture('referral');
    await visit.close();
  });

  it('looks after the work of others: an emergency to review, a record to destroy with a dry run', async () => {
    const { survivorId } = await house.meetWithCase({ 'identity.given-name': 'Tovia', 'contact.phone': '555 0101' });
    const { code } = await world.perform(house.worker, openRecord, { survivorId });
    const helper = await world.visit('/caseload/emergency', house.colleague);
    await helper.page.getByLabel('Her code, or her full name').fill(code);
    await helper.page.getByLabel('Why now?').fill('She stands at the door, her worker is away.');
    await helper.page.getByRole('button', { name: 'Open for an hour' }).click();
    await helper.page.getByText('This record is open in an emergency').waitFor();
    await helper.check();
    await helper.picture('emergency');
    await helper.page.getByRole('button', { name: 'End it now' }).click();
    await helper.page.getByRole('heading', { name: 'Your caseload' }).waitFor();
    await helper.close();

    const visit = await world.visit('/casework/emergencies', house.supervisor, { width: 1280, language: 'es' });
    const { page } = visit;
    await visit.picture('emergencies');
    await page.getByRole('button', { name: 'Justificado', exact: true }).click();
    await page.getByText('No hay nada por revisar').waitFor();
    const law = `/releases/${survivorId}/law`;
    const paths = [
      '/casework/keeping',
      '/casework/counts',
      '/casework/settings',
      '/caseload?of=all',
      '/sharing-rules',
      law,
    ];
    for (const path of paths) {
      await page.goto(`${world.origin}${path}`);
      await page.locator('h2').first().waitFor();
      await page.waitForLoadState('networkidle');
      await visit.check();
      await visit.picture(path.split('/').pop()?.split('?')[0] ?? 'page');
    }
    await page.goto(`${world.origin}/caseload/${survivorId}?tab=care`);
    await page.getByRole('button', { name: 'Ver qué se iría' }).click();
    await page.getByText('Se iría todo el expediente').waitFor();
    await visit.check();
    await visit.picture('destroy');
    await visit.close();
  });
});
