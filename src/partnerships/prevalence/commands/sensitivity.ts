import { fillWithheld, sensitivity } from '../../../engines/prevalence/index.ts';
import { type Command, textTable } from '../../../platform/cli/index.ts';
import { refusingLater } from '../refused.ts';
import { people } from '../words/contract.ts';
import { tableFacts, tableOfFile } from './files.ts';
import { chance, ofChance, ofTable, oneOf } from './options.ts';

/** What becomes of the total when a list is dropped, two are merged, or one person had not been seen. */
export const prevalenceSensitivity: Command = {
  name: 'prevalence sensitivity',
  args: ['TABLE'],
  says: 'cli.prevalence.sensitivity',
  repeated: ofTable,
  options: { '--method <name>': 'cli.prevalence.option.simulated', ...ofChance },
  run: async (context, [path = ''], options, repeated) => {
    const { t } = context;
    const { bootstrap: replicates, level, seed, threads } = chance(options);
    const method = oneOf(options.method, '--method', ['main', 'stepwise', 'older']) ?? 'stepwise';
    const read = await tableOfFile(context, path, repeated);
    const found = await refusingLater(path, () =>
      sensitivity(fillWithheld(read.table), { selection: { kind: method }, replicates, level, seed, threads }),
    );
    const columns = (names: readonly string[]): string[] => names.map((name) => t(`cli.prevalence.column.${name}`));
    return {
      data: { table: tableFacts(read), method, ...found, settings: { bootstrap: replicates, level, seed } },
      text: [
        t('prevalence.sensitivity.without'),
        textTable(
          columns(['list', 'total']),
          found.withoutList.map(({ list, total }) => [list, people(t, total)]),
        ),
        '',
        t('prevalence.sensitivity.merged'),
        textTable(
          columns(['list', 'total']),
          found.mergedPairs.map(({ pair, total }) => [pair.join(' + '), people(t, total)]),
        ),
        '',
        t('prevalence.sensitivity.consistency'),
        textTable(
          columns(['list', 'size', 'total', 'interval']),
          found.consistency.map(({ list, size, total, lower, upper, reason }) => [
            list,
            people(t, size),
            people(t, total),
            reason ? t(`prevalence.consistency.${reason}`) : `${people(t, lower)} – ${people(t, upper)}`,
          ]),
        ),
        '',
        t('prevalence.sensitivity.influence'),
        textTable(
          columns(['list', 'count', 'change']),
          found.influence.slice(0, 10).map(({ lists, count, change }) => [lists.join(' + '), count, people(t, change)]),
        ),
      ].join('\n'),
    };
  },
};
