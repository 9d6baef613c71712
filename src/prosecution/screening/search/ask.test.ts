import { describe, expect, it } from 'vitest';
import { testWorld } from '../../../testing/world.ts';
import { queue } from '../decisions/queue.ts';
import { askLists } from '../index.ts';
import { SubjectGiven } from '../shapes.ts';
import { desk } from '../testing/desk.ts';

const who = (name: string, role = 'supplier') => ({ subject: SubjectGiven.parse({ name }), role });

describe('another capability that asks the lists', () => {
  it('gets hits for each subject in order, with the lists they come from, and may put them into the queue', async () => {
    const world = await testWorld();
    const office = await desk(world);
    await office.load();
    const { kernel } = world;
    const asking = { kernel, actor: office.officer, orgId: office.orgId };
    const asked = await askLists(asking, [
      who('Nobody Here'),
      who('Altavia Staffing'),
      who('Brightport Labor', 'owner'),
    ]);
    expect(asked.hits.map(([hit]) => hit?.sourceId ?? null)).toEqual([null, '900001', '900002']);
    expect(asked.lists).toMatchObject([{ list: 'us-ofac-sdn', stale: false }]);
    const why = { purpose: 'supplier-check' as const, legalBasis: '19 USC 1307' };
    const recorded = await kernel.db.transaction(office.officer, (tx) => asked.record(tx, why));
    expect(recorded).toHaveLength(2);
    expect((await world.perform(office.officer, queue, {})).waiting).toBe(2);
  });

  it('is refused whom nobody may screen, and a list that is older than it may be where it asked for fresh ones', async () => {
    const world = await testWorld();
    const office = await desk(world);
    await office.load(undefined, { retrievedAt: '2026-11-01T00:00:00.000Z' });
    const asking = { kernel: world.kernel, actor: office.officer, orgId: office.orgId };
    await expect(askLists(asking, [who('Altavia Staffing'), who('Somebody', 'survivor')])).rejects.toMatchObject({
      code: 'SCREENING_SUBJECT_REFUSED',
    });
    await expect(askLists(asking, [who('Altavia Staffing')], { freshOnly: true })).rejects.toMatchObject({
      code: 'SCREENING_LIST_STALE',
    });
  });
});
