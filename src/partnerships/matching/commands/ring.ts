import { guardTable, type KeyClass, keyClasses, tableCsv } from '../../../engines/matching/index.ts';
import { type Command, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type RingRun, runRing } from '../local/run-ring.ts';

/** File names without folder and ending, made different where two are the same. */
const namesOf = (paths: readonly string[]): readonly string[] => {
  const plain = paths.map((path) => path.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, ''));
  return plain.map((name, i) => (plain.indexOf(name) === i ? name : `${name}-${i + 1}`));
};

export const readKeyClass = (text: string | boolean | undefined): KeyClass | null => {
  if (text === undefined) return null;
  const found = keyClasses.find((keyClass) => keyClass === String(text).toUpperCase());
  return found ?? refuse('MATCHING_KEY_UNKNOWN', {}, [{ field: '--key' }]);
};

export const readNumber = (text: string | boolean | undefined, field: string): number => {
  if (text === undefined) return 0;
  const number = Number(text);
  return Number.isSafeInteger(number) && number >= 0 && number <= 1_000_000
    ? number
    : refuse('MATCHING_NUMBER_WRONG', {}, [{ field }]);
};

/** What a program reads of a run: the table first. */
const dataOf = ({ table, keyClass, lists, messages, log }: RingRun, least: number) => ({
  table: least > 0 ? guardTable(table, least) : { ...table, withheld: 0 },
  key: keyClass,
  lists,
  messages,
  log,
});

/** The whole ring on this machine, one process a list: on which lists how many people stand. */
export const ring: Command = {
  name: 'matching ring',
  says: 'cli.matching.ring',
  args: ['LIST...'],
  options: {
    '--key <class>': 'cli.matching.option.key',
    '--pad <number>': 'cli.matching.option.pad',
    '--least <number>': 'cli.matching.option.least',
  },
  run: async ({ t, say, progress }, paths, { key, pad, least }) => {
    if (paths.length < 2 || paths.length > 10) refuse('MATCHING_LISTS_NUMBER', { count: paths.length });
    const names = namesOf(paths);
    const run = await runRing(
      paths.map((from, i) => ({ name: names[i] ?? from, from })),
      {
        keyClass: readKeyClass(key),
        padTo: readNumber(pad, '--pad'),
        onProgress: (done, total) => progress(t('cli.matching.ring.step'), done, total),
      },
    );
    const data = dataOf(run, readNumber(least, '--least'));
    const rows = run.lists.map(({ name, people, entries, leftOut }) => [name, people, entries, leftOut]);
    const headings = ['list', 'people', 'entries', 'left-out'].map((column) => t(`cli.matching.column.${column}`));
    say(`${t('cli.matching.ring.done', { key: run.keyClass, cases: run.table.cases })}\n${textTable(headings, rows)}`);
    const shown = data.table.cells.filter(({ count }) => count !== null);
    const text = tableCsv({ ...run.table, cells: shown.map((cell) => ({ ...cell, count: cell.count ?? 0 })) });
    return { data, text: text.trimEnd() };
  },
};
