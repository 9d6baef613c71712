import { beforeAll, expect, it } from 'vitest';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { giveOwnAccount } from '../../casework/own/ways-in.ts';
import { outcomeOf } from '../../casework/testing/house.ts';
import { stateFacts } from '../case/state-facts.ts';
import { reliefHouse } from '../testing/relief-house.ts';
import { ownOptions } from './own-options.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld('2026-11-24T12:00:00.000Z');
});

it('shows her own doors and days and nobody else’s, and asks nothing about her story on a screen', async () => {
  const house = await reliefHouse(world, { 'financial.wages-owed': true });
  const other = await reliefHouse(world);
  await world.perform(house.worker, stateFacts, {
    survivorId: house.survivorId,
    facts: [
      { fact: 'supplement-b-signed-on', value: '2026-07-01' },
      { fact: 'i918-filed-on', state: 'none' },
      { fact: 'flsa-exempt', value: false },
      { fact: 'last-unpaid-payday', value: '2026-06-01' },
    ],
  });
  const [herself, somebody] = [await world.actor(house.orgId, 'survivor'), await world.actor(other.orgId, 'survivor')];
  await world.perform(house.worker, giveOwnAccount, { survivorId: house.survivorId, personId: herself.userId });
  await world.perform(other.worker, giveOwnAccount, { survivorId: other.survivorId, personId: somebody.userId });

  const hers = await world.perform(herself, ownOptions, {});
  expect(hers.days.map(({ due }) => due)).toContain('2027-01-01');
  expect(hers.doors.map(({ rule }) => rule)).toContain('us.flsa');
  expect(hers.notice.en).toContain('not legal advice');
  const asked = hers.questions.map(({ asks }) => asks.en).join(' ');
  expect(asked).not.toBe('');
  expect(asked).not.toMatch(/sex|force|hurt|trauma/i);

  const theirs = await world.perform(somebody, ownOptions, {});
  expect([theirs.days, theirs.doors]).toEqual([[], []]);
  expect(await outcomeOf(world, house.worker, ownOptions, {})).toBe('NOT_PERMITTED');
});
