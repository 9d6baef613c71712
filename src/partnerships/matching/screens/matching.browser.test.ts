import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../testing/browser.ts';
import { agreementFile, draftAgreement, makeNode, signAgreement, takeAgreement } from '../agreements/use-cases.ts';
import { announcementFile, announceNode, takeAnnouncement } from '../announcements/use-cases.ts';
import { listRounds, openRound } from '../rounds/use-cases.ts';
import { matchingChapter } from '../sample.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

describeInBrowser('matching on the screen', () => {
  let world: BrowserWorld;
  let officer: Actor;
  let second: Actor;
  let agreementId = '';
  let roundId = '';
  beforeAll(async () => {
    world = await browserWorld();
    const [police, desk] = [await world.organisation('Harbour Police'), await world.organisation('Task Force')];
    officer = await world.actor(police, 'supervisor');
    second = await world.actor(police, 'supervisor');
    const partner = await world.actor(desk, 'supervisor');
    const [own, theirs] = [
      await world.perform(officer, makeNode, { partyId: 'harbour' }),
      await world.perform(partner, makeNode, { partyId: 'task-force' }),
    ];
    const party = (id: string, publicKey: string) => ({
      id,
      name: id,
      kind: 'law-enforcement',
      publicKey,
      bringsList: true,
    });
    const { terms } = await world.perform(officer, draftAgreement, {
      title: 'Suspects both look for',
      purpose: 'purpose.law-enforcement',
      basis: 'suspects-only',
      legalSource: 'A made-up order',
      output: 'membership',
      keys: ['K1', 'K3'],
      parties: [party('harbour', own.publicKey), party('task-force', theirs.publicKey)],
      most: 50,
      roundsPerYear: 2,
      from: '2026-11-01',
      until: '2027-06-30',
    });
    agreementId = terms.id;
    for (const [from, to] of [
      [officer, partner],
      [partner, officer],
    ] as const) {
      await world.perform(from, signAgreement, { agreementId });
      const file = await world.perform(from, agreementFile, { agreementId });
      await world.perform(to, takeAgreement, {}, file.bytes);
    }
    const moved = { address: 'https://93.184.216.34/api/matching/nodes/there/messages', newKey: true };
    await world.perform(partner, announceNode, moved);
    const said = await world.perform(partner, announcementFile, { publicKey: theirs.publicKey });
    await world.perform(officer, takeAnnouncement, {}, said.bytes);
    roundId = (await world.perform(officer, openRound, { agreementId })).id;
  });
  afterAll(() => world?.close());

  it('shows what is agreed and what runs, in both languages and on a small screen', async () => {
    for (const [width, language] of [
      [1280, 'en'],
      [320, 'es'],
    ] as const) {
      const visit = await world.visit('/matching', officer, { width, language });
      await visit.page.getByText('Suspects both look for').first().waitFor();
      await visit.check();
      await visit.picture('matching-desk');
      await visit.close();
    }
    const visit = await world.visit(`/matching/agreements/${agreementId}`, officer);
    await visit.page.getByRole('heading', { name: 'Suspects both look for' }).waitFor();
    await visit.check();
    await visit.close();
  });

  it('says where the node of a partner is', async () => {
    const visit = await world.visit('/matching/partners', officer, { width: 320, language: 'es', refusals: [422] });
    const { page } = visit;
    await page.getByRole('button', { name: 'Decir dónde está' }).click();
    await page.getByLabel('Dirección de su nodo').fill('node.example.org');
    await page.getByRole('button', { name: 'Guardar y enviar lo que espera' }).click();
    await page.getByText('Una dirección empieza por https://.').first().waitFor();
    await page.getByText('Su nueva clave').waitFor();
    await visit.check();
    await visit.picture('matching-partners');
    await page.getByRole('button', { name: 'Rechazarlo' }).click();
    await page.getByText('Su nueva clave').waitFor({ state: 'detached' });
    await visit.close();
  });

  it('takes a list, says who stayed out, and lets nobody start alone', async () => {
    const visit = await world.visit(`/matching/rounds/${roundId}`, officer);
    const { page } = visit;
    const list = 'role,name,birth\nsuspect,Ana Diaz,1990-01-02\nwitness,Bo Chan,1991-03-04\n';
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await page.getByText('Not listed as a suspect').waitFor();
    await page.getByText('A second person must start it', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: 'Start the round' }).isDisabled()).toBe(true);
    await visit.check();
    await visit.close();
    const other = await world.visit(`/matching/rounds/${roundId}`, second);
    await other.page.getByRole('button', { name: 'Start the round' }).click();
    await other.page.getByText('1: to task-force').waitFor();
    await other.check();
    await other.picture('matching-round');
    await other.close();
  });

  it('makes a study of a finished ring’s table', async () => {
    const orgId = await world.organisation('Count Office');
    const [one, two] = [await world.actor(orgId, 'plan-officer'), await world.actor(orgId, 'plan-officer')];
    const { kernel } = world;
    const actor = (_key: string, _role: string, second?: 'second') => (second ? two : one);
    await matchingChapter.load({ kernel, random: kernel.random, organisation: () => orgId, actor }, () => {});
    const { rounds } = await world.perform(one, listRounds, {});
    const visit = await world.visit(`/matching/rounds/${rounds[0]?.id}`, one);
    await visit.page.getByRole('button', { name: 'Make a study of this table' }).click();
    await visit.page.getByRole('link', { name: 'Open the study' }).click();
    await visit.page.getByRole('heading', { name: 'Where the table came from' }).waitFor();
    await visit.check();
    await visit.close();
  });
});
