import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnyUseCase } from '../../../../platform/kernel/index.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../../testing/browser.ts';
import { assignWorker } from '../../cases/team.ts';
import { openConflicts } from '../../offline/conflicts.ts';
import { listDevices } from '../../offline/devices.ts';
import { fieldHistory } from '../../record/open-sheet.ts';
import { recordStatements } from '../../record/record-statements.ts';
import { type House, openHouse } from '../../testing/house.ts';
import { setContactRules } from '../../work/contact-rules.ts';
import { listNotes } from '../../work/notes.ts';
import { saveSafetyPlan } from '../../work/safety-plan.ts';
import { addTask } from '../../work/tasks.ts';

const name = 'Zephyrine';
const passphrase = 'lantern copper otter violin';

/** Everything the browser keeps for the page, as text: the store, the caches, what scripts keep. */
const keptIn = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const wait = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.title, location.href];
    for (const { name: database = '' } of await indexedDB.databases()) {
      const db = await wait(indexedDB.open(database));
      for (const store of db.objectStoreNames) {
        const shelf = db.transaction(store).objectStore(store);
        found.push(store, await wait(shelf.getAllKeys()), await wait(shelf.getAll()));
      }
      db.close();
    }
    for (const cache of await caches.keys()) {
      for (const request of await (await caches.open(cache)).keys()) {
        found.push(request.url, await (await caches.match(request))?.text());
      }
    }
    return JSON.stringify(found);
  });

