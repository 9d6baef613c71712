import { perform } from '../../platform/kernel/index.ts';
import type { Chapter } from '../../platform/sample/index.ts';
import { sampleChains } from './fixtures/sample-chains.ts';
import { importChain } from './stored/bring-chain.ts';

/** Three chains of the importer: one proven back to raw material, one that breaks at one mill, one of tomato paste. */
export const supplyChapter: Chapter = {
  name: 'supply',
  load: async ({ kernel, actor }) => {
    const officer = actor('meridian', 'compliance-officer');
    for (const { name, chain } of sampleChains()) {
      const bytes = new TextEncoder().encode(JSON.stringify(chain));
      const file = { bytes, type: 'application/json', name: `${name}.json` };
      await perform(kernel, officer, importChain, { fileName: file.name }, file);
    }
  },
};
