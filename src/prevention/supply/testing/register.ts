import type { Actor } from '../../../platform/actor/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { applyImport, previewImport, uploadFile } from '../../../prosecution/screening/index.ts';
import { partyList } from './lists.ts';

/** Takes the made-up list of parties over, as a person would. */
export const loadList = async (
  world: Pick<TestWorld, 'perform' | 'clock'>,
  officer: Actor,
  retrievedAt = world.clock.now(),
): Promise<void> => {
  const name = 'uflpa_list.csv';
  const { sha256 } = await world.perform(officer, uploadFile, { name }, new TextEncoder().encode(partyList));
  const { id } = await world.perform(officer, previewImport, { files: [{ name, sha256 }], retrievedAt });
  await world.perform(officer, applyImport, { importId: id, why: 'test' });
};

/** Takes a table of names over as a list that keeps goods out. */
export const keepTable = async (
  world: Pick<TestWorld, 'perform'>,
  officer: Actor,
  name: string,
  text: string,
): Promise<void> => {
  const mapping = {
    ...{ list: 'made-up-ban', title: 'Goods kept out (made up)', publisher: 'Made up', measure: 'import-ban' },
    columns: { Name: 'name' },
  };
  const { sha256 } = await world.perform(officer, uploadFile, { name }, new TextEncoder().encode(text));
  const { id } = await world.perform(officer, previewImport, { files: [{ name, sha256 }], mapping });
  await world.perform(officer, applyImport, { importId: id, why: 'test' });
};
