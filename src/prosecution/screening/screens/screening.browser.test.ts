import { afterAll, beforeAll, expect, it } from 'vitest';
import { untilState, withWorker } from '../../../platform/jobs/testing/work.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../testing/browser.ts';
import { batchKind } from '../batch/run-batch.ts';
import { startBatch } from '../batch/start-batch.ts';
import { decide } from '../decisions/decide.ts';
import { queue } from '../decisions/queue.ts';
import { applyImport } from '../register/import-lists.ts';
import { openList } from '../register/read-register.ts';
import { type Desk, desk } from '../testing/desk.ts';
import { ofacFiles, parties } from '../testing/lists.ts';
import { listAlerts } from '../watch/alerts.ts';
import { lookAgainKind } from '../watch/look-again.ts';
import { addWatch } from '../watch/watch-subject.ts';

const arabic = 'إرميندو فيلاسترو كوينتاريلي';
const withArabic = parties.map((one) =>
  one.id === 900004 ? { ...one, aliases: [...(one.aliases ?? []), arabic] } : one,
);
const ground = { role: 'supplier', purpose: 'supplier-check', legalBasis: '31 CFR chapter V' };
const debarred = (rows: readonly string[]) => [
  { name: 'county-debarred.csv', bytes: new TextEncoder().encode(`Firm,Country,Since\n${rows.join('\n')}\n`) },
];
const mapping = {
  list: 'cedar-debarred',
  title: 'Firms debarred by Cedar County',
  publisher: 'Cedar County',
  measure: 'debar',
  columns: { Firm: 'name', Country: 'country', Since: 'from' },
};

