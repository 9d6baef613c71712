import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../../platform/actor/index.ts';
import { withWorker } from '../../../../platform/jobs/testing/work.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../../testing/browser.ts';
import { listSuppliers } from '../../suppliers/read-stored-suppliers.ts';
import { takeSuppliersKind } from '../../suppliers/take-suppliers.ts';
import { loadList } from '../../testing/register.ts';

const table =
  'Lieferant;Land;Was\nHonest Yarn Ltd;IN;yarn\nPaper Heron Textile Company, Limited;CN;thread\n;CN;thread\n';

describeInBrowser('the desk of suppliers', () => {
  let world: BrowserWorld;
  let officer: Actor;
  beforeAll(async () => {
    world = await browserWorld();
    officer = await world.actor(await world.organisation('Meridian Foods'), 'compliance-officer');
    await loadList(world, officer);
  });
  afterAll(() => world.close());

  it('takes the own table, and shows who needs a person with the reason, until somebody has answered', async () => {
    const visit = await world.visit('/supply/suppliers/load', officer);
    const { page } = visit;
    await page
      .getByLabel('Table of suppliers')
      .setInputFiles({ name: 'suppliers.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.getByText('Say which column holds the name.').waitFor();
    await page.getByLabel('Lieferant holds').selectOption('name');
    await page.getByText('3 rows: 3 new').waitFor();
    await visit.check();
    await visit.picture('suppliers-load');
    await withWorker(world, [takeSuppliersKind], async () => {
      await page.getByRole('button', { name: 'Take these suppliers' }).click();
      await page.getByText('2 suppliers wait for an answer.').waitFor();
    });
    await visit.check();
    await visit.picture('suppliers-desk');
    await page.getByRole('link', { name: 'Paper Heron Textile Company, Limited' }).click();
    await page.getByRole('button', { name: 'The same: keep watching' }).click();
    await page.getByLabel('Why?').fill('Same name, same town.');
    await page.getByRole('button', { name: 'Keep the answer' }).click();
    await page.getByRole('heading', { name: 'What was decided' }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await visit.check();
    await visit.picture('suppliers-one');
    await visit.close();
    expect((await world.perform(officer, listSuppliers, { needs: 'true' })).total).toBe(1);
  });

  it('stands narrow and in Spanish', async () => {
    const visit = await world.visit('/supply?show=all', officer, { width: 320, language: 'es' });
    await visit.page.getByRole('heading', { name: 'Todos los proveedores' }).waitFor();
    await visit.check();
    await visit.picture('suppliers-narrow');
    await visit.close();
  });
});
