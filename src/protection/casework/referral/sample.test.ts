import { describe, expect, it } from 'vitest';
import { peopleTheWorld, removeSample } from '../../../platform/sample/index.ts';
import { testWorld } from '../../../testing/world.ts';
import { threadSurvivorId } from '../sample/people.ts';
import { caseworkChapter } from '../sample.ts';
import { receivedReferrals } from './answer-referral.ts';
import { capacityQuestions } from './capacity/capacity.ts';
import { referralChapter } from './sample.ts';
import { listReferrals } from './see-referrals.ts';
import { selfReferrals } from './self/self-referral.ts';

describe('referrals in the sample world', () => {
  it('are twenty-five, one of them taken back; the one of the thread is accepted, and its partner sees that', async () => {
    const world = await testWorld();
    const { world: stage } = await peopleTheWorld(world.kernel);
    for (const chapter of [caseworkChapter, referralChapter]) await chapter.load(stage, () => {});
    const worker = stage.actor('lantern', 'caseworker');
    const { rows, total } = await world.perform(worker, listReferrals, { limit: 100 });
    expect(total).toBe(25);
    expect(rows.filter(({ footing }) => footing === 'withdrawn')).toHaveLength(1);
    expect(new Set(rows.map(({ state }) => state)).size).toBeGreaterThanOrEqual(9);
    const thread = rows.filter(({ survivorId }) => survivorId === threadSurvivorId);
    expect(thread).toMatchObject([{ state: 'accepted', footing: 'live', to: { name: 'Northway Legal Aid (sample)' } }]);
    const there = await world.perform(stage.actor('northway', 'attorney'), receivedReferrals, { limit: 100 });
    expect(there.rows.find(({ id }) => id === thread[0]?.id)).toMatchObject({ access: 'open', state: 'accepted' });
    expect((await world.perform(worker, capacityQuestions, {})).total).toBe(2);
    expect((await world.perform(worker, selfReferrals, {})).total).toBe(2);
    // the next test of this database may load the whole of it
    await removeSample(world.kernel.db);
  }, 180_000);
});
