import { beforeAll, expect, it } from 'vitest';
import type { TestWorld } from '../../platform/testing/world.ts';
import { testWorld } from '../../testing/world.ts';
import { openRecord } from '../casework/cases/open-record.ts';
import { destroyRecord } from '../casework/keeping/destroy-record.ts';
import { keepDecision, replayDecision } from './case/kept-decisions.ts';
import { openRelief } from './case/open-relief.ts';
import { stateFacts } from './case/state-facts.ts';
import { relief } from './queries.ts';
import { sweepDestroyed } from './sweep-destroyed.ts';
import { reliefHouse } from './testing/relief-house.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});

it('a class of her record that is destroyed takes its facts along, at once unreadable and soon gone; the others stay', async () => {
  const { survivorId, worker, supervisor, orgId } = await reliefHouse(world);
  await world.perform(worker, stateFacts, {
    survivorId,
    facts: [
      { fact: 'has-evidence', value: true },
      { fact: 'extreme-hardship', value: true },
    ],
  });
  const { id: decisionId } = await world.perform(worker, keepDecision, { survivorId });
  const { code } = await world.perform(worker, openRecord, { survivorId });
  await world.perform(supervisor, destroyRecord, {
    survivorId,
    classes: ['narrative'],
    reason: 'asked-by-the-survivor',
    code,
  });

  const facts = async () => (await world.perform(worker, openRelief, { survivorId })).facts.map(({ fact }) => fact);
  expect(await facts()).toEqual(['has-evidence']);
  await expect(world.perform(worker, replayDecision, { survivorId, decisionId })).rejects.toMatchObject({
    code: 'SHREDDED',
  });
  const left = () =>
    world.kernel.db.transaction({ orgId, userId: null }, (tx) =>
      relief(tx).selectFrom('relief.statement').select('fact').where('survivor_id', '=', survivorId).execute(),
    );
  expect(await left()).toHaveLength(2);
  expect(await sweepDestroyed.run(world.kernel)).toBeGreaterThanOrEqual(2);
  expect(await left()).toEqual([{ fact: 'has-evidence' }]);
  expect(await facts()).toEqual(['has-evidence']);
});
