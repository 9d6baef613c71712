import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../../platform/actor/index.ts';
import { untilState, withWorker } from '../../../../platform/jobs/testing/work.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../../testing/browser.ts';
import { confirmPlace } from '../../products/edit-chain.ts';
import { listSites, openSite } from '../../sites/read-sites.ts';
import { applySuppliers } from '../../suppliers/bring-suppliers.ts';
import { listSuppliers } from '../../suppliers/read-stored-suppliers.ts';
import { takeSuppliersKind } from '../../suppliers/take-suppliers.ts';
import { loadList } from '../../testing/register.ts';

const table =
  'Lieferant;Land;Was\nHonest Yarn Ltd;IN;yarn\nPaper Heron Textile Company, Limited;CN;thread\n;CN;thread\n';

const places = [
  'name,address,country,gln',
  '"Amberfold Garments Ltd, Unit 6","Plot 35, Pinecone Road, Lanzhu",VN,4012345678902',
  '"Amberfold Garments Ltd, Unit 10","Plot 35, Pinecone Road, Lanzhu",VN,4012345678903',
  '"Quillwater Foods, Hall 2","12 Harbor Street, Port Ellery",US,4012345678904',
  '"Quillwater Foods, Hall 3","12 Harbor Street, Port Ellery",US,4012345678905',
  '"Mossdale Carton Works, Unit 4","7 Bridge Street, Dunwold",TR,4012345678906',
  '"Mossdale Carton Works, Unit 5","7 Bridge Street, Dunwold",TR,4012345678907',
].join('\n');

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

  it('asks of pairs whether they are one site, by keyboard and with a reason, and shows one site narrow and in Spanish', async () => {
    await withWorker(world, [takeSuppliersKind], async () => {
      const { jobId } = await world.perform(officer, applySuppliers, {}, new TextEncoder().encode(places));
      await untilState(world.kernel, jobId, 'done', 'dead');
    });
    const wide = await world.visit('/supply/sites', officer);
    const { page } = wide;
    await page.getByText('3 pairs wait for an answer.').waitFor();
    await page.locator('summary', { hasText: 'How two entries are compared' }).click();
    await page.locator('summary', { hasText: 'Answer many at once' }).click();
    await wide.check();
    await wide.picture('sites');
    await page.keyboard.press('d');
    await page.getByLabel('Why?').fill('Two halls, two owners.');
    await page.keyboard.press('Enter');
    await page.getByText('2 pairs wait for an answer.').waitFor();
    await page.getByRole('button', { name: 'Choose all of these' }).click();
    await page.getByRole('button', { name: 'Same site: 2 pairs' }).click();
    await page.getByText('In each of the 2 pairs the two become one site.').waitFor();
    await page.getByLabel('Why?').fill('One gate, one owner.');
    await wide.check();
    await wide.picture('sites-answer');
    await page.keyboard.press('Enter');
    await page.getByText('No pair waits for an answer.').waitFor();
    await page.getByLabel('Which pairs').selectOption('different');
    await page.getByText('One pair was kept apart.').waitFor();
    await wide.check();
    await wide.close();
    const merged = (await world.perform(officer, listSites, { state: 'merged' })).rows[0];
    const narrow = await world.visit(`/supply/sites/${merged?.id}`, officer, { width: 320, language: 'es' });
    await narrow.page.getByText(`${merged?.name} se unió a este sitio`).waitFor();
    await narrow.page.getByText('dígito de control equivocado: cópielo de nuevo').first().waitFor();
    await narrow.check();
    await narrow.picture('site-narrow');
    const dialog = narrow.page.getByRole('dialog');
    const does = async (act: string, fill: () => Promise<void>) => {
      await narrow.page.getByRole('button', { name: act }).click();
      await fill();
      await dialog.getByLabel('¿Por qué?').fill('Lo vimos.');
      await narrow.check();
      await narrow.picture(`site-${act.split(' ')[0]?.toLowerCase()}-narrow`);
      await dialog.getByRole('button', { name: act }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    // what came since the merge gets a side
    await world.perform(officer, confirmPlace, { siteId: merged?.id, inXinjiang: 'no', reason: 'Visited.' });
    await narrow.page.reload();
    await does('Deshacer el último paso', () =>
      dialog
        .getByLabel('En Xinjiang: no')
        .selectOption({ label: merged?.name ?? '' })
        .then(() => undefined),
    );
    await does('Unir', async () => {
      await dialog.getByLabel('Nombre de otro sitio').fill('Paper Heron');
      await dialog.getByText('Paper Heron Textile Company, Limited').click();
    });
    await narrow.page.getByText('Paper Heron Textile Company, Limited').first().waitFor();
    await does('Separar en dos', () => dialog.locator('.usa-checkbox__label').first().click());
    await narrow.close();
    const left = await world.perform(officer, openSite, { siteId: merged?.id });
    expect([left.id, left.inXinjiang, left.suppliers.length]).toEqual([merged?.id, false, 1]);
    expect(left.history.map(({ kind }) => kind)).toEqual(['split', 'merge', 'undo', 'merge']);
  });
});
