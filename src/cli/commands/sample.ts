import type { Command } from '../../platform/cli/index.ts';
import { removeSample } from '../../platform/sample/index.ts';
import { loadSampleWorld } from '../../server/sample-world.ts';

export const sampleCommands: readonly Command[] = [
  {
    name: 'sample load',
    says: 'cli.sample.load',
    run: async ({ kernel, say, t }) => {
      const people = await loadSampleWorld(await kernel(), say);
      return { data: { people: people.length }, text: t('cli.sample.loaded', { people: people.length }) };
    },
  },
  {
    name: 'sample remove',
    says: 'cli.sample.remove',
    run: async ({ kernel, t }) => {
      const organisations = await removeSample((await kernel()).db);
      return { data: { organisations }, text: t('cli.sample.removed', { organisations }) };
    },
  },
];
