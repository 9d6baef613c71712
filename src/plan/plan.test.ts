import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../platform/actor/index.ts';
import type { TestWorld } from '../platform/testing/world.ts';
import { testWorld } from '../testing/world.ts';
import { answerFinding } from './ledger/answer-finding.ts';
import { openLedger } from './ledger/open-ledger.ts';
import { addNode } from './register/add-node.ts';
import { assign } from './register/assign.ts';
import { changePlanStatus } from './register/change-status.ts';
import { editNode } from './register/edit-node.ts';
import { listNodes } from './register/list-nodes.ts';
import { listPlans } from './register/list-plans.ts';
import { openNode } from './register/open-node.ts';
import { openPlan } from './register/open-plan.ts';
import { planFromPack } from './register/plan-from-pack.ts';
import { planOverview } from './register/plan-overview.ts';
import { searchPlan } from './register/search-plan.ts';
import { setTimeframe } from './register/set-timeframe.ts';
import { addFileEvidence, addLinkEvidence } from './updates/add-evidence.ts';
import { approveUpdate } from './updates/approve-update.ts';
import { openEvidence } from './updates/open-evidence.ts';
import { recordUpdate } from './updates/record-update.ts';

const action = 'us-nap-2021.X1.3-02';

describe('the plan of a plan office', () => {
  let world: TestWorld;
  let officer: Actor;
  let colleague: Actor;
  let planId: string;
  beforeAll(async () => {
    world = await testWorld();
  });
  const freshPlan = async () => {
    const orgId = await world.organisation();
    officer = await world.actor(orgId, 'plan-officer');
    colleague = await world.actor(orgId, 'plan-officer');
    ({ planId } = await world.perform(officer, planFromPack, { pack: 'us-nap-2021', status: 'running' }));
  };
  const anUpdate = (over: object = {}) =>
    world.perform(officer, recordUpdate, {
      planId,
      nodeId: action,
      agency: 'State',
      period: 'FY2024',
      state: 'on_track',
      narrative: 'Two round tables on seafood were held.',
      ...over,
    });

  it('comes from the pack with four pillars and 32 of 61 actions, and says so', async () => {
    await freshPlan();
    expect(await world.perform(officer, listPlans, {})).toMatchObject([
      { id: planId, actions: 32, documentId: 'us-nap-2021' },
    ]);
    const { completeness, nodes } = await world.perform(officer, openPlan, { planId });
    expect(completeness.actions).toEqual({ known: 32, expected: 61 });
    expect(nodes.filter((n) => n.kind === 'pillar')).toHaveLength(4);
    await expect(world.perform(officer, planFromPack, { pack: 'us-nap-2021' })).rejects.toMatchObject({
      code: 'PLAN_ALREADY_THERE',
    });
  });

  it('takes a report, shows it as the state of the action, and keeps the ones before', async () => {
    await freshPlan();
    await anUpdate({ period: 'FY2023', state: 'not_started' });
    world.clock.advance(1000);
    await anUpdate();
    const { updates } = await world.perform(officer, openNode, { planId, nodeId: action });
    expect(updates.rows.map((u) => u.state)).toEqual(['on_track', 'not_started']);
    const { rows } = await world.perform(officer, listNodes, { planId, state: 'on_track' });
    expect(rows.map((r) => r.id)).toEqual([action]);
  });

  it('lets nobody approve what they wrote themselves', async () => {
    await freshPlan();
    const { id } = await anUpdate();
    await expect(world.perform(officer, approveUpdate, { planId, updateId: id })).rejects.toMatchObject({
      code: 'PLAN_OWN_UPDATE',
    });
    await world.perform(colleague, approveUpdate, { planId, updateId: id });
    await expect(world.perform(colleague, approveUpdate, { planId, updateId: id })).rejects.toMatchObject({
      code: 'PLAN_ALREADY_APPROVED',
    });
  });

  it('gives evidence back byte for byte, under its hash', async () => {
    await freshPlan();
    const { id: updateId } = await anUpdate();
    const bytes = new TextEncoder().encode('minutes of the meeting');
    const { id, hash } = await world.perform(
      officer,
      addFileEvidence,
      { planId, updateId, name: 'minutes.txt', title: 'Minutes' },
      bytes,
    );
    world.clock.advance(1000);
    await world.perform(officer, addLinkEvidence, {
      planId,
      updateId,
      title: 'Release',
      uri: 'https://example.gov/release',
    });
    const file = await world.perform(officer, openEvidence, { planId, evidenceId: id });
    expect(Buffer.from((file as { bytes: Uint8Array }).bytes).toString()).toBe('minutes of the meeting');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const { updates } = await world.perform(officer, openNode, { planId, nodeId: action });
    expect(updates.rows[0]?.evidence).toMatchObject([
      { title: 'Minutes', size: bytes.length },
      { title: 'Release', size: null },
    ]);
  });

  it('has one lead a node, and turns nobody into the lead by itself', async () => {
    await freshPlan();
    const before = await world.perform(officer, openPlan, { planId });
    expect(before.completeness.withoutLead).toHaveLength(32);
    await world.perform(officer, assign, { planId, nodeId: action, agency: 'State', role: 'lead' });
    expect(await world.perform(officer, assign, { planId, nodeId: action, agency: 'DOL', role: 'lead' })).toEqual({
      endedLead: 'State',
    });
    const after = await world.perform(officer, openPlan, { planId });
    expect(after.nodes.find((n) => n.id === action)?.lead).toBe('DOL');
    expect(after.completeness.withoutLead).toHaveLength(31);
  });

  it('keeps every due date that was ever stated, and asks why one moves', async () => {
    await freshPlan();
    const due = { planId, nodeId: action, basis: 'agency letter' };
    await world.perform(officer, setTimeframe, { ...due, due: '2026-11-30' });
    await expect(world.perform(officer, setTimeframe, { ...due, due: '2026-12-31' })).rejects.toMatchObject({
      code: 'PLAN_WHY_NEEDED',
    });
    await world.perform(officer, setTimeframe, { ...due, due: '2026-12-31', why: 'No appropriation yet.' });
    const { timeframe } = await world.perform(officer, openNode, { planId, nodeId: action });
    expect(timeframe.map((t) => t.due)).toEqual([null, '2026-11-30', '2026-12-31'].slice(-timeframe.length));
    const { late } = await world.perform(officer, planOverview, { planId, asOf: '2027-01-10' });
    expect(late).toMatchObject([{ id: action, daysLate: 10 }]);
  });

  it('shows what slipped until a person has answered', async () => {
    await freshPlan();
    const { findings } = await world.perform(officer, openLedger, { planId });
    const slip = findings.find((f) => f.kind === 'slip' && f.thread === 'state-interview-training');
    const open = async () => (await world.perform(officer, planOverview, { planId })).slipped.map((f) => f.id);
    expect(await open()).toContain(slip?.id);
    await world.perform(officer, answerFinding, {
      planId,
      finding: slip?.id,
      verdict: 'explained',
      why: 'The scope grew.',
    });
    expect(await open()).not.toContain(slip?.id);
  });

  it('grows below the right parent only', async () => {
    await freshPlan();
    const added = { planId, kind: 'milestone', code: 'M-1', titleEn: 'First round table' };
    await expect(world.perform(officer, addNode, { ...added, parentId: 'us-nap-2021.1' })).rejects.toMatchObject({
      code: 'PLAN_NODE_WRONG_PLACE',
    });
    await world.perform(officer, addNode, { ...added, parentId: action });
    await expect(world.perform(officer, addNode, { ...added, parentId: action })).rejects.toMatchObject({
      code: 'PLAN_CODE_TAKEN',
    });
  });

  it('finds words in nodes and reports', async () => {
    await freshPlan();
    await anUpdate();
    const found = await world.perform(officer, searchPlan, { planId, q: 'seafood' });
    expect(found).toMatchObject([{ kind: 'update', nodeId: action }]);
  });

  it('hides what is internal from an analyst, in the tree, the list, the node and the search', async () => {
    await freshPlan();
    const analyst = await world.actor(officer.orgId as string, 'analyst');
    await anUpdate({ narrative: 'A wiretap will start.' });
    await world.perform(officer, editNode, { planId, nodeId: action, sensitivity: 'internal' });
    const internal = (await world.perform(officer, openPlan, { planId })).nodes
      .filter((n) => n.sensitivity === 'internal')
      .map((n) => n.id);
    expect(internal).toHaveLength(1);
    const seen = await world.perform(analyst, openPlan, { planId });
    expect(seen.nodes.map((n) => n.id)).not.toContain(internal[0]);
    await expect(world.perform(analyst, openNode, { planId, nodeId: internal[0] as string })).rejects.toMatchObject({
      code: 'PLAN_NODE_NOT_FOUND',
    });
    expect(await world.perform(analyst, searchPlan, { planId, q: 'wiretap' })).toEqual([]);
    expect((await world.perform(analyst, listNodes, { planId, limit: 500 })).rows.map((r) => r.id)).not.toContain(
      internal[0],
    );
    await expect(world.perform(analyst, recordUpdate, {} as never)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });

  it('changes no more once it is closed', async () => {
    await freshPlan();
    await world.perform(officer, changePlanStatus, { planId, status: 'closed', why: 'The horizon is over.' });
    await expect(anUpdate()).rejects.toMatchObject({ code: 'PLAN_CLOSED' });
  });

  it('is not there for another organisation, whatever it asks', async () => {
    await freshPlan();
    const stranger = await world.actor(await world.organisation(), 'plan-officer');
    for (const [act, input] of [
      [openPlan, {}],
      [planOverview, {}],
      [listNodes, {}],
      [openLedger, {}],
      [searchPlan, { q: 'training' }],
    ] as const) {
      await expect(
        world.perform(stranger, act as typeof openPlan, { planId, ...input } as never),
      ).rejects.toMatchObject({ code: 'PLAN_NOT_FOUND' });
    }
    await expect(world.perform(stranger, openNode, { planId, nodeId: action })).rejects.toMatchObject({
      code: 'PLAN_NOT_FOUND',
    });
    expect(await world.perform(stranger, listPlans, {})).toEqual([]);
  });
});
