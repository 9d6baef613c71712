import { describe, expect, it } from 'vitest';
import { listPlans } from '../plan/register/list-plans.ts';
import { planOverview } from '../plan/register/plan-overview.ts';
import { removeSample } from '../platform/sample/index.ts';
import { listAllegations } from '../prevention/imports/allegations/read-allegations.ts';
import { listCases } from '../prevention/imports/cases/read-cases.ts';
import { testWorld } from '../testing/world.ts';
import { loadSampleWorld } from './sample-world.ts';

describe('the sample world', () => {
  it('shows the plan officer what is late, what slipped, who is silent and what is next; goes whole and leaves others alone', async () => {
    const world = await testWorld();
    const own = await world.organisation('A real office');
    const people = await loadSampleWorld(world.kernel, () => {});
    const officer = people.find((p) => p.email === 'plan-officer@plan-office.example');
    if (!officer) throw new Error('no plan officer');

    const [plan] = await world.perform(officer.actor, listPlans, {});
    const overview = await world.perform(officer.actor, planOverview, { planId: plan?.id as string });
    for (const part of [overview.late, overview.slipped, overview.silent, overview.next])
      expect(part.length).toBeGreaterThan(2);
    expect(overview.toApprove).toEqual([]);
    const second = people.find((p) => p.email === 'plan-officer2@plan-office.example');
    if (!second) throw new Error('no second plan officer');
    const theirs = await world.perform(second.actor, planOverview, { planId: plan?.id as string });
    expect(theirs.toApprove.length).toBeGreaterThan(2);

    const actorOf = (email: string) => people.find((p) => p.email === email)?.actor ?? officer.actor;
    const held = await world.perform(actorOf('compliance-officer@meridian.example'), listCases, {});
    expect(held.rows).toMatchObject([{ kind: 'UFLPA', nearest: { id: 'us.clock.uflpa-response' } }]);
    const written = await world.perform(actorOf('analyst@accord.example'), listAllegations, {});
    expect(written.rows).toMatchObject([{ state: 'draft', lacks: [{ what: 'account' }] }]);

    expect(await removeSample(world.kernel.db)).toBe(14);
    expect(await world.perform(officer.actor, listPlans, {})).toEqual([]);
    expect(await world.actor(own, 'plan-officer')).toMatchObject({ orgId: own });
    expect(await removeSample(world.kernel.db)).toBe(0);
  }, 180_000);
});
