import { ledger } from '../../engines/plan/index.ts';
import { type Command, textTable } from '../../platform/cli/index.ts';
import { findingValues, openLedger } from '../contract.ts';
import { findingViews } from '../ledger/finding-views.ts';
import { dayFrom, onDay, whichPlan } from './options.ts';
import { planDocumentOf, planIdOf } from './plan-source.ts';

export const planLedger: Command = {
  name: 'plan ledger',
  says: 'cli.plan.ledger',
  options: { ...whichPlan, ...onDay },
  run: async (context, _args, options) => {
    const asOf = dayFrom(context, options);
    const fromDocument = async (named: string) => {
      const doc = await planDocumentOf(context, named);
      const found = ledger(doc, { asOf });
      return {
        cycles: doc.cycles,
        commitments: doc.commitments,
        ...found,
        findings: findingViews(doc, found.findings),
      };
    };
    const data = openLedger.gives.parse(
      typeof options.plan === 'string'
        ? await fromDocument(options.plan)
        : await context.call(openLedger, { planId: await planIdOf(context, options.id), asOf }),
    );
    const { t, language } = context;
    const rows = data.findings.map((f) => [
      t(`plan.ledger.kind.${f.kind}`),
      t(f.key, findingValues(f, language)),
      f.rows.join(' '),
    ]);
    const head = t('cli.plan.ledger.content', {
      total: data.content.total,
      cycles: data.content.byCycle.length,
      timeframe: data.content.withTimeframe,
      findings: rows.length,
    });
    const header = ['kind', 'question', 'rows'].map((c) => t(`cli.plan.column.${c}`));
    return { data, text: `${head}\n\n${textTable(header, rows)}` };
  },
};
