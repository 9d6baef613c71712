import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../platform/actor/index.ts';
import type { FileBody } from '../../platform/contract/index.ts';
import type { Tables as JobTables } from '../../platform/jobs/tables.ts';
import { queue, untilState, withWorker } from '../../platform/jobs/testing/work.ts';
import { listMails } from '../../platform/mail/outbox.ts';
import type { TestWorld } from '../../platform/testing/world.ts';
import { testWorld } from '../../testing/world.ts';
import { assign } from '../register/assign.ts';
import { listNodes } from '../register/list-nodes.ts';
import { openNode } from '../register/open-node.ts';
import { recordUpdate } from '../updates/record-update.ts';
import { answer } from './answers/answer.ts';
import { answerSend } from './answers/answer-send.ts';
import { answerSheet } from './answers/answer-sheet.ts';
import { answerTakeOver } from './answers/answer-upload.ts';
import { applyReturn } from './apply-return.ts';
import { closeCall } from './close-call.ts';
import { listCalls } from './list-calls.ts';
import { listReturns } from './list-returns.ts';
import { openCallView } from './open-call-view.ts';
import { openReturn, openReturnFile } from './open-return.ts';
import { remind } from './remind.ts';
import { remindDue, remindKind } from './remind-due.ts';
import { revokeLink } from './revoke-link.ts';
import { sendBack } from './send-back.ts';
import { setAgencyContact } from './set-agency-contact.ts';
import { type Asking, asking, housing, training, workbook } from './testing/asking.ts';

const day = 86_400_000;

