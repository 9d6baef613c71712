import type { Said } from '../../../engines/rules/index.ts';
import { type CommandContext, textTable } from '../../../platform/cli/index.ts';
import { type ReliefAnswer, type ReliefDeadline, reliefNotice } from '../law/index.ts';

type Words = Pick<CommandContext, 't' | 'language'>;

/** Every text that leaves a command ends with it. */
export const withNotice = ({ language }: Words, parts: readonly string[]): string =>
  [...parts, reliefNotice[language]].filter((part) => part !== '').join('\n\n');

/** A heading with its lines; nothing where there are none. */
export const section = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [heading, ...lines].join('\n');

/** Days that the law sets; without a day, what must be known first. */
function deadlineTable(words: Words, deadlines: readonly ReliefDeadline[]): string {
  if (deadlines.length === 0) return '';
  const { t, language } = words;
  return textTable(
    ['due', 'left', 'what', 'rule', 'cite'].map((column) => t(`cli.relief.column.${column}`)),
    deadlines.map((one) => [
      whenOf(words, one),
      one.daysLeft === null ? '' : String(one.daysLeft),
      one.says[language] + (one.unsure ? ` (${t('cli.relief.unsure')})` : ''),
      `${one.rule} ${one.version}`,
      one.source.cite,
    ]),
  );
}

function whenOf({ t }: Words, { state, due, ifItRuns, notBefore }: ReliefDeadline): string {
  if (due !== null) return due;
  if (ifItRuns !== null) return t('cli.relief.if-it-runs', { day: ifItRuns });
  if (state === 'stopped') return t('cli.relief.stopped');
  return notBefore === null ? t('cli.relief.open') : t('cli.relief.not-before', { day: notBefore });
}

/** What is ahead, what has passed by the day asked about, and what waits for a fact. */
export function deadlineSections(words: Words, on: string, deadlines: readonly ReliefDeadline[]): string[] {
  const dayOf = ({ due, ifItRuns }: ReliefDeadline) => (due ?? ifItRuns)?.slice(0, 10);
  const some = (heading: string, of: (day: string | undefined) => boolean) => {
    const table = deadlineTable(
      words,
      deadlines.filter((one) => of(dayOf(one))),
    );
    return section(words.t(heading), table === '' ? [] : [table]);
  };
  return [
    some('cli.relief.deadlines.ahead', (day) => day !== undefined && day >= on),
    some('cli.relief.deadlines.passed', (day) => day !== undefined && day < on),
    some('cli.relief.deadlines.open', (day) => day === undefined),
  ];
}

/** Who checked the words, or that nobody has, or not lately. */
export function reviewOf({ t }: Words, { citation, lacks }: Pick<ReliefAnswer, 'citation' | 'lacks'>): string {
  const reviewed = citation?.reviewed;
  if (!reviewed) return t('cli.relief.not-reviewed');
  return t(lacks.includes('recent review') ? 'cli.relief.review-old' : 'cli.relief.reviewed', {
    who: reviewed.who,
    day: reviewed.when,
  });
}

export const inLanguage = ({ language }: Words, said: Said | null): string => said?.[language] ?? '';
