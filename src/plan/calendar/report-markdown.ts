import type { Language } from '../../platform/actor/index.ts';
import type { CivilDate } from '../../platform/contract/index.ts';
import type { Translate } from '../../platform/i18n/index.ts';
import { wordsIn } from '../../platform/packs/index.ts';
import { type FilledLine, type ItemWithLines, inDays, type MissingThing } from './report.ts';

export interface ReportOptions {
  readonly fiscalYear: number;
  readonly asOf: CivilDate;
  readonly language: Language;
  readonly t: Translate;
}

/** The report item by item. What is missing is said in its place and again, by name, at the top. */
export const reportMarkdown = (items: readonly ItemWithLines[], options: ReportOptions): string => {
  const { fiscalYear, asOf, t } = options;
  const open = items.filter(({ state }) => state !== 'filled');
  const blocks = [
    `# ${t('plan.report.title', { year: `FY${fiscalYear}` })}`,
    t('plan.report.draft', { asOf }),
    open.length === 0
      ? t('plan.report.complete', { count: items.length })
      : `**${t('plan.report.incomplete', { open: open.length, count: items.length })}** ${open.map(({ entry }) => `(${entry.item})`).join(' ')}`,
    ...items.flatMap((item) => itemBlocks(item, options)),
  ];
  return `${blocks.join('\n\n')}\n`;
};

const itemBlocks = (item: ItemWithLines, { language, t }: ReportOptions): string[] => {
  const { entry, lines, parts, missing } = item;
  return [
    `## (${entry.item}) ${wordsIn(entry.says, language)}`,
    ...linesBlock(lines, t),
    ...parts.flatMap((part) => [
      `### (${entry.item})(${part.item}) ${wordsIn(part.says, language)}`,
      ...(part.lines.length === 0 ? [`**${t('plan.report.unfilled')}**`] : linesBlock(part.lines, t)),
    ]),
    ...missing.flatMap((thing) => missingBlock(thing, t)),
  ];
};

const missingBlock = ({ what }: MissingThing, t: Translate): string[] =>
  what === 'part' ? [] : [`**${t(what === 'anything' ? 'plan.report.unfilled' : `plan.report.no-${what}`)}**`];

const linesBlock = (lines: readonly FilledLine[], t: Translate): string[] => {
  const numbers = lines.filter(({ value }) => value !== null);
  const named = (line: string) => (['value', 'mean', 'median'].includes(line) ? t(`plan.report.${line}`) : line);
  const rows = numbers.map(
    ({ line, value, unit }) =>
      `| ${cell(named(line))} | ${value} ${cell(unit === inDays ? t('plan.report.days') : (unit ?? ''))} |`,
  );
  const words = lines.flatMap((line) => (line.words ? [line.words] : []));
  return [
    ...(rows.length > 0
      ? [`| ${t('plan.report.what')} | ${t('plan.report.number')} |\n|---|---|\n${rows.join('\n')}`]
      : []),
    ...words,
  ];
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim();
