import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/actor/index.ts';
import { exportAudit } from '../../platform/audit/export-audit.ts';
import { listAudit } from '../../platform/audit/list-audit.ts';
import type { Tables as AuditTables } from '../../platform/audit/tables.ts';
import { problemOf } from '../../platform/http/problem.ts';
import type { AnyUseCase } from '../../platform/kernel/index.ts';
import type { TestWorld } from '../../platform/testing/world.ts';
import { allErrors } from '../../server/compose.ts';
import { testWorld } from '../../testing/world.ts';
import { recordEvent, removeEvent } from '../calendar/record-event.ts';
import { planParts } from '../parts.ts';
import { editNode } from '../register/edit-node.ts';
import { planFromPack } from '../register/plan-from-pack.ts';
import { addRecommendation, respondRecommendation } from './add-recommendation.ts';
import { givesAway } from './identity.ts';
import { importRecommendations, previewRecommendations } from './import-recommendations.ts';
import { listRecommendations } from './list-recommendations.ts';
import {
  addSurvivorInput,
  destroySurvivorInput,
  listSurvivorInput,
  openIdentity,
  openSurvivorInput,
  respondSurvivorInput,
} from './survivor-input.ts';

const action = 'us-nap-2021.X1.3-02';
const canary = 'Zorbelina Quaverstock';
const canaryContact = 'zorbelina@canary.example';
const canaryWords = 'The shelter closed at six; xyzzyplover had nowhere to go.';

