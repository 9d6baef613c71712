import type { Command } from '../../platform/cli/index.ts';
import { addFileEvidence, recordUpdate } from '../contract.ts';
import { planIdOf } from './plan-source.ts';

export const planUpdate: Command = {
  name: 'plan update',
  args: ['NODE', 'AGENCY', 'PERIOD', 'STATE'],
  says: 'cli.plan.update',
  options: {
    '--id <id>': 'cli.plan.option.id',
    '--narrative <text>': 'cli.plan.option.narrative',
    '--percent <number>': 'cli.plan.option.percent',
    '--evidence <file>': 'cli.plan.option.evidence',
  },
  run: async (context, [nodeId = '', agency = '', period = '', state = ''], options) => {
    const planId = await planIdOf(context, options.id);
    const evidence = typeof options.evidence === 'string' ? await context.readFile(options.evidence) : undefined;
    const { id } = await context.call(recordUpdate, {
      planId,
      nodeId,
      agency,
      period,
      state: state as 'done',
      narrative: typeof options.narrative === 'string' ? options.narrative : '',
      percent: options.percent === undefined ? null : Number(options.percent),
    });
    const proof = evidence
      ? await context.call(
          addFileEvidence,
          { planId, updateId: id, name: evidence.name, title: evidence.name },
          evidence,
        )
      : undefined;
    return { data: { id, evidence: proof }, text: context.t('cli.plan.update.done', { id }) };
  },
};
