import type { z } from 'zod';
import { type Command, type CommandContext, textTable } from '../../platform/cli/index.ts';
import { findingValues, planOverview } from '../contract.ts';
import { overviewOf } from '../register/overview-of.ts';
import { dayFrom, onDay, whichPlan } from './options.ts';
import { planDocumentOf, planIdOf } from './plan-source.ts';

const Overview = planOverview.gives.omit({ plan: true, toApprove: true });
const soonDays = 90;

/** The status in words: what is late, what slipped, who has not answered, what is next. */
const inWords = ({ t, language }: CommandContext, o: z.infer<typeof Overview>): string => {
  const title = (words: { en: string; es?: string | undefined }): string => words[language] ?? words.en;
  const { actions, officialCodes } = o.completeness;
  const section = (key: string, header: string[], rows: (string | number | null)[][]): string[] => [
    '',
    t(`cli.plan.status.${key}`, { count: rows.length }),
    ...(rows.length > 0
      ? [
          textTable(
            header.map((c) => t(`cli.plan.column.${c}`)),
            rows,
          ),
        ]
      : []),
  ];
  return [
    t('cli.plan.status.known', {
      known: actions.known,
      expected: actions.expected ?? '?',
      unknown: officialCodes.unknown,
    }),
    t('cli.plan.status.as-of', { asOf: o.asOf }),
    ...section(
      'late',
      ['code', 'due', 'days', 'title'],
      o.late.map((n) => [n.code, n.due, n.daysLate, title(n.title)]),
    ),
    ...section(
      'slipped',
      ['question'],
      o.slipped.map((f) => [t(f.key, findingValues(f, language))]),
    ),
    ...section(
      'silent',
      ['agency', 'code', 'title'],
      o.silent.map((s) => [s.agency, s.code, title(s.title)]),
    ),
    ...section(
      'next',
      ['code', 'due', 'title'],
      o.next.map((n) => [n.code, n.due, title(n.title)]),
    ),
  ].join('\n');
};

export const planStatus: Command = {
  name: 'plan status',
  says: 'cli.plan.status',
  options: { ...whichPlan, ...onDay },
  run: async (context, _args, options) => {
    const asOf = dayFrom(context, options);
    const data = Overview.parse(
      typeof options.plan === 'string'
        ? overviewOf(await planDocumentOf(context, options.plan), { asOf, soonDays })
        : await context.call(planOverview, { planId: await planIdOf(context, options.id), asOf, soonDays }),
    );
    return { data, text: inWords(context, data) };
  },
};
