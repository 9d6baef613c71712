import { PDFDocument, PDFName } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../platform/hash/index.ts';
import { canonicalJson } from '../../../platform/packs/canonical.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { type Desk, desk } from '../testing/desk.ts';
import { parties } from '../testing/lists.ts';
import { decide, secondLook } from './decide.ts';
import { openCandidate } from './open-candidate.ts';
import { listRequests, openRequest } from './open-request.ts';
import { queue } from './queue.ts';
import { record } from './record.ts';

describe('decisions', () => {
  let world: TestWorld;
  let office: Desk;
  beforeAll(async () => {
    world = await testWorld();
  });
  const start = async () => {
    office = await desk(world);
    await office.load();
  };
  const say = (requestId: string, more: object = {}, by = office.officer) =>
    world.perform(by, decide, { requestId, n: 1, verdict: 'false-match', reason: 'other-birth', ...more });
  const waiting = (more: object = {}, by = office.officer) => world.perform(by, queue, more);

  it('wait in a queue, the gravest measure and the highest score first, page by page though others decide meanwhile', async () => {
    await start();
    const asked = [];
    for (const name of ['Altavia Staffing', 'Brightport Labor', 'Quillmoor Holding', 'Sibbe Korvendal'])
      asked.push((await office.screen(name)).requestId);
    const first = await waiting({ limit: '2' });
    expect(first).toMatchObject({ waiting: 4, second: 0, byMeasure: { block: 4 } });
    expect(first.rows.map(({ score }) => score)).toEqual(first.rows.map(({ score }) => score).sort((a, b) => b - a));
    await say(first.rows[0]?.requestId ?? '');
    const second = await waiting({ limit: '2', after: first.next });
    const seen = [...first.rows, ...second.rows].map(({ requestId }) => requestId);
    expect(seen.sort()).toEqual(asked.sort());
    expect(second.next).toBeNull();
    expect(await waiting({ minScore: '0.999', state: 'second' })).toMatchObject({ rows: [] });
    await expect(waiting({ after: 'nonsense' })).rejects.toMatchObject({ code: 'SCREENING_CURSOR_UNREADABLE' });
  });

  it('are made beside the listed party, its entries, the evidence and the five steps, which answer nothing themselves', async () => {
    await start();
    const subject = { name: 'Ermindo Velastro', kind: 'person', births: ['1961'] };
    const { requestId } = await office.screen('', { subject });
    const view = await world.perform(office.officer, openCandidate, { requestId, n: '1' });
    expect(view).toMatchObject({
      subject: { name: 'Ermindo Velastro' },
      entities: [{ sourceId: '900004', names: [{ kind: 'primary' }, {}] }],
      changedSince: false,
      needsSecond: true,
      mine: true,
      state: 'open',
    });
    expect(view.walk.map(({ step, seems }) => [step, seems])).toEqual([
      [1, 'yes'],
      [2, 'yes'],
      [3, 'yes'],
      [4, 'yes'],
      [5, 'yes'],
    ]);
    expect(view.walk[0]).toMatchObject({ reviewed: null, cite: expect.stringContaining('OFAC FAQ 5') });
  });

  it('of a confirmed block match wait for a second person, who is not the first', async () => {
    await start();
    const { requestId } = await office.screen('Altavia Staffing');
    const yes = { verdict: 'true-match', reason: 'same-name-and-address', notes: 'Same street and city.' };
    expect(await say(requestId, yes)).toMatchObject({ state: 'second' });
    const at = { requestId, n: 1 };
    await expect(world.perform(office.officer, secondLook, { ...at, agrees: true })).rejects.toMatchObject({
      code: 'SCREENING_OWN_DECISION',
    });
    expect((await waiting({ state: 'second' })).rows).toMatchObject([{ mine: false, verdict: 'true-match' }]);
    expect((await waiting({ state: 'second' }, office.colleague)).rows).toMatchObject([{ mine: true }]);

    expect(await world.perform(office.colleague, secondLook, { ...at, agrees: false })).toMatchObject({
      state: 'open',
    });
    await say(requestId, yes);
    expect(await world.perform(office.colleague, secondLook, { ...at, agrees: true })).toMatchObject({
      state: 'decided',
    });
    await expect(say(requestId, yes)).rejects.toMatchObject({ code: 'SCREENING_CANDIDATE_DECIDED' });
    const { candidates } = await world.perform(office.officer, openRequest, { requestId });
    expect(candidates[0]?.decisions.map(({ step, agrees, notes }) => [step, agrees, notes])).toEqual([
      ['first', null, 'Same street and city.'],
      ['second', false, ''],
      ['first', null, 'Same street and city.'],
      ['second', true, ''],
    ]);
  });

  it('need a reason that fits, and an unsure one leaves the match waiting', async () => {
    await start();
    const { requestId } = await office.screen('Altavia Staffing');
    await expect(say(requestId, { reason: 'same-identifier' })).rejects.toMatchObject({
      code: 'SCREENING_REASON_UNFIT',
    });
    expect(await say(requestId, { verdict: 'unsure', reason: 'more-information-needed' })).toMatchObject({
      state: 'open',
    });
    expect((await waiting()).waiting).toBe(1);
  });

  it('of a false match are not asked again, until the subject or the entry changes', async () => {
    await start();
    const person = { subject: { name: 'Sibbe Korvendal', kind: 'person', births: ['1974'] } };
    const first = await office.screen('', person);
    const twin = await office.screen('', person);
    expect(await say(first.requestId)).toMatchObject({ state: 'decided', settled: 1 });
    const settled = await world.perform(office.officer, openCandidate, { requestId: twin.requestId, n: 1 });
    expect(settled).toMatchObject({
      state: 'settled',
      settledBy: { requestId: first.requestId, decision: { verdict: 'false-match' } },
    });
    await expect(say(twin.requestId)).rejects.toMatchObject({ code: 'SCREENING_SETTLED' });

    expect((await office.screen('', person)).candidates).toMatchObject([{ state: 'settled' }]);
    const elder = { subject: { ...person.subject, births: ['1973'] } };
    expect((await office.screen('', elder)).candidates).toMatchObject([{ state: 'open' }]);

    // another entry changes: nothing is asked again; this entry does: it is
    const spelt = (id: number) => parties.map((one) => (one.id === id ? { ...one, aliases: ['NEW SPELLING'] } : one));
    await office.load(spelt(900006));
    expect((await office.screen('', person)).candidates).toMatchObject([{ state: 'settled' }]);
    await office.load(spelt(900005));
    expect((await office.screen('', person)).candidates).toMatchObject([{ state: 'open' }]);
    const then = await world.perform(office.officer, openCandidate, { requestId: first.requestId, n: 1 });
    expect(then.changedSince).toBe(true);
  });

  it('stand up later: JSON whose body hashes to what it says, and paper with that JSON in it', async () => {
    await start();
    const subject = { name: 'Altavia Staffing', identifiers: [{ type: 'other', value: 'سجل ١٢' }] };
    const { requestId, bodySha256 } = await office.screen('', { subject });
    await say(requestId, { reason: 'other-country', notes: 'Another country.' });
    const json = await world.perform(office.officer, record, { requestId, format: 'json' });
    const read = JSON.parse(Buffer.from(json.bytes).toString('utf8'));
    expect(sha256(read.body)).toBe(bodySha256);
    expect(canonicalJson(JSON.parse(read.body))).toBe(read.body);
    expect(read.candidates[0].decisions).toMatchObject([{ verdict: 'false-match', notes: 'Another country.' }]);
    expect(read.body).toContain('سجل ١٢');
    expect(JSON.parse(read.body)).not.toHaveProperty('requestedAt');

    const pdf = await world.perform(office.officer, record, { requestId });
    const paper = await PDFDocument.load(pdf.bytes);
    expect(paper.getPageCount()).toBeGreaterThan(0);
    expect(paper.catalog.lookup(PDFName.of('Names'))).toBeDefined();
    expect(paper.getTitle()).toBe('Record of a screening');
  });

  it('leave no name in the database in clear, nor in the audit trail', async () => {
    await start();
    const canary = 'Zzyzx Quillmoor Canary';
    const { requestId } = await office.screen(canary);
    await say(requestId, { notes: canary }).catch(() => {});
    const dump = await world.kernel.db.asOwner(async (owner) => {
      const { sql } = await import('kysely');
      const { rows } = await sql<{ text: string }>`
        select row_to_json(r)::text as text from screening.request r where org_id = ${office.orgId}::uuid
        union all select row_to_json(c)::text from screening.candidate c where org_id = ${office.orgId}::uuid
        union all select row_to_json(d)::text from screening.decision d where org_id = ${office.orgId}::uuid
        union all select row_to_json(a)::text from audit.entry a where org_id = ${office.orgId}::uuid`.execute(owner);
      return rows.map(({ text }) => text).join('\n');
    });
    expect(dump.length).toBeGreaterThan(1000);
    expect(dump).not.toMatch(/zzyzx|canary/i);
    const { rows } = await world.perform(office.officer, listRequests, {});
    expect(rows[0]?.name).toBe(canary);
  });
});
