import { beforeAll, describe, expect, it } from 'vitest';
import { PlanDocument } from '../../engines/plan/document.ts';
import { planFromPack } from '../../engines/plan/index.ts';
import { newId } from '../../platform/ids/index.ts';
import type { TestWorld } from '../../platform/testing/world.ts';
import { testWorld } from '../../testing/world.ts';
import { loadDocument } from './load-document.ts';
import { storeDocument } from './store-document.ts';

describe('storing a plan', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });

  const stored = async (doc: PlanDocument) => {
    const orgId = await world.organisation();
    const { clock, random, db } = world.kernel;
    const planId = await db.transaction({ orgId, userId: null }, (tx) =>
      storeDocument({ tx, orgId, clock, newId: () => newId(clock, random) }, doc),
    );
    return { orgId, planId };
  };
  const sorted = (doc: PlanDocument) =>
    Object.fromEntries(
      Object.entries(doc).map(([key, value]) => [
        key,
        Array.isArray(value) ? value.map((v) => JSON.stringify(v, Object.keys(flat(v)).sort())).sort() : value,
      ]),
    );
  const flat = (value: object): object => {
    const keys: Record<string, true> = {};
    JSON.stringify(value, (key, v) => {
      keys[key] = true;
      return v;
    });
    return keys;
  };

  it('gives back the plan of 2021 as it was', async () => {
    const doc = planFromPack(world.kernel.packs, 'us-nap-2021');
    const { orgId, planId } = await stored(doc);
    const back = await world.kernel.db.transaction({ orgId, userId: null }, (tx) =>
      loadDocument(tx, planId, { updates: 'all' }),
    );
    expect(PlanDocument.parse(back)).toEqual(back);
    expect(sorted(back)).toEqual(sorted(doc));
  });

  it('is invisible to every other organisation', async () => {
    const { planId } = await stored(planFromPack(world.kernel.packs, 'us-nap-2021'));
    const other = await world.organisation();
    await expect(
      world.kernel.db.transaction({ orgId: other, userId: null }, (tx) => loadDocument(tx, planId)),
    ).rejects.toMatchObject({ code: 'PLAN_NOT_FOUND' });
  });
});
