import { type Command, type CommandContext, textTable } from '../../../platform/cli/index.ts';
import { decideRelief, type ReliefAnswer, type ReliefDecision } from '../law/index.ts';
import { dayOf, decidingOptions, factsIn, lawFor } from './read-input.ts';
import { deadlineTable, section, withNotice } from './words.ts';

const QUESTIONS = 5;
const states = ['eligible', 'undetermined', 'contested', 'not'] as const;

/** Which doors are open for what is stated in a file, on a day: no server, nothing kept. */
export const decide: Command = {
  name: 'relief decide',
  args: ['FACTS'],
  says: 'cli.relief.decide',
  options: decidingOptions,
  run: async (context, [path = ''], options) => {
    const law = await lawFor(context, options);
    const on = dayOf(context, options);
    const decision = decideRelief(law, await factsIn(context, law, path), on);
    return { data: decision, text: textFor(context, decision) };
  },
};

function textFor(context: CommandContext, { on, answers, ask, deadlines, packs }: ReliefDecision): string {
  const { t, language } = context;
  const groups = states.map((state) =>
    section(
      t(`cli.relief.state.${state}`),
      answers.filter((answer) => answer.state === state).map((answer) => lineOf(context, answer)),
    ),
  );
  const questions = ask
    .slice(0, QUESTIONS)
    .map(({ fact, asks, why, rules }) => [fact, asks[language], why[language], String(rules.length)]);
  return withNotice(context, [
    t('cli.relief.decided', { day: on, packs: packs.length }),
    ...groups,
    section(
      t('cli.relief.ask'),
      questions.length === 0
        ? []
        : [
            textTable(
              ['fact', 'question', 'why', 'rules'].map((column) => t(`cli.relief.column.${column}`)),
              questions,
            ),
          ],
    ),
    section(
      t('cli.relief.deadlines.heading'),
      [
        deadlineTable(
          context,
          deadlines.filter(({ state }) => state === 'set'),
        ),
      ].filter((table) => table !== ''),
    ),
  ]);
}

function lineOf({ t, language }: CommandContext, answer: ReliefAnswer): string {
  const { rule, version, title, says, citation, effective } = answer;
  const from = effective ? (effective.from ?? t('cli.relief.undated')) : '';
  const source = citation ? ` [${citation.cite}; ${version}, ${from}]` : '';
  const checked = citation && !citation.reviewed ? ` ${t('cli.relief.not-reviewed')}` : '';
  return `  ${rule} – ${title[language]}: ${says[language]}${source}${checked}`;
}
