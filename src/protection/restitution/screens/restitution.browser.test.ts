import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../testing/browser.ts';
import { assignWorker } from '../../casework/cases/team.ts';
import { openHouse } from '../../casework/testing/house.ts';

describeInBrowser('what is owed', () => {
  let world: BrowserWorld;
  let house: Awaited<ReturnType<typeof openHouse>>;
  let survivorId: string;
  beforeAll(async () => {
    world = await browserWorld();
    house = await openHouse(world);
    ({ survivorId } = await house.meetWithCase());
    await world.perform(house.worker, assignWorker, { survivorId, personId: house.attorney.userId });
  });
  afterAll(() => world?.close());

  it('is told on a phone, with hours that are not certain, and kept', async () => {
    const visit = await world.visit(`/caseload/${survivorId}/restitution`, house.worker, { width: 320 });
    const { page } = visit;
    await page.getByRole('link', { name: 'Work out what is owed' }).click();
    await page.getByLabel('Name of this sheet').fill('Kitchen');
    await page.getByLabel('First day').fill('2012-03-04');
    await page.getByLabel('Last day').fill('2012-03-17');
    await page.getByText('The hours are not certain').click();
    await page.getByLabel('Monday, at least').fill('8');
    await page.getByLabel('Monday, most likely').fill('10');
    await page.getByLabel('Monday, at most').fill('12:30');
    await page.getByLabel('Who or what says so').fill('her own account');
    await visit.check();
    await visit.picture('restitution-told');
    await page.getByRole('button', { name: 'Work it out first' }).click();
    await page.getByText('$145.00').first().waitFor();

    await page.getByText('Take over a time sheet or pay slips').click();
    await page.getByLabel('CSV or XLSX file').setInputFiles({
      name: 'sheet.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Date,Hours\n2012-03-20,8\n2012-03-21,8:30\n'),
    });
    await page.getByRole('button', { name: 'Take over 2 lines' }).click();
    await page.getByText('2 days are listed.').waitFor();
    await page.getByRole('button', { name: 'Keep', exact: true }).click();

    await page.getByRole('tab', { name: 'Sum' }).waitFor();
    await page.getByText('Back wages, unpaid weeks: 3').waitFor();
    await page.getByRole('img', { name: 'How much it could be', exact: false }).waitFor();
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('rowheader', { name: 'At least' }).waitFor();
    await visit.check();
    await visit.picture('restitution-sum');
    await page.getByRole('tab', { name: 'Weeks' }).click();
    await page.getByRole('button', { name: '4 Mar 2012' }).click();
    await page.getByText('10 hours at the minimum wage of 7.25', { exact: false }).waitFor();
    await visit.check();
    await visit.picture('restitution-week');
    expect(await page.title()).not.toMatch(/owed|wage|restitution/i);
    await visit.close();
  });

  it('is taken as a worksheet by an attorney, in Spanish', async () => {
    const visit = await world.visit(`/caseload/${survivorId}/restitution`, house.attorney, { language: 'es' });
    const { page } = visit;
    await page.getByRole('link', { name: 'Kitchen' }).click();
    const loaded = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Hoja (PDF)' }).click();
    expect((await loaded).suggestedFilename()).toBe('worksheet.pdf');
    await visit.check();
    await visit.picture('restitution-hoja');
    await visit.close();
  });
});
