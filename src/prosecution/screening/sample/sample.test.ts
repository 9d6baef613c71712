import { describe, expect, it } from 'vitest';
import { peopleTheWorld, removeSample } from '../../../platform/sample/index.ts';
import { describeWithShared } from '../../../testing/shared-data.ts';
import { testWorld } from '../../../testing/world.ts';
import { queue } from '../decisions/queue.ts';
import { recentChanges } from '../register/changes.ts';
import { listLists } from '../register/read-register.ts';
import { screeningChapter } from '../sample.ts';
import { listWatches } from '../watch/watch-subject.ts';
import { sampleLists, suppliers } from './lists.ts';

describe('the chapter of screening', () => {
  it('gives each desk something to look at: lists, one of them stale, a queue, a watch, what changed this week', async () => {
    const made = await testWorld();
    const { world } = await peopleTheWorld(made.kernel);
    await screeningChapter.load(world, () => {});
    const officer = world.actor('meridian', 'compliance-officer');
    const lists = await made.perform(officer, listLists, {});
    expect(lists.map(({ id, versions, stale }) => [id, versions, stale])).toEqual([
      ['sample-blocked', 3, false],
      ['sample-debarred', 2, false],
      ['sample-import', 2, true],
    ]);
    const all = await Promise.all(
      (['plan-office', 'cedar-tf'] as const).map((key) =>
        made.perform(world.actor(key, key === 'plan-office' ? 'plan-officer' : 'investigator'), listLists, {}),
      ),
    );
    expect([...lists, ...all.flat()].reduce((sum, { versions }) => sum + versions, 0)).toBe(12);
    const waiting = await made.perform(officer, queue, {});
    expect(waiting.rows.length).toBeGreaterThan(1);
    expect((await made.perform(officer, listWatches, {})).rows).toMatchObject([{ reference: 'S-0417' }]);
    const changes = await made.perform(world.actor('plan-office', 'plan-officer'), recentChanges, {});
    expect(changes.lists).toMatchObject([{ list: 'sample-blocked' }]);
    await removeSample(made.kernel.db);
  }, 60_000);
});

describeWithShared('the parties of the sample', 'data/screening/ofac/sdn-2024-01-11.csv', (sdn) => {
  it('stand on no published list', () => {
    const names = [
      ...sampleLists.flatMap(({ versions }) => versions.flatMap(({ entries }) => entries.map(({ name }) => name))),
      ...suppliers.map((row) => row.split(',')[1] ?? ''),
    ];
    const text = sdn.toUpperCase();
    expect(names.filter((name) => text.includes(name.toUpperCase()))).toEqual([]);
    expect(names.length).toBeGreaterThan(20);
  });
});
