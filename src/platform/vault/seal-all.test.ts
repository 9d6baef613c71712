import { beforeAll, describe, expect, it } from 'vitest';
import { testWorld } from '../../testing/world.ts';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { newId, systemRandom } from '../ids/index.ts';
import type { TestWorld } from '../testing/world.ts';

describe('many fields sealed at once', () => {
  let world: TestWorld;
  let orgId: Id;
  beforeAll(async () => {
    world = await testWorld();
    orgId = await world.organisation();
  });
  const id = (): Id => newId(world.clock, systemRandom);
  const inside = <T>(fn: (tx: Tx) => Promise<T>): Promise<T> =>
    world.kernel.db.transaction({ orgId, userId: null }, fn);
  const field = (subjectId: Id, plain: string) => ({ subjectId, address: `test.record.text/${id()}` as const, plain });

  it('open one by one, whether the subject had a key or not, and several fields of a subject share its key', async () => {
    const { vault } = world.kernel;
    const [known, fresh, second] = [id(), id(), id()];
    await inside(async (tx) => {
      const before = await vault.seal(tx, { orgId, ...field(known, 'before') }, 'before');
      const fields = [field(known, 'one'), field(fresh, 'two'), field(second, 'three'), field(fresh, 'four')];
      const sealed = await vault.sealAll(tx, orgId, fields);
      for (const [i, { plain, ...place }] of fields.entries())
        expect(await vault.openText(tx, { orgId, ...place }, sealed[i] as Uint8Array)).toBe(plain);
      const keyOf = (bytes: Uint8Array | undefined) =>
        Buffer.from((bytes as Uint8Array).subarray(1, 17)).toString('hex');
      expect(keyOf(sealed[0])).toBe(keyOf(before));
      expect(keyOf(sealed[1])).toBe(keyOf(sealed[3]));
      expect(keyOf(sealed[1])).not.toBe(keyOf(sealed[2]));
    });
  });

  it('are refused together where one subject was shredded', async () => {
    const { vault } = world.kernel;
    const [gone, there] = [id(), id()];
    await inside((tx) => vault.sealAll(tx, orgId, [field(gone, 'a'), field(there, 'b')]));
    await inside((tx) => vault.shred(tx, orgId, gone, 'test'));
    await expect(inside((tx) => vault.sealAll(tx, orgId, [field(there, 'c'), field(gone, 'd')]))).rejects.toMatchObject(
      {
        code: 'SHREDDED',
      },
    );
    expect(await inside((tx) => vault.sealAll(tx, orgId, []))).toEqual([]);
  });

  it('have the same fingerprints together as one by one', async () => {
    const { vault } = world.kernel;
    const values = ['Ana', 'ana ', 'Bea'];
    const [together, alone] = await inside(async (tx) => [
      await vault.blindAll(tx, orgId, 'test.name', values),
      await Promise.all(values.map((value) => vault.blind(tx, orgId, 'test.name', value))),
    ]);
    expect(together).toEqual(alone);
    expect(together[0]).toEqual(together[1]);
    expect(together[0]).not.toEqual(together[2]);
  });
});
