import type { Actor } from '../../../platform/actor/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { applyImport, previewImport, uploadFile } from '../../../prosecution/screening/index.ts';
import { partyList } from './lists.ts';

/** Takes the made-up list of parties over, as a person would. */
export const loadList = async (world: Pick<TestWorld, 'perform' | 'clock'>, officer: Actor): Promise<void> => {
  const name = 'uflpa_list.csv';
  const { sha256 } = await world.perform(officer, uploadFile, { name }, new TextEncoder().encode(partyList));
  const { id } = await world.perform(officer, previewImport, {
    files: [{ name, sha256 }],
    retrievedAt: world.clock.now(),
  });
  await world.perform(officer, applyImport, { importId: id, why: 'test' });
};
