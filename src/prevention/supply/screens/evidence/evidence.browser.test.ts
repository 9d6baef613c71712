import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../../platform/actor/index.ts';
import { publicActor } from '../../../../platform/actor/index.ts';
import { type BrowserWorld, browserWorld, describeInBrowser } from '../../../../testing/browser.ts';
import { sampleChains } from '../../fixtures/sample-chains.ts';
import { answerAsk } from '../../requests/answer.ts';
import { askSupplier } from '../../requests/desk.ts';
import { requestForm } from '../../requests/form/desk-form.ts';
import { sendFile } from '../../requests/send-file.ts';
import { importChain } from '../../stored/bring-chain.ts';

const product = '/supply/products/shirt-422';

describeInBrowser('documents, package and requests on the screen', () => {
  let world: BrowserWorld;
  let officer: Actor;
  const ask = () =>
    world.perform(officer, askSupplier, {
      siteId: 'mill',
      linkId: 'l-fabric',
      documents: ['production-record', 'payment'],
      question: 'Which lots went into style 422?',
      dueOn: '2026-12-08',
    });
  beforeAll(async () => {
    world = await browserWorld();
    officer = await world.actor(await world.organisation('Meridian Papers'), 'compliance-officer');
    const chain = sampleChains().find((one) => one.product === 'shirt-422')?.chain;
    await world.perform(officer, importChain, {}, new TextEncoder().encode(JSON.stringify(chain)));
  });
  afterAll(() => world?.close());

  it('show the document that matters most, take one, mark it, and lead to the form that asks for it', async () => {
    const visit = await world.visit(`${product}/documents`, officer);
    const { page } = visit;
    await page.getByText('The missing document that matters most').waitFor();
    await visit.check();
    await visit.picture('evidence-documents');
    const step = page.locator('section', { has: page.getByRole('heading', { name: /^Step 1:/ }) });
    await step.getByRole('button', { name: /^Add a document/ }).click();
    await step.getByLabel('What it is').selectOption('payment');
    await step.getByLabel('Its name').fill('Payment of May');
    await step.locator('input[type=file]').setInputFiles({
      name: 'payment.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('A payment of a made-up firm\n'),
    });
    await visit.picture('evidence-add');
    await step.getByRole('button', { name: 'Save' }).click();
    await step.getByText(/documents? here/).click();
    const paper = step.locator('li', { hasText: 'Payment of May' });
    await paper.getByRole('button', { name: 'Download' }).waitFor();
    await paper.getByRole('button', { name: 'Mark: does not agree' }).click();
    const asked = page.getByRole('dialog');
    await asked.getByLabel('Why it does not agree').fill('Another amount than the invoice');
    await asked.getByRole('button', { name: 'Mark: does not agree' }).click();
    await paper.getByText('Another amount than the invoice', { exact: false }).waitFor();
    await visit.check();
    await visit.picture('evidence-marked');
    await page.getByRole('link', { name: 'Ask the supplier for it' }).first().click();
    await page.getByRole('heading', { name: 'Ask a supplier' }).waitFor();
    // whom, for which step, which document and why
    await page.getByText('The supplier does not see this.', { exact: false }).waitFor();
    await page.getByText(/^It would prove .* more\.$/).waitFor();
    expect(await page.getByLabel('Site').inputValue()).not.toBe('');
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2);
    await page.getByLabel('Answer due on').fill('2026-12-08');
    await visit.check();
    await visit.picture('evidence-ask');
    await page.getByRole('button', { name: 'Make the link' }).click();
    expect(await page.getByLabel('Link for the supplier').inputValue()).toContain('/supply-answer/');
    await visit.check();
    await visit.picture('evidence-link');
    await visit.close();
  });

  it('say in Spanish on a narrow screen what keeps the package from being complete', async () => {
    const visit = await world.visit(`${product}/package`, officer, { width: 320, language: 'es' });
    const { page } = visit;
    await page.getByText('El enlace no está documentado.').first().waitFor();
    await page.getByRole('button', { name: 'Descargar ZIP' }).click();
    await page
      .getByText(/^[0-9a-f]{64}$/)
      .last()
      .waitFor();
    await visit.check();
    await visit.picture('evidence-package-320-es');
    await visit.close();
  });

  it('lead from the list of requests to an answer, send one back with a reason, read a form in, and take it over', async () => {
    const { path, id } = await ask();
    const token = path.replace('/supply-answer/', '');
    const suppliers = [{ name: 'Reedbank Yarn Works', country: 'cn', material: 'Combed cotton yarn' }];
    await world.perform(publicActor(), answerAsk, { token, suppliers, words: 'We wove it here.' });
    await world.perform(
      publicActor(),
      sendFile,
      { token, type: 'production-record', name: 'log.txt' },
      new TextEncoder().encode('Loom log'),
    );
    const visit = await world.visit('/supply/requests', officer);
    const { page } = visit;
    await page.getByText('An answer came. Look at it.').waitFor();
    await visit.check();
    await visit.picture('evidence-requests');
    await page.locator('li', { hasText: 'An answer came.' }).getByRole('link').click();
    await page.getByText('We wove it here.').waitFor();
    await page.getByText('A form without the web').waitFor();
    await visit.check();
    await visit.picture('evidence-request');
    await page.getByRole('button', { name: 'Send it back' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').selectOption('Something is missing');
    await visit.check();
    await visit.picture('evidence-send-back');
    await dialog.getByRole('button', { name: 'Send it back' }).click();
    await page.getByText('You sent the answer back.', { exact: false }).waitFor();
    const { bytes } = await world.perform(officer, requestForm, { requestId: id });
    const form = { name: 'form.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
    await page.getByLabel('Read a filled table in').setInputFiles(form);
    await page.getByText('What the form says').waitFor();
    await visit.picture('evidence-form-in');
    await page.getByRole('button', { name: 'Keep it as the answer' }).click();
    await page.getByRole('button', { name: 'Take it over', exact: true }).click();
    await dialog.getByText('These documents prove the step', { exact: false }).click();
    await dialog.getByLabel('Why they prove it').fill('It names the lots of this order');
    await visit.check();
    await visit.picture('evidence-accept');
    await dialog.getByRole('button', { name: 'Take it over' }).click();
    await page.getByText('The answer is in the chain as declared.').waitFor();
    await visit.check();
    await visit.close();
  });

  it('let a supplier answer without an account on a narrow screen', async () => {
    const { path } = await ask();
    const visit = await world.visit(path, null, { width: 320 });
    const { page } = visit;
    const look = async (name: string): Promise<void> => {
      await visit.check();
      await visit.picture(`evidence-public-${name}-320`);
    };
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('link', { name: 'Write an answer' }).click();
    await page.getByLabel('Your answer').fill('We wove it here.');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('link', { name: 'Name your suppliers' }).click();
    for (const [name, country] of [
      ['مصنع الغزل', 'Egypt'],
      ['东方纺织厂', 'China'],
    ] as const) {
      await page.getByLabel('Name of the firm').fill(name);
      await page.getByLabel('Country').fill(country);
      await page.getByLabel('What you buy from it').fill('Yarn');
      await page.getByRole('button', { name: 'Keep' }).click();
      await page.getByText(name).waitFor();
    }
    await look('suppliers');
    await page.getByRole('link', { name: 'Ask this supplier' }).first().click();
    await page.getByRole('button', { name: 'Make the link' }).click();
    expect(await page.getByLabel('Link for this supplier').inputValue()).toContain('/supply-answer/');
    await look('passed-on');
    await page.getByRole('link', { name: 'Back' }).click();
    await page.getByRole('link', { name: 'Tell amounts and lots' }).click();
    await look('amounts');
    await page.getByRole('link', { name: 'Back' }).click();
    await page.getByRole('link', { name: 'Send papers' }).click();
    await page.getByLabel('Which paper do you send?').selectOption('Production record, lot by lot');
    const paper = Buffer.from('%PDF-1.4\n%made up\n');
    await page.getByLabel('The paper:').setInputFiles({ name: 'r.pdf', mimeType: 'application/pdf', buffer: paper });
    await look('papers');
    await page.getByRole('button', { name: 'Send this paper' }).click();
    await page.getByText('Production record, lot by lot: r.pdf').waitFor();
    await page.getByRole('link', { name: 'Back' }).click();
    await look('overview');
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await page.getByText('We have your answer.', { exact: false }).waitFor();
    await visit.check();
    await visit.close();
  });
});
