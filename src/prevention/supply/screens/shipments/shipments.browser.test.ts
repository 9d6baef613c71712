import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../../platform/actor/index.ts';
import { withWorker } from '../../../../platform/jobs/testing/work.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../../testing/browser.ts';
import { takeShipmentsKind } from '../../shipments/bring-shipments.ts';
import { listShipments } from '../../shipments/list-shipments.ts';
import { importChain } from '../../stored/bring-chain.ts';

const chain = {
  format: 'fourfold-chain/1',
  sites: [{ id: 'weaver', name: 'Lanzhu Pearlwater Weaving', address: 'Loom Street 1, Lanzhu', country: 'cn' }],
};
const table = [
  'Doc,MBL,Exporter,Address,Country,Consignee,Arrival Date,Goods,Gross Weight,Container',
  'H-1,M-9,Lanzhu Pearl Water Weaving,,,,2026-12-20,Cotton cloth in rolls,1200,ABCU1',
  'H-1,M-9,Lanzhu Pearl Water Weaving,,,,2026-12-20,Cotton cloth in rolls,900,ABCU2',
  'S-3,,Another Sender,,US,Meridian Foods,2026-01-02,Cartons,5,',
  ',,Nobody,,US,,2026-01-02,Cartons,5,',
].join('\n');

describeInBrowser('shipments', () => {
  let world: BrowserWorld;
  let officer: Actor;
  beforeAll(async () => {
    world = await browserWorld();
    officer = await world.actor(await world.organisation('Meridian Foods'), 'compliance-officer');
    const bytes = new TextEncoder().encode(JSON.stringify(chain));
    await world.perform(officer, importChain, {}, bytes);
  });
  afterAll(() => world.close());

  it('takes a file whose columns a person corrects, shows what is open and why, and asks who an unsure name is', async () => {
    const visit = await world.visit('/supply/shipments/load', officer);
    const { page } = visit;
    await page
      .getByLabel('File of bills of lading')
      .setInputFiles({ name: 'bills.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.getByText('Say which column holds the number of the bill').waitFor();
    await page.getByLabel('Doc holds').selectOption('bill');
    await page.getByText('4 rows: 2 shipments, 1 folded into others, 1 not read.').waitFor();
    await visit.check();
    await visit.picture('shipments-load');
    await withWorker(world, [takeShipmentsKind], async () => {
      await page.getByRole('button', { name: 'Take these bills' }).click();
      await page.getByText('One shipment is open').waitFor();
    });
    await visit.check();
    await visit.picture('shipments');
    await page.getByRole('link', { name: 'H-1' }).click();
    await page.getByText('It may be one of your sites: answer').waitFor();
    await page.getByText('Say where it stands').click();
    await page.getByText('Detained', { exact: true }).click();
    await page.getByLabel('How do you know?').fill('Letter of the port.');
    await page.getByRole('button', { name: 'Keep this' }).click();
    await page.getByText('Detained since').waitFor();
    await visit.check();
    await visit.picture('shipment');
    await page.getByRole('link', { name: 'It may be one of your sites: answer' }).click();
    await page.getByRole('button', { name: 'It is Lanzhu Pearlwater Weaving' }).click();
    await page.getByLabel('Why?').fill('Same street.');
    await visit.picture('shipments-names');
    await page.getByRole('button', { name: 'Keep the answer' }).click();
    await page.getByText('No name waits for an answer').waitFor();
    await visit.check();
    await visit.close();
    const { rows } = await world.perform(officer, listShipments, {});
    expect(rows).toMatchObject([{ bill: 'H-1', state: 'detained', asked: false }]);
  });

  it('stands narrow and in Spanish', async () => {
    const { rows, lastLoad } = await world.perform(officer, listShipments, {});
    const visit = await world.visit(`/supply/shipments/${rows[0]?.id}`, officer, { width: 320, language: 'es' });
    await visit.page.getByRole('heading', { name: 'A quién nombra' }).waitFor();
    await visit.check();
    await visit.picture('shipment-narrow');
    await visit.close();
    const file = await world.visit(`/supply/shipments/files/${lastLoad?.id}`, officer, { width: 320, language: 'es' });
    await file.page.getByText('Falta el número del conocimiento').waitFor();
    await file.check();
    await file.picture('shipments-file-narrow');
    await file.close();
  });
});
