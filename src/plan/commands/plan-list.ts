import { type Command, textTable } from '../../platform/cli/index.ts';
import { listPlans } from '../contract.ts';

export const planList: Command = {
  name: 'plan list',
  says: 'cli.plan.list',
  run: async ({ call, t, language }) => {
    const plans = await call(listPlans, {});
    const rows = plans.map((p) => [p.id, p.title[language] ?? p.title.en, p.version, p.status, p.start, p.end]);
    const header = ['id', 'title', 'version', 'status', 'start', 'end'].map((c) => t(`cli.plan.column.${c}`));
    return { data: plans, text: textTable(header, rows) };
  },
};
