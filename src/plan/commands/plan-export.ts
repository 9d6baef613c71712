import type { Command } from '../../platform/cli/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import { exportFormats, exportPlan } from '../contract.ts';
import { planFile } from '../exchange/plan-files.ts';
import { publicDocument } from '../publication/public-document.ts';
import { whichPlan } from './options.ts';
import { planDocumentOf, planIdOf } from './plan-source.ts';

type Format = (typeof exportFormats)[number];

export const planExport: Command = {
  name: 'plan export',
  says: 'cli.plan.export',
  options: { ...whichPlan, '--format <format>': 'cli.plan.option.format', '--internal': 'cli.plan.option.internal' },
  run: async (context, _args, options) => {
    const format = (options.format ?? 'json') as Format;
    if (!exportFormats.includes(format)) {
      refuse('INPUT_INVALID', { count: 1 }, [{ field: '--format', says: exportFormats.join(', ') }]);
    }
    const scope = options.internal ? 'all' : 'public';
    if (typeof options.plan === 'string') {
      const doc = await planDocumentOf(context, options.plan);
      const file = planFile(scope === 'all' ? doc : publicDocument(doc), format);
      return { data: { name: file.name, bytes: file.bytes.length }, text: '', file };
    }
    const file = await context.call(exportPlan, { planId: await planIdOf(context, options.id), format, scope });
    return { data: { name: file.name, bytes: file.bytes.length }, text: '', file };
  },
};
