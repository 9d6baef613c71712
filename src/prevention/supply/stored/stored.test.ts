import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { ChainSchema } from '../chain/contract.ts';
import { importers } from '../testing/importers.ts';
import { importChain, previewChain } from './bring-chain.ts';
import { exportChain, listProducts } from './read-chains.ts';

const shirt = ChainSchema.parse({
  format: 'fourfold-chain/1',
  parties: [{ id: 'p1', name: 'Tallow Spinning', country: 'in', owners: [] }],
  sites: [
    { id: 's1', name: 'Tallow Mill, unit 6', party: 'p1', country: 'in', lat: 11.5, lng: 77.25, inXinjiang: false },
    { id: 's2', name: 'Gin', country: 'in', rawMaterial: true, originProof: ['d1'] },
  ],
  materials: [{ id: 'yarn', name: 'Yarn', hs: '520512' }],
  products: [{ id: 'shirt', name: 'Shirt', inputs: [{ material: 'yarn', mass: 0.4 }] }],
  documents: [{ id: 'd1', type: 'invoice', date: '2026-01-31' }],
  links: [
    { id: 'l1', from: 's1', to: 'shirt', material: 'yarn', status: 'documented', share: 1, documents: ['d1'] },
    { id: 'l2', from: 's2', to: 's1', material: 'yarn', status: 'declared', validFrom: '2026-01-01' },
  ],
  lots: [{ id: 'lot', site: 's2', to: 's1', material: 'yarn', amount: { quantity: 170, unit: 'KGM' } }],
  yields: [{ from: 'yarn', to: 'yarn', expected: 0.7, source: 'made up' }],
  conversions: [{ from: 'BLE', to: 'KGM', factor: 170, source: 'made up' }],
});
const bytesOf = (chain: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(chain));

describe('the chain of an organisation', () => {
  let world: TestWorld;
  let officer: Actor;
  let stranger: Actor;
  beforeAll(async () => {
    ({ world, officer, stranger } = await importers());
  });

  it('comes out as it went in, and the same file again changes nothing', async () => {
    const before = await world.perform(officer, previewChain, {}, bytesOf(shirt));
    expect(before.brought.find(({ kind }) => kind === 'sites')).toMatchObject({ added: 2, changed: 0 });
    await world.perform(officer, importChain, {}, bytesOf(shirt));
    const { bytes } = await world.perform(officer, exportChain, {});
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual(JSON.parse(JSON.stringify(shirt)));
    const again = await world.perform(officer, importChain, {}, bytesOf(shirt));
    expect(again.brought.every(({ added, changed }) => added === 0 && changed === 0)).toBe(true);
    expect(await world.perform(officer, listProducts, {})).toMatchObject({
      total: 1,
      rows: [{ id: 'shirt', suppliers: 1 }],
    });
  });

  it('is nobody else’s', async () => {
    expect((await world.perform(stranger, listProducts, {})).total).toBe(0);
  });
});
