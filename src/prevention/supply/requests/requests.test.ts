import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, publicActor } from '../../../platform/actor/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { addDocument, attachDocument, describeDocument, detachDocument, documentFile } from '../evidence/documents.ts';
import { listPackages, makePackage, previewPackage } from '../evidence/package.ts';
import { productDocuments } from '../evidence/product-documents.ts';
import { sampleChains, samplePaper } from '../fixtures/sample-chains.ts';
import { openProduct } from '../products/open-product.ts';
import { sampleWorldChains } from '../sample.ts';
import { importChain } from '../stored/bring-chain.ts';
import { exportChain } from '../stored/read-chains.ts';
import { answerAsk, finishAnswer, keepWords, nameSupplier, openAsk, takeBack, tellLot } from './answer.ts';
import { decideAnswer } from './decide-answer.ts';
import { askSupplier, listRequests, openRequest, revokeRequest } from './desk.ts';
import { passOn } from './pass-on.ts';
import { remindSuppliers } from './remind-suppliers.ts';
import { renewRequest } from './renew-request.ts';
import { askSampleSuppliers } from './sample-requests.ts';
import { sayWrong } from './say-wrong.ts';
import { sendFile } from './send-file.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const product = 'shirt-422';
const nobody = publicActor();
const tokenOf = (path: string | null): string => (path ?? '').replace(/^.*\/supply-answer\//, '');

describe('documents and requests', () => {
  let world: TestWorld;
  let officer: Actor;
  let stranger: Actor;
  const chain = sampleChains().find((one) => one.product === product)?.chain;
  const checklist = (actor = officer) => world.perform(actor, productDocuments, { productId: product });
  const stored = async () =>
    JSON.parse(new TextDecoder().decode((await world.perform(officer, exportChain, {})).bytes));
  const ask = async (parts: object = {}) => {
    const made = await world.perform(officer, askSupplier, {
      siteId: 'mill',
      linkId: 'l-fabric',
      documents: ['production-record'],
      suppliers: true,
      dueOn: '2026-12-08',
      ...parts,
    });
    return { ...made, token: tokenOf(made.path) };
  };

  beforeAll(async () => {
    world = await testWorld();
    officer = await world.actor(await world.organisation('Meridian Test Foods'), 'compliance-officer');
    stranger = await world.actor(await world.organisation('Another importer'), 'compliance-officer');
    await world.perform(officer, importChain, {}, bytesOf(JSON.stringify(chain)));
  });

  it('says what each step needs, and a document that comes is worth what was promised', async () => {
    const before = await checklist();
    const step = before.steps.find(({ linkId }) => linkId === 'l-button');
    expect(step?.needed.find(({ type }) => type === 'payment')).toMatchObject({ state: 'missing' });
    const gain = step?.needed.find(({ type }) => type === 'payment')?.gain ?? 0;
    const paper = bytesOf('A payment of a made-up firm\n');
    const added = await world.perform(
      officer,
      addDocument,
      { type: 'payment', title: 'Payment for buttons', linkId: 'l-button', name: '../../bank.txt', date: '2026-05-01' },
      paper,
    );
    expect(added).toMatchObject({ sha256: sha256(paper), mediaType: 'text/plain' });
    const after = await checklist();
    expect(
      after.steps.find(({ linkId }) => linkId === 'l-button')?.needed.find(({ type }) => type === 'payment')?.state,
    ).toBe('here');
    expect(after.coverage).toBeCloseTo((before.coverage ?? 0) + gain, 9);
    expect((await world.perform(officer, documentFile, { documentId: added.id })).bytes).toEqual(paper);
    await expect(world.perform(stranger, documentFile, { documentId: added.id })).rejects.toMatchObject({
      code: 'SUPPLY_DOCUMENT_NOT_FOUND',
    });

    const about = { documentId: added.id, type: 'payment', title: 'Payment for buttons', consistent: false };
    await expect(world.perform(officer, describeDocument, about)).rejects.toMatchObject({
      code: 'SUPPLY_REASON_NEEDED',
    });
    await world.perform(officer, describeDocument, { ...about, reason: 'Another amount than the invoice' });
    const doubted = (await checklist()).steps.find(({ linkId }) => linkId === 'l-button');
    expect(doubted?.needed.find(({ type }) => type === 'payment')?.state).toBe('not-usable');
    await world.perform(officer, detachDocument, { linkId: 'l-button', documentId: added.id });
    expect((await checklist()).coverage).toBeCloseTo(before.coverage ?? 0, 9);
    await world.perform(officer, attachDocument, { linkId: 'l-button', documentId: added.id });
  });

  it.each([
    ['nothing', new Uint8Array(), 'SUPPLY_FILE_EMPTY'],
    ['a program', new Uint8Array([0x4d, 0x5a, 0, 1, 2]), 'SUPPLY_FILE_KIND'],
    ['an archive that calls itself a picture', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'SUPPLY_FILE_KIND'],
  ])('takes no file that is %s', async (_what, bytes, code) => {
    await expect(
      world.perform(officer, addDocument, { type: 'invoice', title: 'X', linkId: 'l-button', name: 'x.png' }, bytes),
    ).rejects.toMatchObject({ code });
  });

  it('packs steps, documents and their hashes, says what is missing, and keeps the hash of the whole', async () => {
    const paper = chain?.documents.find(({ id }) => id === 'l-shirt-invoice');
    if (!paper) throw new Error('the sample has no such paper');
    const added = await world.perform(
      officer,
      addDocument,
      { type: 'invoice', title: paper.title, linkId: 'l-shirt', name: 'invoice.txt' },
      bytesOf(samplePaper(paper)),
    );
    const preview = await world.perform(officer, previewPackage, { productId: product });
    expect(preview.complete).toBe(false);
    expect(preview.missing).toEqual(
      expect.arrayContaining([expect.objectContaining({ at: 'l-greige', why: 'not-documented' })]),
    );
    const place = preview.steps.flatMap(({ documents }) => documents).find(({ sha256: hash }) => hash === added.sha256);
    const zip = await world.perform(officer, makePackage, { productId: product, purpose: 'applicability' });
    const files = unzipSync(zip.bytes);
    expect(files['certificate-of-origin.txt']).toBeDefined();
    const names = Object.keys(files).filter((name) => name.startsWith('documents/'));
    expect(place && names).toContain(
      `documents/${preview.steps.flatMap(({ documents }) => documents).find(({ seen }) => seen === 'seen')?.number}.txt`,
    );
    for (const line of strFromU8(files['SHA256SUMS.txt'] ?? new Uint8Array())
      .trim()
      .split('\n')) {
      const [hash = '', name = ''] = line.split('  ');
      expect(sha256(files[name] ?? new Uint8Array())).toBe(hash);
    }
    const { packages } = await world.perform(officer, listPackages, { productId: product });
    expect(packages).toMatchObject([{ sha256: sha256(zip.bytes), complete: false, purpose: 'applicability' }]);
    expect((await world.perform(stranger, listPackages, {})).packages).toEqual([]);
  });

  it('asks over three tiers without an account: answers are held, then declared', async () => {
    const first = await ask();
    expect(JSON.stringify(await world.perform(officer, openRequest, { requestId: first.id }))).not.toContain(
      first.token,
    );
    const supplier = { name: 'Reedbank Yarn Works', country: 'cn', material: 'Combed cotton yarn' };
    await world.perform(nobody, answerAsk, { token: first.token, suppliers: [supplier], words: 'We wove it here.' });
    await world.perform(
      nobody,
      sendFile,
      { token: first.token, type: 'production-record', name: 'log.txt' },
      bytesOf('Loom log'),
    );
    const seen = await world.perform(nobody, openAsk, { token: first.token });
    const second = await world.perform(nobody, passOn, {
      token: first.token,
      supplierId: seen.answer?.suppliers?.[0]?.id,
    });
    const third = tokenOf(second.link);
    await world.perform(nobody, answerAsk, {
      token: third,
      suppliers: [{ ...supplier, name: 'Gin of the north', material: 'Lint' }],
    });
    expect((await world.perform(nobody, openAsk, { token: first.token })).passedOn).toMatchObject([
      { name: supplier.name, answered: true },
    ]);
    // a new link would open what the next one told
    await expect(
      world.perform(nobody, passOn, { token: first.token, supplierId: seen.answer.suppliers[0]?.id }),
    ).rejects.toMatchObject({ code: 'SUPPLY_PASSED_ON' });

    const before = await stored();
    expect(JSON.stringify(before)).not.toContain(supplier.name);
    const opened = await world.perform(officer, openRequest, { requestId: first.id });
    const derived = (await world.perform(officer, listRequests, {})).requests.find(
      ({ parentId }) => parentId === first.id,
    );
    if (!derived) throw new Error('the request did not go on');
    const accept = (requestId: string, ids: readonly string[], files: readonly string[] = []) =>
      world.perform(officer, decideAnswer, { requestId, decision: 'accept', suppliers: ids, files });
    await expect(accept(derived.id, [])).rejects.toMatchObject({ code: 'SUPPLY_ASKER_FIRST' });
    const taken = await accept(
      first.id,
      opened.answer?.suppliers?.map(({ id }) => id) ?? [],
      opened.files.map(({ id }) => id),
    );
    const tier3 = await world.perform(officer, openRequest, { requestId: derived.id });
    await accept(derived.id, tier3.answer?.suppliers?.map(({ id }) => id) ?? []);
    const after = await stored();
    const [link] = after.links.filter(({ id }: { id: string }) => taken.links.includes(id));
    expect(link).toMatchObject({
      to: 'mill',
      material: 'yarn',
      status: 'declared',
      source: `Answer to request ${first.id}`,
    });
    expect(after.links.find(({ to }: { to: string }) => to === link.from)).toMatchObject({ status: 'declared' });
    expect(after.links.find(({ id }: { id: string }) => id === 'l-fabric').documents).toContain(taken.documents[0]);
    await expect(world.perform(nobody, answerAsk, { token: first.token, words: 'More' })).rejects.toMatchObject({
      code: 'SUPPLY_ANSWER_CLOSED',
    });
  });

  it('shows a supplier nothing of the buyer’s other suppliers, nor of another buyer', async () => {
    const { token } = await ask();
    const answer = JSON.stringify(await world.perform(nobody, openAsk, { token }));
    const all = await stored();
    const others = [...all.sites, ...all.parties, ...all.products].filter(({ id }: { id: string }) => id !== 'mill');
    expect(others.length).toBeGreaterThan(8);
    for (const { name } of others) expect(answer).not.toContain(name);
    for (const { id } of [...all.links, ...all.documents]) expect(answer).not.toContain(`"${id}"`);
    expect(answer).not.toContain('Another importer');
  });

  it('answers the same to a link that never was, ran out or was ended', async () => {
    const { token, id } = await ask();
    const refused = { code: 'SUPPLY_LINK_NOT_VALID' };
    await expect(world.perform(nobody, openAsk, { token: 'x' })).rejects.toMatchObject(refused);
    const other = `${officer.orgId}.${'A'.repeat(43)}`;
    await expect(world.perform(nobody, openAsk, { token: other })).rejects.toMatchObject(refused);
    const foreign = `${stranger.orgId}.${token.slice(37)}`;
    await expect(world.perform(nobody, openAsk, { token: foreign })).rejects.toMatchObject(refused);
    await expect(world.perform(stranger, revokeRequest, { requestId: id })).rejects.toMatchObject({
      code: 'SUPPLY_REQUEST_NOT_FOUND',
    });
    await world.perform(officer, revokeRequest, { requestId: id });
    await expect(world.perform(nobody, openAsk, { token })).rejects.toMatchObject(refused);
  });

  it('gives a new link that ends the old one, also after it was ended, and keeps what was answered', async () => {
    const { token, id } = await ask();
    const notValid = { code: 'SUPPLY_LINK_NOT_VALID' };
    await world.perform(nobody, answerAsk, { token, words: 'The first half.' });
    const second = await world.perform(officer, renewRequest, { requestId: id });
    expect(second).toMatchObject({ id, mailed: false });
    await expect(world.perform(nobody, openAsk, { token })).rejects.toMatchObject(notValid);
    const seen = await world.perform(nobody, openAsk, { token: tokenOf(second.path) });
    expect(seen.answer).toMatchObject({ words: 'The first half.' });
    await world.perform(officer, revokeRequest, { requestId: id });
    await expect(world.perform(nobody, openAsk, { token: tokenOf(second.path) })).rejects.toMatchObject(notValid);
    const third = await world.perform(officer, renewRequest, { requestId: id, email: 'mill@reedbank.example' });
    expect(third.mailed).toBe(true);
    expect(await world.perform(nobody, openAsk, { token: tokenOf(third.path) })).toMatchObject({ state: 'held' });
    await expect(world.perform(stranger, renewRequest, { requestId: id })).rejects.toMatchObject({
      code: 'SUPPLY_REQUEST_NOT_FOUND',
    });
    await world.perform(officer, decideAnswer, { requestId: id, decision: 'accept' });
    await expect(world.perform(officer, renewRequest, { requestId: id })).rejects.toMatchObject({
      code: 'SUPPLY_REQUEST_DECIDED',
    });
  });

  it('makes a link documented only with a document that was taken over and a reason', async () => {
    const { token, id } = await ask({ siteId: 'pearlwater', linkId: 'l-greige' });
    await world.perform(nobody, sendFile, { token, type: 'invoice', name: 'cloth.txt' }, bytesOf('Invoice for cloth'));
    // what was not sent yet is the supplier's own
    expect(await world.perform(officer, openRequest, { requestId: id })).toMatchObject({ answer: null, files: [] });
    await world.perform(nobody, finishAnswer, { token });
    const files = (await world.perform(officer, openRequest, { requestId: id })).files.map((one) => one.id);
    const accept = { requestId: id, decision: 'accept', files, makeDocumented: true, reason: 'It names both firms' };
    const statusNow = async (): Promise<string> =>
      (await stored()).links.find((one: { id: string }) => one.id === 'l-greige').status;
    const refusals = [
      [{ reason: undefined }, 'SUPPLY_DOCUMENTED_WHY'],
      [{ files: [] }, 'SUPPLY_DOCUMENTED_UNFIT'],
      [{ decision: 'refuse' }, 'SUPPLY_DOCUMENTED_UNFIT'],
    ] as const;
    for (const [change, code] of refusals)
      await expect(world.perform(officer, decideAnswer, { ...accept, ...change })).rejects.toMatchObject({ code });
    expect(await statusNow()).toBe('inferred');
    expect((await world.perform(officer, openRequest, { requestId: id })).state).toBe('answered');
    expect(await world.perform(officer, decideAnswer, accept)).toMatchObject({ documentedLink: 'l-greige' });
    expect(await statusNow()).toBe('documented');
  });

  it('keeps an answer step by step, sends it, and hands a refusal with its reason back for another try', async () => {
    const { token, id } = await ask({ email: 'mill@reedbank.example', quantities: true });
    const anon = <R extends Parameters<TestWorld['perform']>[1]>(act: R, input: object) =>
      world.perform(nobody, act, { token, ...input });
    await expect(anon(finishAnswer, {})).rejects.toMatchObject({ code: 'SUPPLY_ANSWER_EMPTY' });
    const yarn = { name: '东方纺织厂', country: 'cn', material: 'Yarn' };
    const first = await world.perform(nobody, nameSupplier, { token, ...yarn });
    // the same form sent twice, and another supplier of the same goods
    expect(await world.perform(nobody, nameSupplier, { token, ...yarn })).toEqual(first);
    const rtl = await world.perform(nobody, nameSupplier, { token, ...yarn, name: 'مصنع الغزل' });
    await expect(anon(nameSupplier, { ...yarn, supplierId: rtl.id })).rejects.toMatchObject({
      code: 'SUPPLY_SAID_TWICE',
    });
    const lot = { lot: 'L-7', quantity: 1200.5, unit: 'KGM', madeOn: '2026-05-02' };
    await anon(tellLot, lot);
    await expect(anon(tellLot, { ...lot, lot: 'L-8', quantity: 0 })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await anon(keepWords, { words: 'Half of it.', cannot: { why: 'secret' } });
    await anon(takeBack, { what: 'supplier', id: rtl.id });
    expect((await world.perform(officer, listRequests, {})).requests.find((one) => one.id === id)).toMatchObject({
      state: 'waiting',
      sentence: expect.stringContaining('begun'),
    });
    await expect(world.perform(officer, decideAnswer, { requestId: id, decision: 'accept' })).rejects.toMatchObject({
      code: 'SUPPLY_ANSWER_NOT_HERE',
    });
    await anon(finishAnswer, {});
    const back = { requestId: id, decision: 'refuse', toSupplier: 'The second half is missing.' };
    await expect(world.perform(officer, decideAnswer, back)).rejects.toMatchObject({
      code: 'SUPPLY_REFUSE_WHY',
      where: [{ field: 'why' }],
    });
    const { answer } = await world.perform(officer, openRequest, { requestId: id });
    expect(answer).toMatchObject({ suppliers: [yarn], lots: [lot], cannot: { why: 'secret' } });
    world.clock.advance(1000);
    await anon(keepWords, { words: 'More than half.' });
    const looked = { ...back, why: 'incomplete', answerAt: answer?.receivedAt };
    await expect(world.perform(officer, decideAnswer, looked)).rejects.toMatchObject({ code: 'SUPPLY_ANSWER_CHANGED' });
    await world.perform(officer, decideAnswer, { ...looked, answerAt: undefined });
    expect(await world.perform(nobody, openAsk, { token })).toMatchObject({
      state: 'refused',
      refusal: { why: 'incomplete', words: back.toSupplier },
      answer: { words: 'More than half.' },
    });
    await anon(keepWords, { words: 'All of it.' });
    await anon(finishAnswer, {});
    expect(await world.perform(nobody, openAsk, { token })).toMatchObject({ state: 'held', refusal: null });
    const lots = answer?.lots.map((one) => one.id);
    await world.perform(officer, decideAnswer, { requestId: id, decision: 'accept', lots });
    expect((await stored()).lots).toContainEqual(
      expect.objectContaining({ id: 'mill/L-7', site: 'mill', to: 'sewing', material: 'fabric', madeOn: '2026-05-02' }),
    );
  });

  it('passes a question on by mail without showing the link, and ends it where the supplier is taken back', async () => {
    const { token } = await ask();
    const { id } = await world.perform(nobody, nameSupplier, {
      token,
      name: 'Spinner',
      country: 'in',
      material: 'Yarn',
    });
    const mailed = await world.perform(nobody, passOn, { token, supplierId: id, email: 'spin@made-up.example' });
    expect(mailed).toMatchObject({ link: null, mailed: true });
    const again = await world.perform(nobody, passOn, { token, supplierId: id });
    const next = tokenOf(again.link);
    expect(await world.perform(nobody, openAsk, { token: next })).toMatchObject({
      by: 'Lanzhu Reedbank Weaving and Dyeing',
      material: 'Yarn',
      passedOn: [],
    });
    await world.perform(nobody, takeBack, { token, what: 'supplier', id });
    await expect(world.perform(nobody, openAsk, { token: next })).rejects.toMatchObject({
      code: 'SUPPLY_LINK_NOT_VALID',
    });
  });

  it('takes a named supplier over as the site that a person says it is, and makes no second link', async () => {
    const before = await stored();
    const { token, id } = await ask();
    const named = { name: 'Pearl Water Weaving', country: 'cn', material: 'Cotton cloth, not yet dyed' };
    const { id: supplierId } = await world.perform(nobody, nameSupplier, { token, ...named });
    await world.perform(nobody, finishAnswer, { token });
    const accept = { requestId: id, decision: 'accept', suppliers: [supplierId] };
    await expect(
      world.perform(officer, decideAnswer, { ...accept, known: [{ supplierId, siteId: 'nowhere' }] }),
    ).rejects.toMatchObject({ code: 'SUPPLY_SITE_NOT_FOUND' });
    const { links } = await world.perform(officer, decideAnswer, {
      ...accept,
      known: [{ supplierId, siteId: 'pearlwater' }],
    });
    expect(links).toEqual(['l-greige']);
    expect((await stored()).sites.length).toBe(before.sites.length);
  });

  it('reminds once where an answer is overdue and an address is known', async () => {
    const { id } = await ask({ dueOn: '2020-01-01', email: 'late@made-up.example' });
    await ask({ dueOn: '2020-01-01' });
    expect(await remindSuppliers(world.kernel, officer.orgId ?? '')).toBe(1);
    expect(await remindSuppliers(world.kernel, officer.orgId ?? '')).toBe(0);
    expect((await world.perform(officer, openRequest, { requestId: id })).remindedAt).not.toBeNull();
  });

  it('keeps what somebody says is wrong sealed, and out of every export', async () => {
    const { token, id } = await ask();
    const words = 'They keep our passports, says Tamsin Made-Up.';
    await world.perform(nobody, sayWrong, { token, words });
    expect((await world.perform(officer, openRequest, { requestId: id })).grievances).toMatchObject([{ words }]);
    const zip = await world.perform(officer, makePackage, { productId: product, purpose: 'exception' });
    const texts = Object.values(unzipSync(zip.bytes)).map((bytes) => strFromU8(bytes));
    expect(`${texts.join()}${JSON.stringify(await stored())}`).not.toContain('Tamsin');
  });

  it('gives the sample world requests; once the mill and its weaver have answered, the shirt no longer breaks at the mill', async () => {
    const own = await world.actor(await world.organisation('Meridian Sample Foods'), 'compliance-officer');
    for (const one of sampleWorldChains())
      await world.perform(own, importChain, {}, bytesOf(JSON.stringify(one.chain)));
    await askSampleSuppliers(world.kernel, own, product);
    const { requests } = await world.perform(own, listRequests, {});
    expect(requests).toMatchObject([
      { siteId: 'buttons', state: 'answered' },
      { siteId: 'mill', state: 'waiting' },
    ]);
    const waiting = await world.perform(own, openRequest, { requestId: requests[1]?.id });
    expect(waiting.asks.documents).toEqual(['production-record']);

    // the mill sends what was asked and names who wove for it; that one tells its lot by a link of its own
    const answer = async (token: string): Promise<string> => {
      await world.perform(nobody, finishAnswer, { token });
      const { requests: now } = await world.perform(own, listRequests, {});
      return now.find((one) => one.state === 'answered' && one.siteId !== 'buttons')?.id ?? '';
    };
    const mill = tokenOf((await world.perform(own, renewRequest, { requestId: waiting.id })).path);
    const record = { token: mill, type: 'production-record', name: 'looms.txt' };
    await world.perform(nobody, sendFile, record, bytesOf('Loom log, lot by lot'));
    const weaver = { name: 'Lanzhu Pearlwater Weaving', country: 'China', material: 'Cotton cloth, not yet dyed' };
    const { id: supplierId } = await world.perform(nobody, nameSupplier, { token: mill, ...weaver });
    const next = tokenOf((await world.perform(nobody, passOn, { token: mill, supplierId })).link);
    const lot = { lot: 'G-9', quantity: 118, unit: 'KGM', madeOn: '2026-05-12', shippedOn: '2026-05-25' };
    await world.perform(nobody, tellLot, { token: next, ...lot });

    const broken = await world.perform(own, openProduct, { productId: product });
    expect(broken.balance).toMatchObject({ verdict: 'short', short: [{ site: 'mill' }] });
    expect(broken.gap).toMatchObject({ at: waiting.linkId, document: 'production-record' });
    const first = await answer(mill);
    const told = await world.perform(own, openRequest, { requestId: first });
    await world.perform(own, decideAnswer, {
      ...{ requestId: first, decision: 'accept', suppliers: [supplierId], files: told.files.map(({ id }) => id) },
      known: [{ supplierId, siteId: 'pearlwater' }],
    });
    const second = await answer(next);
    const lots = (await world.perform(own, openRequest, { requestId: second })).answer?.lots.map(({ id }) => id);
    await world.perform(own, decideAnswer, { requestId: second, decision: 'accept', lots });

    const mended = await world.perform(own, openProduct, { productId: product });
    expect(mended.balance.verdict).not.toBe('short');
    expect(mended.gap).not.toMatchObject({ at: waiting.linkId });
    expect(mended.coverage.share ?? 0).toBeGreaterThan(broken.coverage.share ?? 0);
    const { steps } = await world.perform(own, productDocuments, { productId: product });
    expect(steps.find(({ from }) => from.id === 'pearlwater')?.status).toBe('declared');
  });
});
