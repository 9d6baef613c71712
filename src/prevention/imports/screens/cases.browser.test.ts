import { afterAll, beforeAll, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../testing/browser.ts';
import { markReady } from '../allegations/decide-allegation.ts';
import { writeAllegation } from '../allegations/keep-allegation.ts';
import { startCase } from '../cases/keep-case.ts';

describeInBrowser('shipments held and allegations, on the screen', () => {
  let world: BrowserWorld;
  let officer: Actor;
  let held = '';
  beforeAll(async () => {
    world = await browserWorld();
    officer = await world.actor(await world.organisation('Cedar Trading, held'), 'compliance-officer');
    const shirts = { title: 'Shirts of style 422', goods: '4,000 shirts', port: 'Port Ellery', kind: 'UFLPA' as const };
    const days = { importedOn: '2026-11-16', detainedOn: '2026-11-17', route: 'exception' as const };
    held = (await world.perform(officer, startCase, { ...shirts, ...days, productId: 'shirt-422' })).detentionId;
  });
  afterAll(() => world?.close());

  it('are listed with what is left, and another is opened', async () => {
    const visit = await world.visit('/imports/detentions', officer);
    const { page } = visit;
    await page.getByRole('link', { name: 'Shirts of style 422' }).waitFor();
    await page.getByText(/17 Dec 2026/).waitFor();
    await visit.picture('detentions');
    await page.getByRole('button', { name: 'Open a case' }).click();
    await page.getByLabel('Name of the case').fill('Paste of Greyfield');
    await page.getByText('Order to hold goods (WRO)').click();
    await page.getByLabel('Goods', { exact: true }).fill('Tomato paste');
    await page.getByLabel('Port', { exact: true }).fill('Port Ellery');
    await visit.picture('detentions-form');
    await page.getByRole('button', { name: 'Save the case' }).click();
    await page.getByRole('heading', { level: 1, name: 'Paste of Greyfield' }).waitFor();
    await visit.close();
  });

  it('show in Spanish on a phone each last day with its rule, and move on with a reason', async () => {
    const visit = await world.visit(`/imports/detentions/${held}`, officer, { width: 320, language: 'es' });
    const { page } = visit;
    await page.getByText('Nadie ha revisado esta regla').first().waitFor();
    await page.getByRole('button', { name: 'Mover el caso' }).click();
    await page.getByLabel('Qué pasó').selectOption('answered');
    await page.getByLabel('Por qué, o con qué papel').fill('Paquete enviado al puerto.');
    await page.getByRole('dialog').getByRole('button', { name: 'Mover el caso' }).click();
    await page.getByText('Paquete enviado al puerto.').waitFor();
    await page.getByText(/shirt-422 \(aún no hay aquí una cadena/).waitFor();
    await page.getByRole('button', { name: 'Guardar una carta' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('nos llegó').click();
    await dialog.getByLabel('De quién o para quién').fill('CBP, Port Ellery');
    await dialog.getByLabel('De qué trata').fill('Más plazo');
    await dialog.getByLabel('Fecha de la carta').fill('2026-11-20');
    const buffer = Buffer.from('30 days more.');
    await dialog.locator('input[type="file"]').setInputFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer });
    await dialog.getByRole('button', { name: 'Guardar la carta' }).click();
    await page.getByText('De CBP, Port Ellery, 20 nov 2026', { exact: false }).waitFor();
    await visit.picture('detention-es');
    await page.getByRole('button', { name: 'Mover el caso' }).click();
    await page.getByLabel('Qué pasó').selectOption('released');
    await page.getByLabel('Por qué, o con qué papel').fill('Carta del puerto.');
    await dialog.getByRole('button', { name: 'Mover el caso' }).click();
    await page.getByText('Este caso está cerrado').waitFor();
    await visit.close();
  });

  it('show what an allegation lacks, and keep a name out of its text', async () => {
    const analyst = await world.actor(await world.organisation('Workers of the test'), 'analyst');
    const content = { title: 'Paste of Greyfield', reasons: 'Papers are kept, says Ximena Quiroga.' };
    const { allegationId } = await world.perform(analyst, writeAllegation, { content });
    const visit = await world.visit(`/imports/allegations/${allegationId}`, analyst);
    const { page } = visit;
    await page.getByText("Testimony is never pulled from a survivor's record").first().waitFor();
    await page.getByText('4 things still lack').waitFor();
    await page.getByRole('button', { name: 'Add a fact' }).click();
    await page.getByLabel('Source, with no name of a worker').fill('Interview, file 7');
    await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
    await page.getByText('3 things still lack').waitFor();
    await page.getByRole('button', { name: /^Take out.*Interview, file 7/ }).click();
    await page.getByText('4 things still lack').waitFor();
    await page.getByRole('button', { name: 'Seal a person' }).click();
    await page.getByText('worker', { exact: true }).click();
    await page.getByLabel('Name', { exact: true }).fill('Ximena Quiroga');
    await page.getByRole('button', { name: 'Seal the name' }).click();
    await page.getByText('Person 1: worker').first().waitFor();
    await page.getByText('One field may say who a sealed person is').waitFor();
    await visit.picture('allegation');
    await page.getByRole('button', { name: 'Write down what they said' }).click();
    await page.getByLabel('In their own words').fill('They hold our papers.');
    await page.getByLabel('On which day').fill('2026-11-20');
    await page.getByText('told, with their consent').click();
    await page.getByRole('button', { name: 'Seal it' }).click();
    await page.getByText('Sealed. 1 testimony.').waitFor();
    await page.getByRole('button', { name: 'Open for a purpose' }).click();
    await page.getByLabel('What you open it for').fill('To call back');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('dialog').getByText('Ximena Quiroga').waitFor();
    await page.getByRole('dialog').getByText('They hold our papers.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Destroy name and testimony' }).click();
    await page.getByLabel('Why', { exact: true }).fill('They asked for it');
    await page.getByRole('button', { name: 'Destroy', exact: true }).click();
    await page.getByText(/Name and testimony were destroyed on/).waitFor();
    await visit.close();
  });

  it('let a second person approve in Spanish on a phone, and only then go out', async () => {
    const org = await world.organisation('Second pair of eyes');
    const [analyst, second] = [await world.actor(org, 'analyst'), await world.actor(org, 'supervisor')];
    const { allegationId, revision } = await world.perform(analyst, writeAllegation, {
      content: {
        title: 'Pasta de Greyfield',
        reasons: 'Se guardan los papeles.',
        goods: { description: 'Pasta en tambores.' },
        production: 'Se cocina en dos naves.',
        sites: [{ id: 's1', name: 'Nave 2', country: 'MX' }],
        facts: [{ id: 'f1', indicator: 'debt-bondage', strength: 'strong', source: 'Entrevista 7' }],
      },
    });
    await world.perform(analyst, markReady, { allegationId, revision });
    const visit = await world.visit(`/imports/allegations/${allegationId}`, second, { width: 320, language: 'es' });
    const { page } = visit;
    await page.getByRole('button', { name: 'Aprobarla' }).click();
    await page.getByLabel('Qué revisó usted').fill('Leí cada fuente.');
    await page.getByRole('button', { name: 'Aprobar', exact: true }).click();
    await page.getByRole('button', { name: 'PDF' }).waitFor();
    await visit.picture('allegation-es');
    await visit.close();
  });
});
