import { expect, it } from 'vitest';
import { testWorld } from '../../../testing/world.ts';
import { importChain } from '../stored/bring-chain.ts';
import { exportChain } from '../stored/read-chains.ts';
import { addDocument, detachProof } from './documents.ts';

it('a proof of origin is taken away with a reason, and the document stays', async () => {
  const world = await testWorld();
  const officer = await world.actor(await world.organisation('Cotton of the test'), 'compliance-officer');
  const chain = { format: 'fourfold-chain/1', sites: [{ id: 'gin', name: 'Gin', country: 'in', rawMaterial: true }] };
  await world.perform(officer, importChain, {}, new TextEncoder().encode(JSON.stringify(chain)));
  const about = { type: 'certificate-of-origin', title: 'Bale 7', siteId: 'gin', name: 'bale.txt' };
  const { id } = await world.perform(officer, addDocument, about, new TextEncoder().encode('Made up.\n'));
  const kept = async () => {
    const { sites, documents } = JSON.parse(
      new TextDecoder().decode((await world.perform(officer, exportChain, {})).bytes),
    );
    return { proof: sites[0].originProof, documents: documents.map((one: { id: string }) => one.id) };
  };
  expect(await kept()).toEqual({ proof: [id], documents: [id] });
  const proof = { siteId: 'gin', documentId: id };
  await expect(world.perform(officer, detachProof, { ...proof, reason: ' ' })).rejects.toThrow();
  await world.perform(officer, detachProof, { ...proof, reason: 'It is of another bale' });
  expect(await kept()).toEqual({ proof: [], documents: [id] });
  await expect(world.perform(officer, detachProof, { ...proof, reason: 'Again' })).rejects.toMatchObject({
    code: 'SUPPLY_DOCUMENT_NOT_FOUND',
  });
});
