import { type Command, type CommandContext, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { decideRelief, type ReliefLaw, reliefNotice } from '../law/index.ts';
import { explained, explanationText } from './explanation.ts';
import { dayOf, decidingOptions, factsIn, lawFor } from './read-input.ts';
import { withNotice } from './words.ts';

/** One rule in plain words, with facts or without; what a file of facts decides; or all rules by name. */
export const explain: Command = {
  name: 'relief explain',
  args: ['[RULE]', '[FACTS]'],
  says: 'cli.relief.explain',
  options: decidingOptions,
  run: async (context, args, options) => {
    const law = await lawFor(context, options);
    const on = dayOf(context, options);
    const { rule, path } = rightly(law, args);
    if (rule === undefined && path === undefined) return listed(context, law, on);
    const facts = path === undefined ? {} : await factsIn(context, law, path);
    const all = explained(law, facts, on, context.language, rule);
    const shown = all.filter(({ answer }) => rule !== undefined || answer.state !== 'undetermined');
    const [one] = all;
    return {
      data: { on, notice: reliefNotice, packs: law.packs, ...(rule === undefined ? { explanations: all } : one) },
      text: withNotice(
        context,
        shown.map((each) => explanationText(context, law, on, each)),
      ),
    };
  },
};

/** A file of facts may stand alone, in the place of the rule. */
function rightly(law: ReliefLaw, [first, second]: readonly string[]): { rule?: string; path?: string } {
  if (first === undefined) return {};
  const isRule = law.rules.rules.some(({ id }) => id === first);
  if (isRule) return second === undefined ? { rule: first } : { rule: first, path: second };
  return first.endsWith('.json') ? { path: first } : refuse('RELIEF_RULE_UNKNOWN');
}

function listed(context: CommandContext, law: ReliefLaw, on: string) {
  const { t, language } = context;
  const { answers, packs, notice } = decideRelief(law, {}, on);
  const rules = answers.map(({ rule, area, title, version, effective, status, certainty, citation, ahead }) => ({
    rule,
    area,
    title,
    version,
    effective,
    status,
    certainty,
    cite: citation?.cite ?? null,
    reviewed: citation?.reviewed ?? null,
    ahead,
  }));
  return {
    data: { on, notice, packs, rules },
    text: withNotice(context, [
      textTable(
        ['rule', 'version', 'status', 'from', 'what'].map((column) => t(`cli.relief.column.${column}`)),
        rules.map((one) => [
          one.rule,
          one.version,
          one.status,
          one.effective && (one.effective.from ?? t('cli.relief.undated')),
          one.title[language],
        ]),
      ),
    ]),
  };
}
