import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../platform/actor/index.ts';
import { buildServer } from '../platform/http/index.ts';
import type { TestWorld } from '../platform/testing/world.ts';
import { sampleChains } from '../prevention/supply/fixtures/sample-chains.ts';
import { decideAnswer } from '../prevention/supply/requests/decide-answer.ts';
import { askSupplier, openRequest } from '../prevention/supply/requests/desk.ts';
import { requestForm } from '../prevention/supply/requests/form/desk-form.ts';
import { importChain } from '../prevention/supply/stored/bring-chain.ts';
import { testWorld } from '../testing/world.ts';
import { authenticate } from './authenticate.ts';
import { allErrors, allUseCases } from './compose.ts';
import { serveOwn } from './own-door.ts';

const host = '127.0.0.1:4000';

describe('the pages of a supplier without an account', () => {
  let app: FastifyInstance;
  let world: TestWorld;
  let officer: Actor;
  let last = 0;
  /** Each test comes from an address of its own, for tries are counted. */
  let remoteAddress = '';
  const ask = async (parts: object = {}) => {
    const made = await world.perform(officer, askSupplier, {
      ...{
        siteId: 'mill',
        linkId: 'l-fabric',
        documents: ['payment'],
        quantities: true,
        dueOn: '2026-12-08',
        ...parts,
      },
    });
    return { id: made.id, at: made.path };
  };
  const get = async (url: string) => (await app.inject({ url, headers: { host }, remoteAddress })).body;
  const post = (url: string, fields: Record<string, string> = {}) =>
    app.inject({
      ...{ method: 'POST', url, remoteAddress, payload: new URLSearchParams(fields).toString() },
      headers: { host, 'content-type': 'application/x-www-form-urlencoded' },
    });
  const sendFile = async (
    url: string,
    file: Uint8Array | string,
    name: string,
    fields: Record<string, string> = {},
  ) => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set('file', new File([file as BlobPart], name));
    const body = new Response(form);
    return app.inject({
      ...{ method: 'POST', url, remoteAddress, payload: Buffer.from(await body.arrayBuffer()) },
      headers: { host, 'content-type': body.headers.get('content-type') ?? '' },
    });
  };

  beforeAll(async () => {
    world = await testWorld();
    const { kernel } = world;
    app = await buildServer({
      ...{ kernel, useCases: allUseCases, errors: allErrors, authenticate: authenticate(kernel) },
      ...{ origin: 'http://127.0.0.1', trustProxy: false },
    });
    await serveOwn(app);
    officer = await world.actor(await world.organisation('Meridian Pages'), 'compliance-officer');
    const chain = sampleChains().find((one) => one.product === 'shirt-422')?.chain;
    await world.perform(officer, importChain, {}, new TextEncoder().encode(JSON.stringify(chain)));
  });
  afterAll(() => app.close());
  const newcomer = (): void => {
    last += 1;
    remoteAddress = `10.9.8.${last}`;
  };

  it('take several suppliers, lots, papers, words and a reason, step by step, and send them when all is there', async () => {
    newcomer();
    const { id, at } = await ask({ question: '<script>alert(1)</script>', corrective: 'Give the passports back.' });
    expect(await get(at)).not.toContain('<script');
    expect(await get(at)).not.toContain('Send the answer');
    const wrong = await post(`${at}/suppliers`, { name: 'Yarn House', country: '', material: 'Yarn "one"' });
    expect(wrong.body).toContain('<a href="#country">Country: Please fill this in.</a>');
    expect(wrong.body).toContain('value="Yarn House"');
    expect(wrong.body).toContain('value="Yarn &quot;one&quot;"');
    const supplier = { name: 'مصنع الغزل', country: 'Egipto', material: 'Yarn' };
    expect((await post(`${at}/suppliers`, supplier)).headers.location).toBe(`${at}/suppliers`);
    await post(`${at}/suppliers`, { name: '东方纺织厂', country: 'China', material: 'Yarn' });
    const list = await get(`${at}/suppliers`);
    expect(list).toContain('<bdi>مصنع الغزل</bdi>, <bdi>Egypt</bdi>');
    const [first = '', second = ''] = [...list.matchAll(/supplier\?id=([\w-]+)/g)].map((found) => found[1] ?? '');
    await post(`${at}/suppliers`, { ...supplier, id: first, material: 'Combed yarn' });
    await post(`${at}/supplier`, { id: second });
    expect((await post(`${at}/amounts`, { lot: 'L-1', quantity: '1,200', unit: 'KGM' })).body).toContain(
      'value="1,200"',
    );
    await post(`${at}/amounts`, { lot: 'L-1', quantity: '1 200.5', unit: 'KGM', madeOn: '2026-05-01' });
    await post(`${at}/amount`, { 'all-quantity': '216', 'all-unit': 'KGM' });
    await post(`${at}/words`, { words: 'Half of it.', corrective: 'Done in May.' });
    await post(`${at}/cannot`, { why: 'more-time', more: '' });
    await post(`${at}/wrong`, { wrong: 'We are not paid.' });
    await sendFile(`${at}/papers`, '%PDF-1.4\n', 'slip.pdf', { type: 'payment' });
    await sendFile(`${at}/papers`, '%PDF-1.4\n', 'slip.pdf', { type: 'payment' });
    await sendFile(`${at}/papers`, '%PDF-1.5\n', 'wrong one.pdf', { type: 'other' });
    const paper = /wrong one\.pdf[\s\S]*?name="id" value="([\w-]+)"/.exec(await get(`${at}/papers`))?.[1] ?? '';
    await post(`${at}/paper`, { id: paper });
    expect((await world.perform(officer, openRequest, { requestId: id })).answer).toBeNull();
    expect(await get(at)).toContain('It is not sent yet.');
    expect((await post(at)).statusCode).toBe(303);
    expect(await get(at)).toContain('We have your answer.');
    const { answer, files, grievances } = await world.perform(officer, openRequest, { requestId: id });
    expect(answer).toMatchObject({
      suppliers: [{ ...supplier, country: 'eg', material: 'Combed yarn' }],
      lots: [{ lot: 'L-1', quantity: 1200.5, unit: 'KGM', madeOn: '2026-05-01', shippedOn: null }],
      quantity: { quantity: 216, unit: 'KGM' },
      words: 'Half of it.',
      corrective: 'Done in May.',
      cannot: { why: 'more-time' },
    });
    expect(files).toMatchObject([{ type: 'payment', name: 'slip.pdf' }]);
    expect(grievances).toMatchObject([{ words: 'We are not paid.' }]);
    await world.perform(officer, decideAnswer, { requestId: id, decision: 'accept' });
    expect(await get(at)).toContain('Your answer was taken.');
    const late = await app.inject({ url: `${at}/words`, headers: { host }, remoteAddress });
    expect(late.headers.location).toBe(at);
    expect((await post(`${at}/words`, { words: 'More' })).headers.location).toBe(at);
    expect((await world.perform(officer, openRequest, { requestId: id })).answer?.words).toBe('Half of it.');
  });

  it('pass a question on, show the link once, and never what the next one told', async () => {
    newcomer();
    const { at } = await ask();
    await post(`${at}/suppliers`, { name: 'Spinner', country: 'in', material: 'Yarn' });
    const id = /pass-on\?id=([\w-]+)/.exec(await get(`${at}/suppliers`))?.[1] ?? '';
    expect((await post(`${at}/pass-on`, { id, email: 'not one' })).body).toContain('<a href="#email">Email of this');
    const { body } = await post(`${at}/pass-on`, { id, email: '' });
    const next = /http:\/\/127\.0\.0\.1:4000(\/supply-answer\/[\w.-]+)/.exec(body)?.[1] ?? '';
    expect(await get(next)).toContain('Lanzhu Reedbank Weaving and Dyeing passed this question on to you.');
    await post(`${next}/words`, { words: 'A secret of the spinner' });
    await post(next);
    const list = await get(`${at}/suppliers`);
    expect(list).toContain('You asked it, and it answered.');
    expect(`${list}${await get(at)}`).not.toContain('A secret of the spinner');
    expect((await post(`${at}/pass-on`, { id })).body).toContain('This supplier has begun to answer.');
  });

  it('hand out the form and read it back; one of another request changes nothing', async () => {
    newcomer();
    const [{ at }, other] = [await ask({ language: 'es' }), await ask()];
    expect(at).toContain('?lang=es');
    const page = at.replace('?lang=es', '');
    const own = await app.inject({ url: `${page}/form/xlsx`, headers: { host }, remoteAddress });
    expect(own.headers['content-disposition']).toContain('request.xlsx');
    const foreign = await world.perform(officer, requestForm, { requestId: other.id });
    expect((await sendFile(`${page}/form?lang=es`, foreign.bytes, 'f.xlsx')).body).toContain('otra solicitud');
    expect((await sendFile(`${page}/form`, 'a,b\n', 'f.xlsx')).body).toContain('form of another request');
    expect((await sendFile(`${page}/form`, own.rawPayload, 'f.xlsx')).headers.location).toBe(page);
  });

  it('refuse in plain words of the page’s language: a wrong kind, too large, too many, a link that ended', async () => {
    newcomer();
    const { at } = await ask();
    const papers = `${at}/papers?lang=es`;
    expect((await sendFile(papers, new Uint8Array([0x4d, 0x5a, 0, 1]), 'x.pdf')).body).toContain('no se acepta');
    const large = await sendFile(papers, new Uint8Array(17 * 1024 * 1024), 'x.pdf');
    expect(large.statusCode).toBe(413);
    expect(large.headers['content-type']).toContain('text/html');
    expect(large.body).toContain('demasiado grande');
    const statuses: number[] = [];
    for (let i = 0; i < 20; i += 1) statuses.push((await sendFile(papers, '', 'x.txt')).statusCode);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    // another link from the same address, and the same link from another address, are counted too
    expect((await sendFile(`${(await ask()).at}/papers`, '', 'x.txt')).statusCode).toBe(429);
    newcomer();
    const refused = await sendFile(papers, '', 'x.txt');
    expect(refused.statusCode).toBe(429);
    expect(refused.body).toContain('Espere un minuto');
    const gone = await get(`/supply-answer/${officer.orgId}.${'A'.repeat(43)}`);
    expect(gone).toContain('This link does not work.');
  });
});
