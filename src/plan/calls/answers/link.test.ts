import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer } from '../../../platform/http/index.ts';
import type { AnyUseCase } from '../../../platform/kernel/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { authenticate } from '../../../server/authenticate.ts';
import { allErrors, allUseCases } from '../../../server/compose.ts';
import { testWorld } from '../../../testing/world.ts';
import { closeCall } from '../close-call.ts';
import { linkToken } from '../link.ts';
import { openCallView } from '../open-call-view.ts';
import { remind } from '../remind.ts';
import { revokeLink } from '../revoke-link.ts';
import { type Asking, asking, housing, training, workbook } from '../testing/asking.ts';
import { callUseCases } from '../use-cases.ts';
import { answer } from './answer.ts';
import { answerSend } from './answer-send.ts';
import { answerSheet } from './answer-sheet.ts';
import { answerTemplate } from './answer-template.ts';
import { answerTakeOver, answerUpload } from './answer-upload.ts';

const day = 86_400_000;
const behindTheLink: readonly AnyUseCase[] = [
  answerSheet,
  answer,
  answerTemplate,
  answerUpload,
  answerTakeOver,
  answerSend,
];

describe('the link of a data call', () => {
  let world: TestWorld;
  let office: Asking;
  let app: FastifyInstance;
  beforeAll(async () => {
    world = await testWorld();
    office = await asking(world);
    app = await buildServer({
      kernel: world.kernel,
      useCases: allUseCases,
      errors: allErrors,
      authenticate: authenticate(world.kernel),
      origin: 'https://fourfold.example',
      trustProxy: false,
    });
  });
  afterAll(() => app.close());

  const open = async (period: string) => {
    const { callId, links } = await office.open({ period });
    const path = (agency: string) => links.find((l) => l.agency === agency)?.path ?? '';
    return { callId, doj: path('DOJ'), hhs: path('HHS') };
  };
  const ask = (token: string, url = '/api/answer', over: object = {}) =>
    app.inject({
      url,
      headers: { authorization: `Bearer ${token}`, ...(over as { headers?: object }).headers },
      ...over,
    });

  it('opens the questions of its agency, and notes that it was opened', async () => {
    const { callId, doj } = await open('2031');
    const response = await ask(linkToken(doj));
    expect(response.statusCode).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    const sheet = response.json();
    expect(sheet).toMatchObject({
      agency: { id: 'DOJ' },
      state: 'open',
      call: { period: '2031', askedBy: 'Test Person' },
    });
    expect(sheet.nodes.map((n: { nodeId: string }) => n.nodeId)).toEqual([housing]);
    const { recipients } = await world.perform(office.officer, openCallView, { planId: office.planId, callId });
    expect(recipients.map((r) => r.state)).toEqual(['opened', 'waiting']);
  });

  it('answers the same when it is unknown, malformed, replaced, revoked, expired or of a closed call', async () => {
    const { callId, doj, hhs } = await open('2032');
    const { planId, officer } = office;
    const other = await world.organisation();
    const changed = `${hhs.slice(0, -1)}${hhs.endsWith('A') ? 'B' : 'A'}`;
    const foreign = `/answer#${other}.${hhs.split('.')[1]}`;
    const answers: unknown[] = [];
    const note = async (token: string) => {
      const { statusCode, body } = await ask(token);
      const { requestId: _, ...rest } = JSON.parse(body);
      answers.push({ statusCode, ...rest });
    };
    await note('fl_nonsense');
    await note(linkToken(changed));
    await note(linkToken(foreign));
    await world.perform(officer, remind, { planId, callId, agency: 'DOJ', newLink: true });
    await note(linkToken(doj));
    expect((await ask(linkToken(hhs))).statusCode).toBe(200);
    await world.perform(officer, revokeLink, { planId, callId, agency: 'HHS', why: 'Lost.' });
    await note(linkToken(hhs));
    const closed = await open('2033');
    await world.perform(officer, closeCall, { planId, callId: closed.callId });
    await note(linkToken(closed.doj));
    const late = await open('2034');
    world.clock.advance(21 * day + 90 * day);
    expect((await ask(linkToken(late.doj))).statusCode).toBe(200);
    world.clock.advance(day);
    await note(linkToken(late.doj));
    world.clock.advance(-112 * day);
    expect(answers).toHaveLength(7);
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(answers[0]).toMatchObject({ statusCode: 410, code: 'LINK_NOT_VALID' });
  });

  it('opens nothing but its own six acts', async () => {
    const { doj } = await open('2035');
    const holder = await office.actorOf(doj);
    for (const useCase of allUseCases) {
      if (behindTheLink.includes(useCase) || useCase.route.may === 'anyone') continue;
      await expect(world.perform(holder, useCase, {}), useCase.route.name).rejects.toMatchObject({
        code: 'NOT_PERMITTED',
      });
    }
    expect(callUseCases.length).toBeGreaterThan(behindTheLink.length);
  });

  it('lets in nobody who is signed in, not even a person with the role of a respondent', async () => {
    const person = await world.actor(office.officer.orgId as string, 'respondent');
    for (const useCase of behindTheLink) {
      const input = useCase === answer ? { answers: [{ nodeId: housing, state: 'done' }] } : {};
      await expect(world.perform(person, useCase, input), useCase.route.name).rejects.toMatchObject({
        code: 'LINK_NOT_VALID',
      });
    }
  });

  it('sees and changes only its own agency and call, whatever it sends', async () => {
    const first = await open('2036');
    const second = await open('2037');
    const holders = await Promise.all([first.doj, first.hhs, second.doj, second.hhs].map((p) => office.actorOf(p)));
    const own = [housing, training, housing, training];
    const said: (string | null)[] = [null, null, null, null];
    const sheets = () => Promise.all(holders.map((h) => world.perform(h, answerSheet, {})));
    const before = await sheets();
    const turn = fc.record({
      who: fc.nat(3),
      nodeId: fc.constantFrom(housing, training, '1', 'a3', 'us-nap-2021.X1.3-02'),
      words: fc.stringMatching(/^[a-z]{1,12}$/),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 6 }), async (turns) => {
        for (const { who, nodeId, words } of turns) {
          const sent = world.perform(holders[who] as never, answer, {
            answers: [{ nodeId, state: 'on_track', narrative: words }],
          });
          if (nodeId === own[who]) {
            await sent;
            said[who] = words;
          } else await expect(sent).rejects.toMatchObject({ code: 'ANSWER_INVALID' });
        }
        const now = await sheets();
        expect(now.map((s) => s.nodes.map((n) => n.answer?.narrative ?? null))).toEqual(said.map((w) => [w]));
        expect(now.map((s) => [s.agency.id, s.call.period])).toEqual(before.map((s) => [s.agency.id, s.call.period]));
      }),
      { numRuns: 12 },
    );
  });

  it('tells no difference between another agency and a node that does not exist', async () => {
    const { doj } = await open('2038');
    const holder = await office.actorOf(doj);
    const refusal = (nodeId: string) =>
      world.perform(holder, answer, { answers: [{ nodeId, state: 'done' }] }).catch((e: { where: unknown }) => e.where);
    expect(await refusal(training)).toEqual(await refusal('nothing-of-the-kind'));
    const headers = ['Number', 'State'];
    const preview = async (code: string) =>
      (await office.preview(holder, workbook([headers, [code, 'Done']]))).problems;
    expect(await preview('a2')).toEqual(await preview('zz'));
  });

  it('saves in part, and sends only what is complete', async () => {
    const { hhs } = await open('2039');
    const holder = await office.actorOf(hhs);
    await expect(world.perform(holder, answerSend, {})).rejects.toMatchObject({ code: 'ANSWER_EMPTY' });
    const save = (over: object) =>
      world.perform(holder, answer, { answers: [{ nodeId: training, state: null, ...over }] });
    expect(await save({ narrative: 'Still counting.' })).toMatchObject({ answered: 1, asked: 1 });
    await expect(world.perform(holder, answerSend, {})).rejects.toMatchObject({
      code: 'ANSWER_INVALID',
      where: [{ field: 'a2 state', code: 'ANSWER_STATE_MISSING' }],
    });
    await save({ state: 'late' });
    await expect(world.perform(holder, answerSend, {})).rejects.toMatchObject({
      where: [{ field: 'a2 narrative', code: 'ANSWER_NARRATIVE_NEEDED' }],
    });
    expect(await save({})).toMatchObject({ answered: 0 });
    await save({ state: 'done' });
    expect(await world.perform(holder, answerSend, {})).toMatchObject({ answered: 1 });
  });

  it('takes a file over whole or not at all', async () => {
    const { doj } = await open('2040');
    const holder = await office.actorOf(doj, 'es');
    const headers = ['Número', 'Estado', 'Porcentaje hecho'];
    const bad = workbook([headers, ['a1', 'Done', '150'], ['a2', 'Done', '']]);
    const { problems, ready } = await office.preview(holder, bad);
    expect(ready).toBe(false);
    expect(problems).toMatchObject([
      { row: 2, column: 'C', field: 'percent', code: 'ANSWER_PERCENT', fix: expect.stringContaining('Escriba') },
      { row: 3, column: 'A', code: 'ANSWER_ROW_NOT_ASKED' },
    ]);
    await expect(world.perform(holder, answerTakeOver, {}, bad)).rejects.toMatchObject({
      code: 'ANSWER_INVALID',
      where: [{ row: 2, column: 'C' }, { row: 3 }],
    });
    expect((await world.perform(holder, answerSheet, {})).nodes[0]?.answer).toBeNull();
    await world.perform(holder, answerTakeOver, {}, workbook([headers, ['a1', 'Done', '100']]));
    expect((await world.perform(holder, answerSheet, {})).nodes[0]?.answer).toMatchObject({ percent: 100 });
  });

  it('refuses through the door what is too large, no file or not for it, in the language asked for', async () => {
    const { doj } = await open('2041');
    const token = linkToken(doj);
    const upload = (payload: Buffer, headers: object = {}) =>
      ask(token, '/api/answer/preview', {
        method: 'POST',
        payload,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream', ...headers },
      });
    expect((await upload(Buffer.alloc(100 * 1024 * 1024, 65))).json()).toMatchObject({ code: 'BODY_TOO_LARGE' });
    expect((await upload(Buffer.from('x'), { 'content-type': 'text/csv' })).json()).toMatchObject({
      code: 'MEDIA_TYPE_NOT_TAKEN',
    });
    const latin = await upload(Buffer.from('Número;Estado\na1;Terminado\n', 'latin1'), { 'accept-language': 'es' });
    expect(latin.json()).toMatchObject({
      code: 'ANSWER_FILE_UNREADABLE',
      where: [{ code: 'SHEET_NOT_UTF8', row: 1, says: expect.stringContaining('UTF-8') }],
    });
    expect((await ask(token, '/api/plans')).json()).toMatchObject({ code: 'NOT_PERMITTED' });
  });

  it('is asked for no more than so often in a minute', async () => {
    let response = await ask('fl_nonsense');
    for (let n = 0; n < 70 && response.statusCode !== 429; n++) response = await ask('fl_nonsense');
    expect(response.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  });

  it('stays good while a colleague writes at the same time: nothing is lost', async () => {
    const { doj } = await open('2042');
    const [one, two] = [await office.actorOf(doj), await office.actorOf(doj)];
    await Promise.all([
      world.perform(one, answer, { answers: [{ nodeId: housing, state: 'done', narrative: 'one' }] }),
      world.perform(two, answer, { answers: [{ nodeId: housing, state: 'done', narrative: 'two' }] }),
    ]);
    expect(['one', 'two']).toContain((await world.perform(one, answerSheet, {})).nodes[0]?.answer?.narrative);
    const sent = await Promise.allSettled([world.perform(one, answerSend, {}), world.perform(two, answerSend, {})]);
    expect(sent.map((s) => s.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
