import { type Command, type CommandContext, textTable } from '../../../platform/cli/index.ts';
import { decideRelief, type ReliefAnswer, type ReliefDecision } from '../law/index.ts';
import { dayOf, decidingOptions, factsIn, lawFor } from './read-input.ts';
import { deadlineSections, reviewOf, section, withNotice } from './words.ts';

const QUESTIONS = 5;
/** Where a rule holds: a door is open, somebody is bound to act, something stays secret. */
const effects = ['opens', 'binds', 'protects'] as const;
const states = ['undetermined', 'contested', 'not'] as const;

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
  const group = (heading: string, some: readonly ReliefAnswer[]) =>
    section(
      heading,
      some.map((answer) => lineOf(context, answer)),
    );
  const read = answers.filter(({ certainty }) => certainty !== 'from memory');
  const unread = answers.filter(({ certainty }) => certainty === 'from memory');
  const questions = ask
    .slice(0, QUESTIONS)
    .map(({ fact, asks, why, rules }) => [fact, asks[language], why[language], String(rules.length)]);
  return withNotice(context, [
    t('cli.relief.decided', { day: on, packs: packs.length }),
    ...effects.map((effect) =>
      group(
        t(`cli.relief.holds.${effect}`),
        read.filter((answer) => answer.state === 'eligible' && answer.effect === effect),
      ),
    ),
    ...states.map((state) =>
      group(
        t(`cli.relief.state.${state}`),
        read.filter((answer) => answer.state === state),
      ),
    ),
    // of these nothing is told but that an attorney must be asked
    group(t('cli.relief.state.unread'), unread),
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
    ...deadlineSections(
      context,
      on,
      deadlines.filter(({ due, ifItRuns }) => due !== null || ifItRuns !== null),
    ),
  ]);
}

function lineOf(context: CommandContext, answer: ReliefAnswer): string {
  const { t, language } = context;
  const { rule, version, title, says, citation, effective } = answer;
  const from = effective ? (effective.from ?? t('cli.relief.undated')) : '';
  const source = citation ? ` [${citation.cite}; ${version}, ${from}]` : '';
  const checked = citation ? ` ${reviewOf(context, answer)}` : '';
  return `  ${rule} – ${title[language]}: ${says[language]}${source}${checked}`;
}
