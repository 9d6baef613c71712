import { beforeAll, describe, expect, it } from 'vitest';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { openHouse, outcomeOf } from '../../casework/testing/house.ts';
import { openReviews, reviewRule } from './reviews.ts';
import { openStates } from './states.ts';
import { lookAtCase, watchCase } from './watches.ts';

describe('the review of the law', () => {
  let world: TestWorld;
  let house: Awaited<ReturnType<typeof openHouse>>;
  beforeAll(async () => {
    world = await testWorld('2026-11-24T12:00:00.000Z');
    house = await openHouse(world);
  });
  const queue = (of: TestWorld = world) => of.perform(house.attorney, openReviews, {});
  const rule = 'us.u.suppb-6m';

  it('lists every wording that nobody has checked, with its source', async () => {
    const { wordings, mayReview } = await queue();
    expect(mayReview).toBe(true);
    expect(wordings.length).toBeGreaterThanOrEqual(44);
    expect(wordings.every(({ due, citation }) => due === 'never' && citation.cite !== '')).toBe(true);
  });

  it('notes who read which wording when; half a year later it is overdue and comes first', async () => {
    const [one] = (await queue()).wordings.filter((wording) => wording.rule === rule);
    if (!one) throw new Error('the rule is not there');
    await world.perform(house.attorney, reviewRule, { rule, version: one.version, verdict: 'right' });
    const after = (await queue()).wordings.find((wording) => wording.rule === rule);
    expect(after).toMatchObject({ due: 'fresh', dueOn: '2027-05-23', review: { verdict: 'right', on: '2026-11-24' } });
    const later = await testWorld('2027-06-01T12:00:00.000Z');
    expect((await queue(later)).wordings[0]).toMatchObject({ rule, due: 'overdue' });
  });

  it('wants words where something must change, and is for attorneys', async () => {
    const version = (await queue()).wordings.find((wording) => wording.rule === rule)?.version ?? '';
    const input = { rule, version, verdict: 'needs-change' };
    await expect(world.perform(house.attorney, reviewRule, input)).rejects.toMatchObject({
      code: 'RELIEF_WORDS_MISSING',
    });
    expect(await outcomeOf(world, house.worker, reviewRule, input)).toBe('NOT_PERMITTED');
    expect((await world.perform(house.worker, openReviews, {})).mayReview).toBe(false);
  });

  it('watches a case in court until it is over', async () => {
    const matter = 'A.C.R. v. Noem, E.D.N.Y. 25-cv-3962';
    const { id } = await world.perform(house.attorney, watchCase, {
      rule: 'us.sij.deferred-action',
      matter,
      lookAgainOn: '2026-11-20',
    });
    expect((await queue()).watches).toMatchObject([{ id, matter, daysLate: 4 }]);
    await world.perform(house.attorney, lookAtCase, { watchId: id, found: 'Stayed', lookAgainOn: '2026-12-20' });
    expect((await queue()).watches).toMatchObject([{ found: 'Stayed', daysLate: 0, lookedOn: '2026-11-24' }]);
    await world.perform(house.attorney, lookAtCase, { watchId: id, lookAgainOn: '2026-12-20', over: true });
    expect((await queue()).watches).toEqual([]);
  });

  it('says of each state how much of its law somebody has read', async () => {
    const { columns, states } = await world.perform(house.worker, openStates, {});
    expect(columns).toEqual({ vacatur: 10, 'safe-harbor': 6, compensation: 7 });
    expect(states).toHaveLength(56);
    expect(states.every((one) => one.vacatur <= 10)).toBe(true);
  });
});