describe('a data call', () => {
  let world: TestWorld;
  let office: Asking;
  beforeAll(async () => {
    world = await testWorld();
  });
  const start = async () => {
    world.clock.advance(Date.parse('2026-11-24T09:00:00Z') - world.clock.millis());
    office = await asking(world);
  };
  const view = (callId: string) => world.perform(office.officer, openCallView, { planId: office.planId, callId });
  const stateOf = async (callId: string, agency: string) =>
    (await view(callId)).recipients.find((r) => r.agency === agency);
  const path = (links: readonly { agency: string; path: string }[], agency: string): string =>
    links.find((l) => l.agency === agency)?.path ?? '';
  const say = (over: object = {}) => ({
    answers: [{ nodeId: housing, state: 'on_track', percent: 40, narrative: 'Two round tables were held.', ...over }],
  });
  const answered = async () => {
    const { callId, links } = await office.open();
    const state = await office.actorOf(path(links, 'DOJ'));
    await world.perform(state, answer, say());
    await world.perform(state, answerSend, {});
    const { rows } = await world.perform(office.officer, listReturns, { planId: office.planId, callId });
    return { callId, links, state, returnId: rows[0]?.id ?? '' };
  };

  it('goes the whole way: template, filled sheet, preview, sent, looked at, applied, and the state has changed', async () => {
    await start();
    const { officer, planId } = office;
    const { callId, links } = await office.open();
    const state = await office.actorOf(path(links, 'DOJ'));

    const [headers = [], ...rows] = await office.sheetOf(state);
    expect(rows).toHaveLength(1);
    const row = headers.map((_, i) => rows[0]?.[i] ?? '');
    row[headers.indexOf('State')] = 'At risk';
    row[headers.indexOf('Percent done')] = '35 %';
    row[headers.indexOf('What was done and what comes next')] = 'Two posts are vacant.';
    row[headers.indexOf('Link to evidence')] = 'https://doj.example/report';
    const file = workbook([headers, row]);
    const preview = await office.preview(state, file);
    expect(preview).toMatchObject({ format: 'xlsx', ready: true, problems: [] });
    expect((await world.perform(state, answerSheet, {})).nodes[0]?.answer).toBeNull();

    await world.perform(state, answerTakeOver, { name: 'answer.xlsx' }, file);
    expect(await world.perform(state, answerSend, {})).toMatchObject({ answered: 1, asked: 1 });
    expect(await stateOf(callId, 'DOJ')).toMatchObject({ state: 'received', answered: 1, daysLate: 0 });

    const { rows: returns } = await world.perform(officer, listReturns, { planId, state: 'received' });
    const returnId = returns[0]?.id as string;
    const opened = await world.perform(officer, openReturn, { planId, returnId });
    expect(opened).toMatchObject({ ready: true, problems: [], return: { fileName: 'answer.xlsx' } });
    expect(opened.changes).toMatchObject([
      { nodeId: housing, before: null, after: { state: 'at_risk', percent: 35 }, changes: true },
    ]);
    const kept = (await world.perform(officer, openReturnFile, { planId, returnId })) as FileBody;
    expect(Buffer.from(kept.bytes).equals(Buffer.from(file))).toBe(true);

    expect(await world.perform(officer, applyReturn, { planId, returnId })).toEqual({ updates: 1 });
    const { updates } = await world.perform(officer, openNode, { planId, nodeId: housing });
    expect(updates.rows).toMatchObject([
      { state: 'at_risk', percent: 35, author: 'DOJ', approver: 'Test Person', period: 'FY2026', mayApprove: false },
    ]);
    expect(updates.rows[0]?.evidence).toMatchObject([{ uri: 'https://doj.example/report' }]);
    const atRisk = await world.perform(officer, listNodes, { planId, state: 'at_risk' });
    expect(atRisk.rows.map((n) => n.id)).toEqual([housing]);
    await expect(world.perform(officer, applyReturn, { planId, returnId })).rejects.toMatchObject({
      code: 'RETURN_DECIDED',
    });
    expect((await world.perform(state, answerSheet, {})).state).toBe('taken');
  });

  it('asks all that owe an answer where nobody is named, and shows each link once', async () => {
    await start();
    const { officer, planId } = office;
    const { callId, links } = await office.open({ agencies: undefined });
    expect(links.map((l) => l.agency)).toEqual(['DOJ', 'HHS']);
    expect(new Set(links.map((l) => l.path)).size).toBe(links.length);
    for (const link of links) expect(link.path).toMatch(/^\/answer#[0-9a-f-]{36}\.[\w-]{43}$/);
    expect(JSON.stringify(await view(callId))).not.toContain(links[0]?.path.split('.')[1]);
    expect(await world.perform(officer, listCalls, { planId })).toMatchObject({
      rows: [{ id: callId, asked: links.length, answered: 0, late: 0 }],
    });
  });

  it('is refused for a day that has passed, a period that is being asked about, and who owes nothing', async () => {
    await start();
    await expect(office.open({ due: '2026-11-23' })).rejects.toMatchObject({ code: 'CALL_DUE_PASSED' });
    await expect(office.open({ agencies: [{ agency: 'Nobody' }] })).rejects.toMatchObject({
      code: 'PLAN_AGENCY_NOT_FOUND',
    });
    await expect(office.open({ agencies: [{ agency: 'SPOG' }] })).rejects.toMatchObject({
      code: 'CALL_AGENCY_OWES_NOTHING',
    });
    await office.open();
    await expect(office.open()).rejects.toMatchObject({ code: 'CALL_ALREADY_OPEN' });
    await office.open({ period: 'FY2027' });
    const analyst = await world.actor(office.officer.orgId as string, 'analyst');
    await expect(office.open({ period: 'FY2028' }, analyst)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });

  it('says who is late, and by how many days', async () => {
    await start();
    const { callId, links } = await office.open();
    world.clock.advance(25 * day);
    const hhs = await office.actorOf(path(links, 'HHS'));
    await world.perform(hhs, answerSheet, {});
    expect((await view(callId)).recipients).toMatchObject([
      { agency: 'DOJ', state: 'waiting', daysLate: 4 },
      { agency: 'HHS', state: 'opened', daysLate: 4 },
    ]);
    await world.perform(hhs, answer, { answers: [{ nodeId: training, state: 'done' }] });
    expect((await stateOf(callId, 'HHS'))?.state).toBe('answering');
    await world.perform(hhs, answerSend, {});
    world.clock.advance(10 * day);
    expect((await view(callId)).recipients).toMatchObject([
      { agency: 'DOJ', state: 'waiting', daysLate: 14 },
      { agency: 'HHS', state: 'received', daysLate: 4 },
    ]);
    expect(await world.perform(office.officer, listCalls, { planId: office.planId })).toMatchObject({
      rows: [{ asked: 2, answered: 1, late: 1, toReview: 1 }],
    });
  });

  it('comes back with the reason, and the link opens again on what was written', async () => {
    await start();
    const { callId, returnId, state } = await answered();
    const { officer, planId } = office;
    await expect(world.perform(state, answer, say())).rejects.toMatchObject({ code: 'ANSWER_SENT' });
    expect(await world.perform(officer, sendBack, { planId, returnId, why: 'Which round tables?' })).toEqual({
      agency: 'DOJ',
      mailed: true,
    });
    expect((await stateOf(callId, 'DOJ'))?.state).toBe('sent_back');
    expect(await world.perform(state, answerSheet, {})).toMatchObject({
      state: 'open',
      sentBack: 'Which round tables?',
      nodes: [{ nodeId: housing, answer: { narrative: 'Two round tables were held.' } }],
    });
    world.clock.advance(1000);
    await world.perform(state, answer, say({ narrative: 'Seafood and textiles.' }));
    expect((await world.perform(state, answerSheet, {})).sentBack).toBe('Which round tables?');
    await world.perform(state, answerSend, {});
    expect(await world.perform(officer, listReturns, { planId, callId })).toMatchObject({
      total: 2,
      rows: [{ state: 'received' }, { state: 'sent_back', why: 'Which round tables?' }],
    });
    await expect(world.perform(officer, applyReturn, { planId, returnId })).rejects.toMatchObject({
      code: 'RETURN_DECIDED',
    });
  });

  it('takes nothing over while one part of an answer no longer fits', async () => {
    await start();
    const { officer, planId } = office;
    const { returnId } = await answered();
    await world.perform(officer, assign, { planId, nodeId: housing, agency: 'HHS', role: 'lead' });
    world.clock.advance(2 * day);
    expect(await world.perform(officer, openReturn, { planId, returnId })).toMatchObject({
      ready: false,
      problems: [{ code: 'ANSWER_ROW_NOT_ASKED' }],
    });
    await expect(world.perform(officer, applyReturn, { planId, returnId })).rejects.toMatchObject({
      code: 'RETURN_HAS_PROBLEMS',
    });
    expect((await world.perform(officer, openNode, { planId, nodeId: housing })).updates.rows).toEqual([]);
  });

  it('records silence when it closes: for those who were asked, where nothing was said, and only there', async () => {
    await start();
    const { officer, planId } = office;
    const { callId, returnId, links } = await answered();
    const close = () => world.perform(officer, closeCall, { planId, callId });
    await expect(close()).rejects.toMatchObject({ code: 'CALL_RETURNS_WAIT', values: { count: 1 } });
    await world.perform(officer, applyReturn, { planId, returnId });
    expect(await close()).toEqual({ silent: 1, agencies: ['HHS'] });
    const said = async (nodeId: string) =>
      (await world.perform(officer, openNode, { planId, nodeId })).updates.rows.map((u) => [u.agency, u.state]);
    expect(await said(housing)).toEqual([['DOJ', 'on_track']]);
    expect(await said(training)).toEqual([['HHS', 'no_response']]);
    expect((await stateOf(callId, 'HHS'))?.state).toBe('silent');
    await expect(office.actorOf(path(links, 'HHS'))).rejects.toMatchObject({ code: 'LINK_NOT_VALID' });
    await expect(close()).rejects.toMatchObject({ code: 'CALL_IS_CLOSED' });
  });

  it('does not call silent who reported by another way', async () => {
    await start();
    const { officer, planId } = office;
    const { callId } = await office.open();
    const report = { planId, nodeId: training, agency: 'HHS', period: 'FY2026', state: 'done' };
    await world.perform(officer, recordUpdate, report);
    world.clock.advance(1000);
    expect(await world.perform(officer, closeCall, { planId, callId })).toEqual({ silent: 1, agencies: ['DOJ'] });
  });

  it('is not there for another organisation', async () => {
    await start();
    const { callId, returnId } = await answered();
    const stranger = await world.actor(await world.organisation(), 'plan-officer');
    const { planId } = office;
    for (const [act, input, code] of [
      [openCallView, { callId }, 'CALL_NOT_FOUND'],
      [remind, { callId }, 'CALL_NOT_FOUND'],
      [closeCall, { callId }, 'PLAN_NOT_FOUND'],
      [openReturn, { returnId }, 'RETURN_NOT_FOUND'],
      [openReturnFile, { returnId }, 'RETURN_NOT_FOUND'],
      [applyReturn, { returnId }, 'PLAN_NOT_FOUND'],
      [sendBack, { returnId, why: 'x' }, 'RETURN_NOT_FOUND'],
      [listReturns, {}, 'PLAN_NOT_FOUND'],
      [listCalls, {}, 'PLAN_NOT_FOUND'],
    ] as const) {
      await expect(
        world.perform(stranger, act as typeof openCallView, { planId, ...input } as never),
      ).rejects.toMatchObject({ code });
    }
  });

  describe('reminds', () => {
    const mails = async () => {
      const { rows } = await world.perform(office.officer, listMails, { limit: 500 });
      return rows.map((m) => m.template.replace('plan.mail.', ''));
    };
    const runJob = (callId: string) =>
      world.kernel.db.transaction({ orgId: office.officer.orgId, userId: null }, (tx) =>
        remindDue({ tx, kernel: world.kernel, actor: office.officer }, office.planId, callId),
      );

    it('by mail those who have an address and have not answered, under a neutral subject', async () => {
      await start();
      const { callId } = await answered();
      await world.perform(office.officer, setAgencyContact, {
        planId: office.planId,
        agency: 'HHS',
        email: 'office@hhs.example',
      });
      world.clock.advance(day);
      const result = await world.perform(office.officer, remind, { planId: office.planId, callId });
      expect(result).toEqual({ reminded: ['HHS'], links: [], passed: [{ agency: 'DOJ', why: 'answered' }] });
      const { rows } = await world.perform(office.officer, listMails, {});
      expect(rows.map((m) => [m.to, m.template])).toEqual([
        ['office@hhs.example', 'plan.mail.reminder'],
        ['plan@doj.example', 'plan.mail.invitation'],
      ]);
      for (const mail of rows) expect(mail.subject).not.toMatch(/traffick|plan|justice|health/i);
    });

    it('nobody twice on one day, and nobody without an address', async () => {
      await start();
      const { callId } = await office.open();
      const again = () => world.perform(office.officer, remind, { planId: office.planId, callId });
      expect((await again()).reminded).toEqual(['DOJ']);
      expect(await again()).toEqual({
        reminded: [],
        links: [],
        passed: [
          { agency: 'DOJ', why: 'reminded today' },
          { agency: 'HHS', why: 'no email' },
        ],
      });
      expect(await stateOf(callId, 'DOJ')).toMatchObject({ reminders: 1 });
    });

    it('with a new link on request; the one before opens no more, what was saved is still there', async () => {
      await start();
      const { callId, links } = await office.open();
      const old = await office.actorOf(path(links, 'HHS'));
      await world.perform(old, answer, { answers: [{ nodeId: training, state: 'done' }] });
      const fresh = await world.perform(office.officer, remind, {
        planId: office.planId,
        callId,
        agency: 'HHS',
        newLink: true,
      });
      expect(fresh.links).toMatchObject([{ agency: 'HHS', mailed: false }]);
      await expect(office.actorOf(path(links, 'HHS'))).rejects.toMatchObject({ code: 'LINK_NOT_VALID' });
      await expect(world.perform(old, answerSheet, {})).rejects.toMatchObject({ code: 'LINK_NOT_VALID' });
      const now = await office.actorOf(path(fresh.links, 'HHS'));
      expect((await world.perform(now, answerSheet, {})).nodes[0]?.answer?.state).toBe('done');
    });

    it('by itself 14, 7 and 1 days before and every 7 days after, once a day however often it runs', async () => {
      await start();
      const { callId } = await office.open();
      const reminded: number[] = [];
      for (let n = 1; n <= 40; n++) {
        world.clock.advance(day);
        const count = await runJob(callId);
        if (count > 0) reminded.push(n);
        expect(await runJob(callId)).toBe(0);
      }
      // opened 24 November, due 15 December
      expect(reminded).toEqual([7, 14, 20, 28, 35]);
      expect(await stateOf(callId, 'DOJ')).toMatchObject({ reminders: 5 });
      expect((await mails()).filter((m) => m === 'reminder')).toHaveLength(5);
    });

    it('by a job of the platform, every morning until the call is closed', async () => {
      await start();
      const { callId } = await office.open();
      const { planId, officer } = office;
      const schedules = () =>
        world.kernel.db.transaction(officer, (tx) =>
          tx.withTables<JobTables>().selectFrom('jobs.schedule').select(['name', 'kind', 'rule']).execute(),
        );
      expect(await schedules()).toMatchObject([{ kind: 'plan.remind-agencies', rule: { daily: '08:00' } }]);
      world.clock.advance(7 * day);
      const id = await queue(world.kernel, systemActor(officer.orgId as string), remindKind, { planId, callId });
      const job = await withWorker(world, [remindKind], () => untilState(world.kernel, id, 'done', 'dead'));
      expect(job).toMatchObject({ state: 'done', result: { reminded: 1 } });
      await world.perform(officer, closeCall, { planId, callId });
      expect(await schedules()).toEqual([]);
    });

    it('nobody once it is closed', async () => {
      await start();
      const { callId } = await office.open();
      await world.perform(office.officer, closeCall, { planId: office.planId, callId });
      world.clock.advance(30 * day);
      expect(await runJob(callId)).toBe(0);
      await expect(world.perform(office.officer, remind, { planId: office.planId, callId })).rejects.toMatchObject({
        code: 'CALL_IS_CLOSED',
      });
    });
  });

  it('ends a link at once when it reached the wrong hands', async () => {
    await start();
    const { callId, links } = await office.open();
    const { planId } = office;
    const holder = await office.actorOf(path(links, 'DOJ'));
    await world.perform(office.officer, revokeLink, { planId, callId, agency: 'DOJ', why: 'Sent to a list.' });
    await expect(world.perform(holder, answerSheet, {})).rejects.toMatchObject({ code: 'LINK_NOT_VALID' });
    expect((await stateOf(callId, 'DOJ'))?.state).toBe('no_link');
  });
});
