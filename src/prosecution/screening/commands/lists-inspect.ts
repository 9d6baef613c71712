import { type Command, textTable } from '../../../platform/cli/index.ts';
import type { ListReading } from '../lists/entity.ts';
import { readSources, sourcesHash } from '../lists/read-sources.ts';
import { listFiles, problemLine, withProgress } from './list-path.ts';

const SHOWN = 20;

/** What a file is, how much it holds and what is wrong with it. A list that must not be used ends with exit status 1. */
export const listsInspect: Command = {
  name: 'lists inspect',
  args: ['PATH'],
  says: 'cli.lists.inspect',
  run: async (context, [path = '']) => {
    const { t } = context;
    const files = await listFiles(context, path);
    const reading = await readSources(withProgress(context, files), () => {});
    const { entries, names, addresses, identifiers, rows } = reading.counts;
    const version = { date: reading.date, sha256: await sourcesHash(files) };
    const problems = reading.problems.map((problem) => ({ ...problem, says: t(`lists.problem.${problem.code}`) }));
    const state = stateOf(reading);
    const facts = { entries, names, addresses, identifiers };
    const shown = [...reading.problems]
      .sort((a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight))
      .slice(0, SHOWN);
    return {
      data: { format: reading.format, lists: reading.listIds, ...facts, rows, version, problems },
      text: [
        t(`cli.lists.inspect.${state}`, {
          format: reading.format || '–',
          lists: reading.listIds.join(', ') || '–',
        }),
        textTable(
          ['what', 'count'].map((column) => t(`cli.lists.column.${column}`)),
          [
            ...Object.entries(facts).map(([what, count]) => [t(`cli.lists.count.${what}`), count]),
            ...Object.entries(rows).map(([table, count]) => [t('cli.lists.count.rows', { table }), count]),
          ],
        ),
        t('cli.lists.version', { date: version.date || '–', sha256: version.sha256 }),
        t('cli.lists.problems', { count: problems.length }),
        ...shown.map((problem) => problemLine(context, problem)),
        ...(problems.length > SHOWN ? [t('cli.lists.problems.more', { count: problems.length - SHOWN })] : []),
      ].join('\n'),
      exit: state === 'fatal' ? 1 : 0,
    };
  },
};

/** One table of several is looked at alone often enough; it is no list, and no reason to fail. */
function stateOf({ problems, counts }: ListReading): 'read' | 'partial' | 'fatal' {
  const fatal = problems.filter(({ weight }) => weight === 'fatal');
  if (fatal.length === 0) return 'read';
  return counts.entries > 0 && fatal.every(({ code }) => code === 'LIST_TABLE_MISSING') ? 'partial' : 'fatal';
}

const weights = ['fatal', 'reject', 'note'] as const;
