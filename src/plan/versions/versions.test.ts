import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/actor/index.ts';
import type { TestWorld } from '../../platform/testing/world.ts';
import { testWorld } from '../../testing/world.ts';
import { openNode } from '../register/open-node.ts';
import { openPlan } from '../register/open-plan.ts';
import { planFromPack } from '../register/plan-from-pack.ts';
import { setTimeframe } from '../register/set-timeframe.ts';
import { recordUpdate } from '../updates/record-update.ts';
import { comparePlans } from './compare-plans.ts';
import { linkNodes, unlinkNodes } from './link-nodes.ts';
import { openWork } from './open-work.ts';
import { startSuccessor } from './start-successor.ts';

describe('a plan that follows another', () => {
  let world: TestWorld;
  let officer: Actor;
  let planId: string;
  let nextId: string;
  let carried: number;
  const done = 'us-nap-2021.X1.3-01';
  const open = 'us-nap-2021.X1.3-02';

  beforeAll(async () => {
    world = await testWorld();
    officer = await world.actor(await world.organisation(), 'plan-officer');
    ({ planId } = await world.perform(officer, planFromPack, { pack: 'us-nap-2021', status: 'running' }));
    const report = { planId, agency: 'HHS', period: 'FY2026', state: 'done' } as const;
    await world.perform(officer, recordUpdate, { ...report, nodeId: done });
    await world.perform(officer, setTimeframe, { planId, nodeId: open, due: '2026-10-01', basis: 'letter' });
    ({ planId: nextId, carried } = await world.perform(officer, startSuccessor, {
      planId,
      documentId: 'nap-next',
      titleEn: 'The plan that follows',
      start: '2027-01-01',
    }));
  });

  it('takes over what is open, with the old due date, and leaves what is done', async () => {
    const { nodes, plan } = await world.perform(officer, openPlan, { planId: nextId });
    expect(plan).toMatchObject({ status: 'draft', documentId: 'nap-next' });
    expect(nodes.filter((n) => n.kind === 'principle')).toHaveLength(21);
    expect(nodes.filter((n) => n.kind === 'action')).toHaveLength(carried);
    expect(nodes.map((n) => n.id)).not.toContain('nap-next.X1.3-01');
    const { timeframe } = await world.perform(officer, openNode, { planId: nextId, nodeId: 'nap-next.X1.3-02' });
    expect(timeframe).toMatchObject([{ due: '2026-10-01', basis: 'carried over from us-nap-2021' }]);
    const late = nodes.find((n) => n.id === 'nap-next.X1.3-02');
    expect(late?.daysLate).toBe(54);
  });

  it('is linked, so that the plan before knows what is taken up, and the two can be compared', async () => {
    const work = await world.perform(officer, openWork, { planId });
    expect(work.every((w) => w.takenUp)).toBe(true);
    const compared = await world.perform(officer, comparePlans, { planId, laterId: nextId });
    expect(compared.removed.map((n) => n.id)).toEqual([done]);
    expect(compared.links.filter((l) => l.confirmed)).toHaveLength(carried);
  });

  it('lets a person link and unlink by hand', async () => {
    const link = {
      planId: nextId,
      nodeId: 'nap-next.1.3',
      otherPlanId: planId,
      otherNodeId: done,
      type: 'contributes',
    } as const;
    await world.perform(officer, linkNodes, link);
    await world.perform(officer, linkNodes, { ...link, note: 'said twice' });
    expect(await world.perform(officer, unlinkNodes, link)).toEqual({ removed: true });
    expect(await world.perform(officer, unlinkNodes, link)).toEqual({ removed: false });
  });

  it('is refused twice under one name, and with an end before its start', async () => {
    const again = { planId, documentId: 'nap-next', titleEn: 'Again', start: '2027-01-01' };
    await expect(world.perform(officer, startSuccessor, again)).rejects.toMatchObject({ code: 'PLAN_ALREADY_THERE' });
    await expect(world.perform(officer, startSuccessor, { ...again, end: '2026-01-01' })).rejects.toMatchObject({
      code: 'PLAN_DATES_REVERSED',
    });
  });
});
