import type { Command } from '../platform/cli/index.ts';
import { serve } from '../server/serve.ts';

export const deploymentCommands: readonly Command[] = [
  {
    name: 'serve',
    says: 'cli.serve',
    run: async ({ config, kernel, say, t }) => {
      const running = await serve(config, await kernel(), say, t);
      await running.stopped;
      return { data: { stopped: true }, text: t('cli.serve.stopped') };
    },
  },
  {
    name: 'init',
    says: 'cli.init',
    run: async ({ kernel, t }) => {
      const { db } = await kernel();
      return { data: { database: db.kind, ready: true }, text: t('cli.init.done', { kind: db.kind }) };
    },
  },
];