describeInBrowser('a caseload on a phone', () => {
  let world: BrowserWorld;
  let house: House;
  beforeAll(async () => {
    world = await browserWorld();
    house = await openHouse(world);
  });
  afterAll(() => world?.close());

  it('is taken along, opened without a network, written to, sent; a conflict is settled; taken back it is wiped and loses nothing', async () => {
    const survivorId = await house.meet({ 'identity.called-name': name, 'contact.phone': '555 0150' });
    await world.perform(house.supervisor, assignWorker, { survivorId, personId: house.colleague.userId });
    const phoneHistory = () => world.perform(house.worker, fieldHistory, { survivorId, field: 'contact.phone' });
    const before = (await phoneHistory()).statements[0]?.id;

    const visit = await world.visit('/offline', house.worker, { width: 320, serviceWorker: true });
    const { page } = visit;
    await visit.picture('offline-take');
    await page.getByLabel('A passphrase for this device').fill(passphrase);
    await page.getByLabel('The same once more').fill(passphrase);
    await page.getByRole('button', { name: 'Take my caseload with me' }).click();
    await page.getByRole('button', { name: `Open ${name}` }).waitFor();
    await visit.check();
    await visit.picture('offline-caseload');

    const devtools = await page.context().newCDPSession(page);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);

    await page.context().setOffline(true);
    expect(
      await page.evaluate(() =>
        fetch('/api/me').then(
          () => 'answered',
          () => 'no network',
        ),
      ),
    ).toBe('no network');
    await page.reload();
    await page.getByLabel('Passphrase').fill('something else entirely');
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByText('4 tries are left').waitFor();
    await visit.picture('offline-unlock');
    await page.getByLabel('Passphrase').fill(passphrase);
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByRole('button', { name: `Open ${name}` }).click();
    await page.getByRole('heading', { name }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.getByRole('button', { name: /^Change: Phone/ }).click();
    await page.getByRole('textbox', { name: /phone/i }).fill('555 0151');
    await page.getByRole('button', { name: 'Keep on this device' }).first().click();
    await page.getByText('555 0151').waitFor();
    await page.getByRole('textbox', { name: 'Note' }).fill('She waits at the east door.');
    await page.getByRole('button', { name: 'Keep on this device' }).click();
    await page.getByText('Kept on this device.').waitFor();
    await visit.picture('offline-person');

    const kept = await keptIn(page);
    expect(kept).toContain('/offline');
    for (const clear of [name, '555 0150', '555 0151', 'east door', survivorId, passphrase, '/api/']) {
      expect(kept, clear).not.toContain(`"${clear}`);
      if (clear !== '/api/') expect(kept, clear).not.toContain(clear);
    }

    await world.perform(house.colleague, recordStatements, {
      survivorId,
      statements: [
        { field: 'contact.phone', state: 'said', value: '555 0152', why: 'told-unasked', replaces: [before] },
      ],
    });
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Back to all' }).click();
    await page.getByRole('button', { name: 'Send 2 changes' }).click();
    await page.getByText('One thing to decide').waitFor();
    await page.getByText('2 changes are in the record.').waitFor();
    await visit.picture('offline-conflict');
    expect((await world.perform(house.worker, listNotes, { survivorId })).rows[0]?.text).toBe(
      'She waits at the east door.',
    );
    await page
      .getByRole('listitem')
      .filter({ hasText: '555 0152' })
      .getByRole('button', { name: 'This one holds' })
      .click();
    await page.getByRole('button', { name: 'Send one change' }).click();
    await page.getByText('One change is in the record.').waitFor();
    const { statements } = await phoneHistory();
    expect(statements.map(({ value, standing }) => `${value} ${standing}`).toSorted()).toEqual([
      '555 0150 past',
      '555 0151 past',
      '555 0152 current',
      '555 0152 past',
    ]);

    await page.getByRole('button', { name: `Open ${name}` }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Not sent before it was taken back.');
    await page.getByRole('button', { name: 'Keep on this device' }).click();
    await page.getByText('Kept on this device.').waitFor();
    const { devices } = await world.perform(house.supervisor, listDevices, {});
    const desk = await world.visit('/casework/devices', house.supervisor, { width: 1280, language: 'es' });
    await desk.picture('devices');
    await desk.page.getByRole('button', { name: 'Retirarla' }).click();
    await desk.page.getByRole('dialog').getByRole('button', { name: 'Retirarla' }).click();
    await desk.page.getByText('retirado').waitFor();
    await desk.check();
    // any page of the platform is a contact
    await page.goto(`${world.origin}/caseload`);
    await page.waitForLoadState('networkidle');
    await page.goto(`${world.origin}/offline`);
    await page.getByText('The caseload was taken back.').waitFor();
    await page.getByText('One change was not sent yet. It was handed over', { exact: false }).waitFor();
    await visit.picture('offline-wiped');
    expect(devices.map(({ mine }) => mine)).toEqual([false]);
    const { held } = await world.perform(house.worker, openConflicts, {});
    expect(held.map(({ edit }) => edit?.kind === 'note' && edit.text)).toEqual(['Not sent before it was taken back.']);
    await page.getByRole('button', { name: 'I have read this' }).click();
    await page.getByRole('button', { name: 'Take my caseload with me' }).waitFor();
    const left = await page.evaluate(async () => [
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length,
    ]);
    expect(left).toEqual([0, 0, 0]);

    await desk.page.goto(`${world.origin}/casework/conflicts`);
    await desk.page.getByText('Not sent before it was taken back.').waitFor();
    await desk.check();
    await desk.picture('conflicts');
    await desk.close();
    await visit.close();
  });

  const take = async (page: Page): Promise<void> => {
    await page.getByLabel('A passphrase for this device').fill(passphrase);
    await page.getByLabel('The same once more').fill(passphrase);
    await page.getByRole('button', { name: 'Take my caseload with me' }).click();
    await page
      .getByRole('button', { name: /^Open / })
      .first()
      .waitFor();
  };

  it('is wiped after five wrong passphrases, late, and by quick exit, which it leaves alone', async () => {
    const other = await openHouse(world);
    const survivorId = await other.meet({ 'identity.called-name': name });
    const act = (useCase: AnyUseCase, input: object) => world.perform(other.worker, useCase, { survivorId, ...input });
    await act(setContactRules, {
      rules: {
        channels: [
          { channel: 'text', allowed: true },
          { channel: 'call', allowed: true, hours: [{ days: ['mon'], from: '09:00', to: '10:00' }] },
        ],
        timeZone: 'America/Chicago',
        codeWord: 'marigold',
        neverMention: ['the shelter'],
      },
    });
    await act(saveSafetyPlan, { plan: { safePlaces: ['The library'], steps: ['Leave by the back door'] } });
    await act(addTask, { title: 'bring', dueOn: '2026-11-25', details: 'Her papers' });
    const visit = await world.visit('/offline', other.worker, { width: 320, language: 'es', serviceWorker: true });
    const { page } = visit;
    await visit.picture('offline-take');
    await page.getByRole('button', { name: 'English' }).click();
    await take(page);
    await page.getByRole('button', { name: 'Lock' }).click();
    await page.getByLabel('Passphrase').fill(passphrase);
    await visit.check();
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByRole('button', { name: `Open ${name}` }).click();
    await page.getByText('yes, now').waitFor();
    await page.getByText('Leave by the back door').waitFor();
    await visit.check();
    await visit.picture('offline-person-known');
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Her papers').waitFor({ state: 'detached' });
    await page.getByText('questions nobody has asked yet').click();
    await page.getByRole('button', { name: 'Answer: Age range' }).click();
    await page.getByText('Why we ask:').waitFor();
    await visit.picture('offline-answer');
    await visit.check();
    await page.getByRole('button', { name: 'She would rather not say' }).click();
    // the form of the answer leaves when it is kept; it has a button of the same name
    await page.getByText('Why we ask:').waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Note' }).fill('Written before the wipe.');
    await page.getByRole('button', { name: 'Keep on this device' }).click();
    await page.getByText('Kept on this device.').waitFor();
    await page.context().setOffline(true);
    await page.reload();
    for (let left = 5; left > 0; left--) {
      await page.getByLabel('Passphrase').fill(`not it ${left}`);
      await page.getByRole('button', { name: 'Unlock' }).click();
      await page
        .getByText(left > 1 ? new RegExp(`${left - 1} tries are left|One try is left`) : 'wrong too many times')
        .waitFor();
    }
    await page.getByText('3 changes were not sent yet. They lie here sealed', { exact: false }).waitFor();
    await visit.picture('offline-waiting');
    const kept = await keptIn(page);
    for (const clear of [name, 'before the wipe', survivorId]) expect(kept).not.toContain(clear);
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText('They were handed over', { exact: false }).waitFor();
    const { held } = await world.perform(other.worker, openConflicts, {});
    expect(held.map(({ edit, because }) => `${edit?.kind} ${because}`).toSorted()).toEqual([
      'answer DEVICE_WIPED',
      'note DEVICE_WIPED',
      'task-end DEVICE_WIPED',
    ]);
    await page.getByRole('button', { name: 'I have read this' }).click();

    await take(page);
    await page.clock.setFixedTime(Date.now() + 73 * 3_600_000);
    await page.reload();
    await page.getByText('Its time was over.').waitFor();
    await visit.check();
    await page.getByRole('button', { name: 'I have read this' }).click();
    await page.clock.setFixedTime(Date.now());

    await take(page);
    await page.goto(`${world.origin}/own`);
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    // what the link and the Shift key lead to; where it sends on to is not of this server
    expect(await page.evaluate(() => fetch('/leave', { redirect: 'manual' }).then(({ type }) => type))).toBe(
      'opaqueredirect',
    );
    await page.goto(`${world.origin}/offline`);
    // the language was a cookie
    await page.getByText('En este dispositivo no se guarda nada.', { exact: false }).waitFor();
    expect(JSON.parse(await keptIn(page)).slice(4)).toEqual([]);
    await visit.close();
  });
});