describeInBrowser('screening on the screen', () => {
  let world: BrowserWorld;
  let office: Desk;
  beforeAll(async () => {
    world = await browserWorld();
    // the address of the webhook below is one of this machine
    Object.assign(world.kernel, { env: { FOURFOLD_OUTBOUND_PRIVATE: 'yes' } });
    office = await desk(world);
    await office.load(withArabic);
    const { id } = await office.preview(
      debarred(['Quillmoor Holdings,China,2024-01-02', 'Oldfield Nets,Peru,2023-05-06']),
      {
        mapping,
        retrievedAt: '2026-09-01T08:00:00.000Z',
      },
    );
    await world.perform(office.officer, applyImport, { importId: id });
  });
  afterAll(() => world?.close());

  it('looks a name up as it is typed, says why and how old the lists are, and keeps it for a purpose', async () => {
    const visit = await world.visit('/screening', office.officer);
    const { page } = visit;
    await page.getByText('One list is too old').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(arabic);
    const hit = page.locator('.ff-hit').first();
    await hit.getByText('VELASTRO QUINTARELLI, Ermindo').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await hit.getByRole('table').waitFor();
    expect(await hit.locator('h3 bdi[dir="auto"] mark').count()).toBeGreaterThan(1);
    await page
      .getByText('1 list')
      .or(page.getByText('Too old', { exact: false }))
      .first()
      .waitFor();
    await page.getByLabel('What is it?').selectOption('person');
    await page.getByLabel('Born').fill('1961');
    await page.getByLabel('Countries', { exact: true }).selectOption('pa');
    await hit.getByText('agrees').first().waitFor();
    await visit.check();
    await visit.picture('screening-search');

    await page.getByLabel('Name', { exact: true }).fill('Zzyzx Nobody');
    await page.getByText('Nothing found in these lists as of these dates', { exact: false }).waitFor();
    await visit.picture('screening-nothing');
    await page.getByLabel('Name', { exact: true }).fill('Ermindo Velastro');
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByText('Write the rule first.').waitFor();
    await page.getByLabel('Legal basis').fill('31 CFR chapter V');
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('heading', { name: 'Possible matches' }).waitFor();
    await visit.picture('screening-request');
    await page.getByRole('link', { name: 'VELASTRO QUINTARELLI, Ermindo' }).click();
    await page.getByText('The five steps').click();
    await page.getByText('OFAC FAQ 5', { exact: false }).first().waitFor();
    await visit.check();
    await visit.picture('screening-candidate');
    await page.getByText('It is the listed party', { exact: true }).click();
    await page.getByText('It waits for a second person.', { exact: false }).waitFor();
    await page.getByText('same name and birth date', { exact: true }).click();
    await page.getByRole('button', { name: 'Keep the decision' }).click();
    await page.getByText('You decided it, so another person must look.', { exact: false }).waitFor();
    await visit.close();

    const { rows } = await world.perform(office.colleague, queue, { state: 'second' });
    const second = await world.visit('/screening/queue', office.colleague);
    await second.page.getByRole('button', { name: 'I agree' }).waitFor();
    await second.check();
    await second.picture('screening-second');
    await second.page.keyboard.press('a');
    await second.page.getByRole('button', { name: 'Keep it now' }).click();
    await second.page.getByText('All answers are kept.').waitFor();
    expect(rows).toHaveLength(1);
    await expect
      .poll(async () => (await world.perform(office.colleague, queue, { state: 'second' })).rows.length)
      .toBe(0);
    await second.close();
  });

  it('is decided by the keyboard: one key an answer, the last one held back, and taken back', async () => {
    for (let i = 1; i <= 12; i++)
      await office.screen(i % 2 ? `Altavia Staffing ${i}` : `Sibbe Korvendal ${'ABCDEF'[i / 2 - 1]}`);
    const visit = await world.visit('/screening/queue?state=open', office.officer);
    const { page } = visit;
    await page.getByRole('button', { name: /another birth date/ }).waitFor();
    await page.locator('.ff-compare').waitFor();
    await visit.check();
    await visit.picture('screening-queue');
    let keys = 0;
    const press = async (key: string) => {
      keys += 1;
      // no key answers what is not there to be read
      await page.locator('.ff-answers').waitFor();
      await page.keyboard.press(key);
    };
    const waits = async () => (await world.perform(office.officer, queue, { state: 'open' })).waiting;
    const before = await waits();
    const heading = page.locator('.ff-review > h2');
    const first = await heading.textContent();
    await press('3');
    await page.getByText('Held back:').waitFor();
    expect(await waits()).toBe(before);
    await press('u');
    expect(await heading.textContent()).toBe(first);
    await press('w');
    await page.getByText('OFAC FAQ 5', { exact: false }).first().waitFor();
    await press('w');
    keys = 0;
    for (let i = 0; i < 9; i++) {
      const now = await heading.textContent();
      await press('3');
      await expect.poll(() => heading.textContent()).not.toBe(now);
    }
    await press('t');
    await press('3');
    expect(keys).toBe(11);
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Take the last answer back').waitFor();
    await visit.picture('screening-keys');
    await page.keyboard.press('Escape');
    await expect.poll(waits).toBe(before - 9);
    await page.getByRole('link', { name: 'Kept screenings' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kept screenings' }).waitFor();
    await expect.poll(waits).toBe(before - 10);
    await visit.picture('screening-kept');
    await visit.close();
  });

  it('asks nobody twice: an answer settles the same subject and entry wherever they wait', async () => {
    for (let i = 0; i < 3; i++) await office.screen('Quillmoor Holdings');
    const visit = await world.visit('/screening/queue?list=cedar-debarred', office.officer, { refusals: [409] });
    const { page } = visit;
    await page.getByText('0 answered of 3').waitFor();
    for (const place of ['1 of 3', '2 of 3']) {
      await page.locator('.ff-review > h2').filter({ hasText: place }).waitFor();
      await page.locator('.ff-answer-key').first().waitFor();
      await page.keyboard.press('7');
    }
    await page.getByText('You are through').waitFor();
    await page.keyboard.press('y');
    await page.getByText('1 answered of 3, 2 settled by them').waitFor();
    await page.getByText('All answers are kept.').waitFor();
    await visit.close();
  });

  it('takes a table of names, shows its columns first, then what came out, to be filtered and saved', async () => {
    const visit = await world.visit('/screening/tables', office.officer);
    const { page } = visit;
    const rows = Array.from({ length: 40 }, (_, i) =>
      i % 8 === 3
        ? `C${i},Quillmoor Holding,,CN`
        : `C${i},Customer ${String.fromCharCode(65 + (i % 26))} Number,1970,US`,
    );
    await page.getByLabel('Table of names').setInputFiles({
      name: 'customers.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`Ref,Full name,Born,Country\n${rows.join('\n')}\nC99,,,\n`),
    });
    await page.getByText('41 rows, read as CSV.').waitFor();
    await page.getByText('Mend this first', { exact: false }).waitFor();
    await page.getByLabel('Name', { exact: true }).selectOption('Full name');
    await page.getByText('You can go on', { exact: false }).waitFor();
    await page.getByLabel('Legal basis').fill('31 CFR 501.603');
    await visit.check();
    await visit.picture('screening-table-preview');
    await withWorker(world, [batchKind], async () => {
      await page.getByRole('button', { name: 'Screen 41 rows' }).click();
      await page.getByText('of 41 rows done, 41 in all').first().waitFor();
    });
    await page.getByRole('row').filter({ hasText: 'Quillmoor Holding' }).first().waitFor();
    await page.getByLabel('Measure').selectOption('debar');
    await page.getByRole('link', { name: 'Decide these' }).waitFor();
    await visit.check();
    await visit.picture('screening-table');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).click();
    expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
    await visit.close();
  });

  it('loads a list with a look at what would change, asks why where it lost too much, and maps unknown columns', async () => {
    const visit = await world.visit('/screening/lists/load', office.officer);
    const { page } = visit;
    for (const file of ofacFiles(withArabic.slice(0, 3))) {
      if (file.bytes.length < 2) continue;
      await page
        .getByLabel('File of the list')
        .setInputFiles({ name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.bytes) });
      await page.getByRole('listitem').filter({ hasText: file.name }).waitFor();
    }
    await visit.check();
    await visit.picture('screening-load');
    await page.getByRole('button', { name: /Read these/ }).click();
    await page.getByRole('button', { name: 'Take it over' }).click();
    await visit.picture('screening-reading');
    await page.getByLabel('Why is that right?').fill('The publisher took three parties off.');
    await page.getByRole('dialog').getByRole('button', { name: 'Take it over' }).click();
    await page.getByText('The list is taken over.', { exact: false }).waitFor();
    await visit.check();
    await page.getByRole('link', { name: 'Files read' }).click();
    await page.getByRole('tab', { name: 'Files read', selected: true }).waitFor();
    await page.getByRole('link', { name: 'sdn.csv, alt.csv, add.csv' }).first().click();
    await page.getByRole('status').getByRole('link').first().click();
    await page.getByText('2 versions').first().waitFor();
    await page.getByRole('tab', { name: 'What changed' }).click();
    await page.getByText('KORVENDAL, Sibbe').first().waitFor();
    await visit.check();
    await visit.picture('screening-diff');
    await office.load(withArabic);

    await page.goto(`${world.origin}/screening/lists/load`);
    await page.getByLabel('File of the list').setInputFiles({
      name: 'barred.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Contractor,Where,Why\nOldfield Nets,Peru,Wages\nPellorin Cannery,Chile,Passports kept\n'),
    });
    await page.getByRole('button', { name: 'Read this file' }).click();
    await page.getByRole('link', { name: 'Say what the columns hold' }).click();
    await page.getByLabel('Contractor holds').selectOption('name');
    await page.getByLabel('Title').fill('Firms barred by the port');
    await page.getByLabel('Short id', { exact: false }).fill('port-barred');
    await page.getByLabel('Publisher').fill('Port of Amaro');
    await visit.check();
    await visit.picture('screening-columns');
    await page.getByRole('button', { name: 'Read it like this' }).click();
    await page.getByRole('button', { name: 'Take it over' }).click();
    await page.getByText('The list is taken over.', { exact: false }).waitFor();
    await visit.close();
  });

  it('tells what changed for watched names, until somebody has seen it, and shows a secret once', async () => {
    await world.perform(office.officer, addWatch, {
      subject: { name: 'Brightport Labor' },
      reference: 'S-17',
      ...ground,
    });
    await office.load(withArabic.map((one) => (one.id === 900002 ? { ...one, programme: 'GLOMAG' } : one)));
    await withWorker(world, [lookAgainKind], () =>
      expect
        .poll(async () => (await world.perform(office.officer, listAlerts, {})).unseen, { timeout: 20_000 })
        .toBe(1),
    );
    const visit = await world.visit('/screening/watch', office.officer);
    const { page } = visit;
    await page.locator('ins').filter({ hasText: 'GLOMAG' }).waitFor();
    await visit.check();
    await visit.picture('screening-alerts');
    await page.getByRole('button', { name: 'Mark as seen' }).click();
    await page.getByText('All seen', { exact: false }).waitFor();
    await page.getByRole('tab', { name: 'Mail and webhooks' }).click();
    await page.getByLabel('Address (https)').fill('http://127.0.0.1:9/alerts');
    await page.getByRole('button', { name: 'Send alerts here' }).click();
    await page.getByText('Keep this secret now: it is shown once').waitFor();
    await visit.check();
    await visit.picture('screening-messages');
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('listitem').filter({ hasText: 'http://127.0.0.1:9/alerts' }).waitFor();

    await page.getByRole('searchbox').fill('Brightport Labour');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /BRIGHTPORT LABOUR LLC/ }).click();
    await page.getByRole('heading', { level: 1, name: 'BRIGHTPORT LABOUR LLC' }).waitFor();
    await visit.check();
    await visit.close();
  });

  it('stands without a fault wide and narrow, in both languages', async () => {
    const { requestId } = await office.screen('Quillmoor Holding');
    const list = await world.perform(office.officer, openList, { list: 'us-ofac-sdn' });
    const version = list.history[0]?.id ?? '';
    const started = await world.perform(
      office.officer,
      startBatch,
      { purpose: 'customer-check', legalBasis: '31 CFR 501.603' },
      new TextEncoder().encode('id,name\n1,Quillmoor Holdings\n'),
    );
    await withWorker(world, [batchKind], () => untilState(world.kernel, started.jobId, 'done'));
    await world.perform(office.officer, decide, {
      requestId,
      n: 1,
      verdict: 'unsure',
      reason: 'more-information-needed',
    });
    const views: readonly [string, string][] = [
      ['/screening', 'desk'],
      ['/screening/queue?state=open', 'queue'],
      [`/screening/kept/${requestId}/1`, 'candidate'],
      [`/screening/tables/${started.batchId}`, 'table'],
      ['/screening/lists', 'lists'],
      ['/screening/lists?tab=changes', 'changes'],
      ['/screening/lists?tab=known', 'known'],
      [`/screening/lists/us-ofac-sdn/versions/${version}`, 'version'],
      ['/screening/party?list=us-ofac-sdn&id=900004', 'party'],
      ['/screening/watch?tab=watched', 'watched'],
    ];
    const looks = [
      { width: 320, language: 'es', at: views },
      // the stories above looked at the first four
      { width: 1280, language: 'en', at: views.slice(4) },
    ] as const;
    for (const { at, ...how } of looks) {
      const visit = await world.open('/screening/kept', office.officer, how);
      for (const [path, name] of at) {
        await visit.page.goto(`${world.origin}${path}`);
        await visit.page.locator('h1').first().waitFor();
        await visit.page.waitForLoadState('networkidle');
        await visit.check();
        await visit.picture(`screening-${name}`);
      }
      await visit.close();
    }
  });
});
