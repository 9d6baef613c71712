import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import { untilState, withWorker } from '../../../platform/jobs/testing/work.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { exportChain } from '../stored/read-chains.ts';
import { applySuppliers } from '../suppliers/bring-suppliers.ts';
import { listSuppliers } from '../suppliers/read-stored-suppliers.ts';
import { takeSuppliersKind } from '../suppliers/take-suppliers.ts';
import { decidePairs } from './decide-pairs.ts';
import { mergeSites } from './merge-sites.ts';
import { listSites, openSite, pairsFile, sitePairs } from './read-sites.ts';
import { splitSite } from './split-site.ts';
import { undoSite } from './undo-site.ts';

const why = 'We called them.';

describe('the registry of sites', () => {
  let world: TestWorld;
  let officer: Actor;
  beforeAll(async () => {
    world = await testWorld();
    officer = await world.actor(await world.organisation('Meridian Foods'), 'compliance-officer');
  });
  const take = async (...rows: string[]) => {
    const table = new TextEncoder().encode(`name,address,country\n${rows.join('\n')}\n`);
    const { jobId } = await world.perform(officer, applySuppliers, {}, table);
    const { state } = await withWorker(world, [takeSuppliersKind], () =>
      untilState(world.kernel, jobId, 'done', 'dead'),
    );
    expect(state).toBe('done');
  };
  const sites = async () => (await world.perform(officer, listSites, { limit: '100' })).rows;
  const pairs = async (state = 'open') => (await world.perform(officer, sitePairs, { state })).rows;
  const seen = async () =>
    Buffer.from((await world.perform(officer, exportChain, {})).bytes).toString() +
    JSON.stringify(
      (await world.perform(officer, listSuppliers, { limit: '100' })).rows.map(({ id, name }) => [id, name]),
    );

  it('makes one site of what is surely one, asks where it is not sure, and never joins units that disagree', async () => {
    await take(
      '"Amberfold Garments Ltd, Unit 6","Plot 35, Pinecone Road, Lanzhu",VN',
      '"AMBERFOLD GARMENTS LIMITED UNIT 6","Plot 35 Pinecone Road, Lanzhu",VN',
      '"Amberfold Garments Ltd, Unit 10","Plot 35, Pinecone Road, Lanzhu",VN',
      '"Quillwater Foods","12 Harbor Street, Port Ellery",US',
    );
    expect((await sites()).map(({ name }) => name)).toHaveLength(3);
    const [asked] = await pairs();
    expect(asked?.reasons).toContain('unit-differs');
  });

  it('asks nothing twice, whatever the answer was and however often the file comes', async () => {
    const open = (await pairs()).map(({ pair }) => pair);
    await world.perform(officer, decidePairs, { pairs: open, same: false, why: '=two halls' });
    const before = (await sites()).length;
    await take('"Amberfold Garments Ltd, Unit 6","Plot 35, Pinecone Road, Lanzhu",VN');
    expect(await pairs()).toEqual([]);
    expect(await sites()).toHaveLength(before);
    const csv = Buffer.from((await world.perform(officer, pairsFile, {})).bytes).toString();
    expect(csv).toContain("'=two halls");
  });

  it('merges and undoes: everything is as it was, and the old id leads on as long as it is merged', async () => {
    const ids = (await sites()).map(({ id }) => id);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(ids, { minLength: 2, maxLength: 2 }), async ([stays = '', goes = '']) => {
        const before = await seen();
        await world.perform(officer, mergeSites, { siteId: stays, others: [goes], why });
        expect(await world.perform(officer, openSite, { siteId: goes })).toMatchObject({ id: stays });
        expect(await seen()).not.toBe(before);
        await world.perform(officer, undoSite, { siteId: goes, why });
        expect(await seen()).toBe(before);
      }),
      { numRuns: 5 },
    );
    await expect(world.perform(officer, mergeSites, { siteId: ids[0], others: [ids[0]], why })).rejects.toMatchObject({
      code: 'SUPPLY_SITE_ITSELF',
    });
  });

  it('splits a site, keeps both histories, does not join them again, and undoes that too', async () => {
    const two = (await sites()).find(({ names }) => names.length > 0);
    const siteId = two?.id ?? '';
    const { suppliers } = await world.perform(officer, openSite, { siteId });
    expect(suppliers).toHaveLength(2);
    const before = (await sites()).length;
    const parted = await world.perform(officer, splitSite, { siteId, suppliers: [suppliers[0]?.id], why });
    expect(await sites()).toHaveLength(before + 1);
    for (const id of [siteId, parted.siteId])
      expect((await world.perform(officer, openSite, { siteId: id })).history[0]?.kind).toBe('split');
    await expect(
      world.perform(officer, splitSite, { siteId, suppliers: [suppliers[1]?.id], why }),
    ).rejects.toMatchObject({ code: 'SUPPLY_SPLIT_UNFIT' });
    await world.perform(officer, undoSite, { siteId, why });
    expect(await sites()).toHaveLength(before);
    expect((await world.perform(officer, openSite, { siteId: parted.siteId })).suppliers).toHaveLength(2);
    const other = (await sites()).find(({ name }) => name.startsWith('Quill'))?.id ?? '';
    await expect(world.perform(officer, undoSite, { siteId: other, why })).rejects.toMatchObject({
      code: 'SUPPLY_NOTHING_TO_UNDO',
    });
  });
});
