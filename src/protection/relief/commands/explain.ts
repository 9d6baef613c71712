import { explain as inPlainWords } from '../../../engines/rules/index.ts';
import { type Command, type CommandContext, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { decidedBy, decideRelief, type ReliefAnswer, type ReliefLaw, reliefNotice } from '../law/index.ts';
import { dayOf, decidingOptions, factsIn, lawFor } from './read-input.ts';
import { deadlineSections, inLanguage, section, withNotice } from './words.ts';

/** One rule in plain words, with facts or without; all rules by name where none is given. */
export const explain: Command = {
  name: 'relief explain',
  args: ['[RULE]', '[FACTS]'],
  says: 'cli.relief.explain',
  options: decidingOptions,
  run: async (context, [rule, path], options) => {
    const law = await lawFor(context, options);
    const on = dayOf(context, options);
    if (rule === undefined) return listed(context, law, on);
    if (!law.rules.rules.some(({ id }) => id === rule)) return refuse('RELIEF_RULE_UNKNOWN', {}, [{ field: 'RULE' }]);
    const stated = path === undefined ? {} : await factsIn(context, law, path);
    const [answer] = decideRelief(law, stated, on, [rule]).answers;
    const [result] = decidedBy(law, stated, on, [rule]).results;
    if (!answer || !result) return refuse('RELIEF_RULE_UNKNOWN', {}, [{ field: 'RULE' }]);
    const { because } = inPlainWords(law.rules, result, on, context.language);
    const wordings = law.wordings
      .filter(({ id }) => id === rule)
      .map(({ version, effective, undated, status, source, says }) => ({
        version,
        from: undated ? null : effective.from,
        to: effective.to ?? null,
        status,
        cite: source.cite,
        says,
      }));
    return {
      data: { on, notice: reliefNotice, packs: law.packs, answer, because, wordings },
      text: textFor(context, law, on, answer, because),
    };
  },
};

function textFor(
  context: CommandContext,
  law: ReliefLaw,
  on: string,
  answer: ReliefAnswer,
  because: readonly { depth: number; truth: string; says: string }[],
): string {
  const { t, language } = context;
  const wording = answer.version === null ? undefined : law.wording(answer.rule, answer.version);
  const says = wording && typeof wording.says !== 'string' ? (wording.says[language] ?? wording.says.en) : '';
  const bullets = (lines: readonly string[]) => lines.map((line) => `  - ${line}`);
  return withNotice(context, [
    `${answer.rule} – ${answer.title[language]}`,
    answer.certainty === 'from memory'
      ? `${t('cli.relief.state.unread')}: ${answer.says[language]}`
      : `${t(`cli.relief.state.${answer.state}`)}: ${answer.says[language]}`,
    says,
    inLanguage(context, wording?.why ?? null),
    section(
      t('cli.relief.because'),
      because.map(
        ({ depth, truth, says: line }) => `  ${'  '.repeat(depth)}[${t(`cli.relief.truth.${truth}`)}] ${line}`,
      ),
    ),
    section(t('cli.relief.ask'), bullets(answer.missing.map(({ fact, asks }) => `${asks[language]} (${fact})`))),
    ...deadlineSections(context, on, answer.deadlines),
    section(t('cli.relief.documents'), bullets(answer.documents.map((one) => one.says[language]))),
    section(t('cli.relief.consequences'), bullets(answer.consequences.map((said) => said[language]))),
    section(t('cli.relief.uncertain'), bullets(answer.uncertain.map((said) => said[language]))),
    inLanguage(context, answer.statusNote),
    section(
      t('cli.relief.ahead'),
      bullets(answer.ahead.map(({ from, says: said, cite }) => `${from}: ${said[language]} [${cite}]`)),
    ),
    answer.citation
      ? t('cli.relief.source', {
          cite: answer.citation.cite,
          version: answer.version ?? '',
          from: answer.effective?.from ?? t('cli.relief.undated'),
          status: answer.status ?? '',
          reviewed: answer.citation.reviewed
            ? `${answer.citation.reviewed.who} ${answer.citation.reviewed.when}`
            : t('cli.relief.not-reviewed'),
        })
      : '',
  ]);
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
