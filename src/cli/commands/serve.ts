import type { Command } from '../../platform/cli/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import { sampleExposed } from '../../server/doctor.ts';
import { serve } from '../../server/serve.ts';
import { welcome } from '../../server/welcome.ts';

export const serveCommands: readonly Command[] = [
  {
    name: 'serve',
    says: 'cli.serve',
    run: async ({ config, kernel, say, t }) => {
      const opened = await kernel();
      if (await sampleExposed(config, opened)) refuse('SAMPLE_WORLD_EXPOSED');
      const running = await serve(config, opened);
      // port 0 is any free one: only now is it known which
      const at =
        config.port === 0 ? { ...config, origin: `http://localhost:${new URL(running.address).port}` } : config;
      await welcome(at, opened, say, t).catch(async (error) => {
        await running.stop();
        throw error;
      });
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
