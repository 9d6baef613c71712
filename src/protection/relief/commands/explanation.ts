import type { Facts } from '../../../engines/rules/index.ts';
import { explain as inPlainWords } from '../../../engines/rules/index.ts';
import type { CommandContext } from '../../../platform/cli/index.ts';
import { decidedBy, decideRelief, type ReliefAnswer, type ReliefLaw } from '../law/index.ts';
import { deadlineSections, inLanguage, reviewOf, section } from './words.ts';

export interface Explained {
  readonly answer: ReliefAnswer;
  /** Each condition in the words of the pack, and what it came to. */
  readonly because: readonly { readonly depth: number; readonly truth: string; readonly says: string }[];
  /** Every wording of the rule, with its days. */
  readonly wordings: readonly {
    version: string;
    from: string | null;
    to: string | null;
    status: string;
    cite: string;
  }[];
}

export function explained(law: ReliefLaw, facts: Facts, on: string, language: 'en' | 'es', only?: string): Explained[] {
  const rules = only === undefined ? undefined : [only];
  const { results } = decidedBy(law, facts, on, rules);
  return decideRelief(law, facts, on, rules).answers.flatMap((answer, index) => {
    const result = results[index];
    if (!result) return [];
    const wordings = law.wordings
      .filter(({ id }) => id === answer.rule)
      .map(({ version, effective, undated, status, source: { cite } }) => ({
        version,
        from: undated ? null : effective.from,
        to: effective.to ?? null,
        status,
        cite,
      }));
    return [{ answer, because: inPlainWords(law.rules, result, on, language).because, wordings }];
  });
}

/** One rule as a person reads it. */
export function explanationText(
  context: CommandContext,
  law: ReliefLaw,
  on: string,
  { answer, because }: Explained,
): string {
  const { t, language } = context;
  const wording = answer.version === null ? undefined : law.wording(answer.rule, answer.version);
  const says = wording && typeof wording.says !== 'string' ? (wording.says[language] ?? wording.says.en) : '';
  const bullets = (lines: readonly string[]) => lines.map((line) => `  - ${line}`);
  return [
    `${answer.rule} – ${answer.title[language]}`,
    `${headingOf(context, answer)}: ${answer.says[language]}`,
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
          reviewed: reviewOf(context, answer),
        })
      : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function headingOf({ t }: CommandContext, { certainty, state, effect }: ReliefAnswer): string {
  if (certainty === 'from memory') return t('cli.relief.state.unread');
  return state === 'eligible' ? t(`cli.relief.holds.${effect ?? 'opens'}`) : t(`cli.relief.state.${state}`);
}
