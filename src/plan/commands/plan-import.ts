import { type Command, followJob } from '../../platform/cli/index.ts';
import { importPlan, previewImport } from '../contract.ts';
import { importJob } from '../exchange/import-plan.ts';

export const planImport: Command = {
  name: 'plan import',
  args: ['FILE'],
  says: 'cli.plan.import',
  options: { '--preview': 'cli.plan.option.preview' },
  run: async (context, [path = ''], options) => {
    const { call, readFile, t } = context;
    const file = await readFile(path);
    if (options.preview) {
      const preview = await call(previewImport, { name: file.name }, file);
      const places = [...preview.problems, ...preview.warnings].map((p) =>
        [p.sheet, p.row && `${t('cli.plan.column.row')} ${p.row}`, p.column, p.field, p.code, p.says]
          .filter(Boolean)
          .join(' · '),
      );
      const head = t('cli.plan.import.preview', { format: preview.format, problems: preview.problems.length });
      return { data: preview, text: [head, ...places].join('\n'), exit: preview.ready ? 0 : 1 };
    }
    const { planId, jobId, counts } = await call(importPlan, { name: file.name }, file);
    const done = jobId ? importJob.gives.parse((await followJob(context, jobId)).result) : { planId, counts };
    return { data: done, text: t('cli.plan.import.done', { id: done.planId ?? '', nodes: done.counts.nodes ?? 0 }) };
  },
};
