import { type Command, type CommandContext, textTable } from '../../../platform/cli/index.ts';
import { computeRestitution, type RestitutionAnswer, restitutionLaw } from '../law/index.ts';
import { cautionWords, clockWords, stepWords } from '../words.ts';
import { dayOf, jsonIn } from './read-input.ts';

/** What is owed for the work in a file: no server, nothing kept. */
export const compute: Command = {
  name: 'restitution compute',
  args: ['WORK'],
  says: 'cli.restitution.compute',
  options: { '--on <date>': 'cli.restitution.option.on', '--trace': 'cli.restitution.option.trace' },
  run: async (context, [path = ''], options) => {
    const on = dayOf(context, options);
    const law = restitutionLaw(await context.packs());
    const answer = computeRestitution(law, await jsonIn(context, path), on, path);
    const trace = answer.trace.map((line) => ({ ...line, says: stepWords(context.t, line) }));
    return { data: { ...answer, trace }, text: textFor(context, answer, options.trace === true) };
  },
};

const section = (heading: string, body: string): string => (body === '' ? '' : `${heading}\n${body}`);

function textFor({ t, language }: CommandContext, answer: RestitutionAnswer, withTrace: boolean): string {
  const columns = ['week', 'hours', 'regular', 'straight', 'bonus', 'premium', 'due', 'paid', 'unpaid'];
  const weeks = answer.weeks.map((week) => [
    week.start,
    String(week.hours),
    week.regularRate,
    week.straight,
    week.bonus,
    week.premium,
    week.due,
    week.paid,
    week.backWages,
  ]);
  const headings = (names: readonly string[]) => names.map((name) => t(`restitution.column.${name}`));
  const totals = answer.trace.filter(({ week }) => week === null);
  const shown = withTrace ? answer.trace : totals;
  const clocks = answer.limits.clocks.map((clock) => [clock.due, clockWords(t, clock), clock.amount ?? '', clock.cite]);
  const { low, likely, high } = answer.range;
  return [
    weeks.length === 0 ? t('restitution.no-weeks') : textTable(headings(columns), weeks),
    textTable(
      headings(['amount', 'what', 'cite']),
      shown.map((line) => [line.amount, stepWords(t, line), line.cite]),
    ),
    answer.uncertain
      ? t('restitution.range', { low: low.restitution, likely: likely.restitution, high: high.restitution })
      : '',
    section(
      t('restitution.limits', { day: answer.asOf }),
      clocks.length === 0 ? '' : textTable(headings(['by', 'what', 'amount', 'cite']), clocks),
    ),
    section(t('restitution.cautions'), answer.cautions.map((one) => `  - ${cautionWords(t, one)}`).join('\n')),
    answer.reviewed ? '' : t('restitution.not-reviewed'),
    answer.notice[language],
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
