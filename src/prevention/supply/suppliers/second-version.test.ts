import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import { untilState, withWorker } from '../../../platform/jobs/testing/work.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { describeWithShared, sharedBytes } from '../../../testing/shared-data.ts';
import { testWorld } from '../../../testing/world.ts';
import { decidePairs } from '../sites/decide-pairs.ts';
import { listSites, sitePairs } from '../sites/read-sites.ts';
import { applySuppliers } from './bring-suppliers.ts';
import { takeSuppliersKind } from './take-suppliers.ts';

/** How many rows of the second version are truly new (the field guide's figures); all ten lists were tried, three are kept. */
const lists = [
  ['Fall_2017_Compliance_List', 1],
  ['Summer_2017_Compliance_List', 0],
  ['Winter_2018_Apparel_List', 1],
] as const;

describeWithShared(
  'a list of Open Supply Hub',
  'data/supply/oshub/facility_lists/Fall_2017_Compliance_List.csv',
  () => {
    let world: TestWorld;
    let officer: Actor;
    beforeAll(async () => {
      world = await testWorld();
      officer = await world.actor(await world.organisation(), 'compliance-officer');
    });

    it.each(lists)(
      '%s comes again in its second version: new sites only for the %i rows that are new, nothing is asked',
      async (name, fresh) => {
        const take = async (folder: string) => {
          const bytes = sharedBytes(`data/supply/oshub/${folder}/${name}.csv`) ?? new Uint8Array();
          const taken = await world.perform(officer, applySuppliers, { fileName: `${name}.csv` }, bytes);
          await withWorker(world, [takeSuppliersKind], () => untilState(world.kernel, taken.jobId, 'done', 'dead'));
          return taken.brings;
        };
        const count = async () => (await world.perform(officer, listSites, {})).total;
        expect((await take('facility_lists')).added).toBeGreaterThan(0);
        const { rows } = await world.perform(officer, sitePairs, { limit: '500' });
        if (rows.length > 0)
          await world.perform(officer, decidePairs, {
            pairs: rows.map(({ pair }) => pair),
            same: false,
            why: 'Two places.',
          });
        const before = await count();
        expect((await take('list_files')).added).toBe(fresh);
        expect(await count()).toBe(before + fresh);
        expect((await world.perform(officer, sitePairs, {})).total).toBe(0);
      },
    );
  },
);