describe('voices on the plan', () => {
  let world: TestWorld;
  let officer: Actor;
  let planId: string;
  beforeAll(async () => {
    world = await testWorld();
  });
  const freshPlan = async () => {
    officer = await world.actor(await world.organisation(), 'plan-officer');
    ({ planId } = await world.perform(officer, planFromPack, { pack: 'us-nap-2021', status: 'running' }));
  };
  const bytes = (text: string) => new TextEncoder().encode(text);

  describe('recommendations', () => {
    const gao = (n: number, over: object = {}) => ({
      planId,
      body: 'GAO',
      ref: 'GAO-19-77',
      date: '2018-12-04',
      words: `Recommendation ${n} of GAO-19-77 (paraphrase).`,
      nodeIds: [action],
      url: 'https://www.gao.gov/products/gao-19-77',
      ...over,
    });
    const list = (over: object = {}, actor = officer) => world.perform(actor, listRecommendations, { planId, ...over });

    it('stand in the list of unanswered ones until each has a response', async () => {
      await freshPlan();
      const ids: string[] = [];
      for (const n of [1, 2, 3, 4, 5]) ids.push((await world.perform(officer, addRecommendation, gao(n))).id);
      const collaboration = {
        ref: 'GAO-24-106038',
        date: '2023-12-11',
        words: 'Agree on how the two offices work together (paraphrase).',
      };
      await world.perform(officer, addRecommendation, gao(6, collaboration));
      await world.perform(
        officer,
        addRecommendation,
        gao(7, { body: 'US Advisory Council', ref: '2022 report', url: null }),
      );
      expect(await list()).toMatchObject({ total: 7, open: 7 });
      await expect(world.perform(officer, addRecommendation, gao(1))).rejects.toMatchObject({
        code: 'PLAN_RECOMMENDATION_THERE',
      });
      await world.perform(officer, respondRecommendation, {
        planId,
        recommendationId: ids[0],
        status: 'implemented',
        response: 'Targets are set for every project.',
      });
      const { rows, open } = await list();
      expect([open, rows.at(-1)?.id, rows.at(-1)?.status]).toEqual([6, ids[0], 'implemented']);
      expect((await list({ body: 'gao', unanswered: 'true' })).total).toBe(5);
    });

    it('are imported whole from a table, and those that are there stay', async () => {
      await freshPlan();
      const table = bytes(
        `Body,Ref,Date,Text,Nodes,Status,Response,URL\r\nGAO,GAO-19-77,2018-12-04,Set targets.,X1.3-02,,,https://www.gao.gov/products/gao-19-77\r\nCouncil,2022,,Pay survivors for their work.,,accepted,Rates are set.,\r\n`,
      );
      expect(await world.perform(officer, previewRecommendations, { planId }, table)).toMatchObject({
        rows: 2,
        added: 2,
        ready: true,
      });
      expect(await world.perform(officer, importRecommendations, { planId }, table)).toEqual({ added: 2, there: 0 });
      expect(await world.perform(officer, importRecommendations, { planId }, table)).toEqual({ added: 0, there: 2 });
      expect((await list()).rows).toMatchObject([
        { ref: 'GAO-19-77', nodeIds: [action], unanswered: true },
        { body: 'Council', status: 'accepted', unanswered: false },
      ]);
      const wrong = bytes('Body,Ref,Date,Text,Nodes,Status\r\nGAO,1,2018-02-30,,none,fine\r\n');
      await expect(world.perform(officer, importRecommendations, { planId }, wrong)).rejects.toMatchObject({
        code: 'PLAN_TABLE_INVALID',
        where: [
          { row: 2, column: 'D', code: 'PLAN_ROW_EMPTY' },
          { row: 2, column: 'C', code: 'PLAN_ROW_DATE' },
          { row: 2, column: 'F', code: 'PLAN_ROW_STATUS' },
          { row: 2, column: 'E', code: 'PLAN_ROW_NODE' },
        ],
      });
    });

    it('do not tell of internal nodes to those who may not see them', async () => {
      await freshPlan();
      await world.perform(officer, addRecommendation, gao(1));
      await world.perform(officer, editNode, { planId, nodeId: action, sensitivity: 'internal' });
      const analyst = await world.actor(officer.orgId as string, 'analyst');
      expect((await list({}, analyst)).rows[0]?.nodeIds).toEqual([]);
    });
  });

  describe('what a survivor says', () => {
    const said = (over: object = {}) =>
      world.perform(officer, addSurvivorInput, {
        planId,
        words: canaryWords,
        source: 'Listening session in Cedar County',
        consentScope: 'plan_office_only',
        compensated: true,
        nodeIds: [action],
        name: canary,
        contact: canaryContact,
        ...over,
      });

    it('is due 45 days before the next meeting, also when the meeting is set later or moved', async () => {
      await freshPlan();
      expect((await said({ receivedOn: '2023-12-01' })).dueFor).toBe('2023-12-30');
      const { id, dueFor } = await said({ receivedOn: '2026-11-20' });
      expect(dueFor).toBeNull();
      const due = async () =>
        (await world.perform(officer, listSurvivorInput, { planId })).rows.find((r) => r.id === id)?.dueFor;
      const meeting = { planId, event: 'pitf meeting', date: '2027-02-15' };
      const { id: eventId, opens } = await world.perform(officer, recordEvent, meeting);
      expect(opens.map((o) => o.due)).toContain('2027-01-01');
      expect(await due()).toBe('2027-01-01');
      await world.perform(officer, removeEvent, { planId, eventId });
      expect(await due()).toBeNull();
    });

    it('is listed without words or name, read without a name, and the name opened only with a fresh proof', async () => {
      await freshPlan();
      const { id } = await said();
      const listed = await world.perform(officer, listSurvivorInput, { planId });
      expect(listed).toMatchObject({ open: 1, rows: [{ id, named: true, disposition: 'open' }] });
      expect(JSON.stringify(listed)).not.toContain('xyzzyplover');
      const read = await world.perform(officer, openSurvivorInput, { planId, inputId: id });
      expect(read.words).toBe(canaryWords);
      expect(JSON.stringify(read)).not.toContain('Zorbelina');
      const purpose = { planId, inputId: id, purpose: 'pay' };
      await expect(world.perform({ ...officer, provedAt: null }, openIdentity, purpose)).rejects.toMatchObject({
        code: 'STEP_UP_NEEDED',
      });
      expect(await world.perform(officer, openIdentity, purpose)).toEqual({ name: canary, contact: canaryContact });
      const entries = await world.kernel.db.transaction({ orgId: officer.orgId, userId: null }, (tx) =>
        tx
          .withTables<AuditTables>()
          .selectFrom('audit.entry')
          .selectAll()
          .where('act', '=', 'plan.open-identity')
          .execute(),
      );
      expect(entries.map((e) => e.outcome)).toEqual(expect.arrayContaining(['done', 'STEP_UP_NEEDED']));
      expect(JSON.stringify(entries)).toContain('pay');
    });

    it('is read by nobody but who may read it', async () => {
      await freshPlan();
      const { id } = await said();
      for (const role of ['analyst', 'auditor', 'org-admin', 'caseworker']) {
        const other = await world.actor(officer.orgId as string, role);
        for (const act of [listSurvivorInput, openSurvivorInput, openIdentity]) {
          await expect(
            world.perform(other, act as typeof openSurvivorInput, { planId, inputId: id, purpose: 'pay' } as never),
          ).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
        }
      }
      const stranger = await world.actor(await world.organisation(), 'plan-officer');
      await expect(world.perform(stranger, openSurvivorInput, { planId, inputId: id })).rejects.toMatchObject({
        code: 'PLAN_NOT_FOUND',
      });
    });

    it('is answered in writing, and the answer may not say who spoke', async () => {
      await freshPlan();
      const { id } = await said();
      const answer = { planId, inputId: id, disposition: 'taken_up' };
      await expect(
        world.perform(officer, respondSurvivorInput, {
          ...answer,
          response: 'Thank you, Ms. Quaverstock (Zorbelina).',
        }),
      ).rejects.toMatchObject({ code: 'PLAN_NAME_IN_WORDS', where: [{ field: 'response' }] });
      await expect(said({ source: `Call from ${canary.toUpperCase()}` })).rejects.toMatchObject({
        code: 'PLAN_NAME_IN_WORDS',
      });
      await world.perform(officer, respondSurvivorInput, { ...answer, response: 'Opening hours are in the draft.' });
      const { rows, open } = await world.perform(officer, listSurvivorInput, { planId });
      expect([open, rows[0]?.response]).toEqual([0, 'Opening hours are in the draft.']);
    });

    it('may be given without a name', async () => {
      await freshPlan();
      const { id } = await said({ name: undefined, contact: undefined });
      await expect(
        world.perform(officer, openIdentity, { planId, inputId: id, purpose: 'answer' }),
      ).rejects.toMatchObject({ code: 'PLAN_NO_NAME_GIVEN' });
    });

    it('is destroyed on request with all else of that person, and cannot be read again', async () => {
      await freshPlan();
      const { id: first } = await said();
      const { id: second } = await said({ samePersonAs: first });
      const { id: other } = await said({ name: 'Somebody Else' });
      const ask = { planId, inputId: first, why: 'asked by the survivor' };
      const { destroyed } = await world.perform(officer, destroySurvivorInput, ask);
      expect([...destroyed].sort()).toEqual([first, second].sort());
      for (const inputId of [first, second]) {
        await expect(world.perform(officer, openSurvivorInput, { planId, inputId })).rejects.toMatchObject({
          code: 'SHREDDED',
        });
        await expect(
          world.perform(officer, openIdentity, { planId, inputId, purpose: 'safety' }),
        ).rejects.toMatchObject({ code: 'SHREDDED' });
      }
      const { rows } = await world.perform(officer, listSurvivorInput, { planId });
      expect(rows.filter((r) => r.destroyedOn === '2026-11-24')).toHaveLength(2);
      expect((await world.perform(officer, openSurvivorInput, { planId, inputId: other })).words).toBe(canaryWords);
      const answer = { planId, inputId: first, disposition: 'not_taken_up', response: 'It was withdrawn.' };
      await world.perform(officer, respondSurvivorInput, answer);
    });

    it('tells nobody who spoke: no act of the plan, no export, no error, no audit entry, no table', async () => {
      await freshPlan();
      const { id: inputId } = await said();
      await world.perform(officer, openIdentity, { planId, inputId, purpose: 'pay' });
      await said({ name: canary, source: canary }).catch(() => undefined);
      const everything: Record<string, unknown> = {
        planId,
        inputId,
        nodeId: action,
        indicatorId: 'none',
        pack: 'us-nap-2021',
        q: canary.split(' ')[0],
        period: 'FY2024',
        slug: 'canary-test',
        agency: 'State',
        limit: 100,
      };
      const hears: string[] = [];
      const opens = new Set(['plan.open-identity', 'plan.destroy-survivor-input', 'plan.change-status']);
      const acts = [...planParts.useCases, listAudit, exportAudit].filter(({ route }) => !opens.has(route.name));
      for (const act of acts as AnyUseCase[]) {
        const formats = act.route.takes.shape.format as { options?: string[] } | undefined;
        for (const format of formats?.options ?? [undefined]) {
          const ids = Object.keys(act.route.takes.shape).filter((key) => key.endsWith('Id'));
          const input = {
            ...Object.fromEntries(ids.map((key) => [key, planId])),
            ...everything,
            ...(format ? { format } : {}),
          };
          const answer: Promise<unknown> = world.perform(officer, act, input);
          const heard = await answer.then(
            (given) =>
              JSON.stringify(given, (_key, v) => (v instanceof Uint8Array ? Buffer.from(v).toString('latin1') : v)),
            (error: unknown) => JSON.stringify(problemOf(error, allErrors, world.kernel.translate('en'), 'x')),
          );
          // an act that only reads must really have looked
          if (act.route.method === 'GET') expect(`${act.route.name} ${heard}`).not.toContain('INPUT_INVALID');
          hears.push(`${act.route.name} ${heard}`);
        }
      }
      const tables = await world.kernel.db.asOwner(async (db) => {
        const { rows } = await sql<{ name: string }>`
          select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
          where schemaname not in ('pg_catalog', 'information_schema')`.execute(db);
        const dumps: string[] = [];
        for (const { name } of rows) {
          const { rows: found } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(db);
          dumps.push(...found.map((f) => `${name} ${f.row}`));
        }
        return dumps;
      });
      expect(hears.length).toBeGreaterThan(50);
      expect(tables.length).toBeGreaterThan(200);
      const secrets = ['Zorbelina', 'Quaverstock', canaryContact].flatMap((s) => [s, Buffer.from(s).toString('hex')]);
      const told = [...hears, ...tables].filter((text) =>
        secrets.some((secret) => text.toLowerCase().includes(secret.toLowerCase())),
      );
      expect(told).toEqual([]);
      const words = [...hears.filter((h) => !h.startsWith('plan.survivor-input ')), ...tables];
      expect(words.filter((text) => text.includes('xyzzyplover'))).toEqual([]);
    }, 90_000);
  });

  it('knows a name however it is written', () => {
    const ana = { name: 'Ana María Núñez', contact: '+1 555 0100' };
    expect(givesAway('Dear Ms. NUNEZ, Ana Maria: thank you', ana)).toBe(true);
    expect(givesAway('Ana works here', ana)).toBe(false);
    expect(givesAway('call +1 555 0100.', { name: null, contact: '555 0100' })).toBe(true);
    expect(givesAway('anything', { name: null, contact: null })).toBe(false);
  });
});
