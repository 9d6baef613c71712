import {
  dataOf,
  fillWithheld,
  fitterFor,
  readModel,
  simulateCoverage,
  stepwise,
  usualThreshold,
} from '../../../engines/prevalence/index.ts';
import type { Command } from '../../../platform/cli/index.ts';
import { refusing, refusingLater } from '../refused.ts';
import { tableFacts, tableOfFile } from './files.ts';
import { chance, ofChance, ofTable, oneOf, optional } from './options.ts';

/** How often the interval holds a truth that is known. */
export const prevalenceSimulate: Command = {
  name: 'prevalence simulate',
  args: ['TABLE'],
  says: 'cli.prevalence.simulate',
  repeated: ofTable,
  options: {
    '--terms <terms>': 'cli.prevalence.option.truth',
    '--method <name>': 'cli.prevalence.option.simulated',
    '--datasets <n>': 'cli.prevalence.option.datasets',
    ...ofChance,
  },
  run: async (context, [path = ''], options, repeated) => {
    const { t, progress } = context;
    const { bootstrap, level, seed, threads } = chance(options);
    const datasets = optional(options.datasets, '--datasets', { from: 1, to: 100_000 }) ?? 100;
    const method = oneOf(options.method, '--method', ['main', 'stepwise', 'older']) ?? 'stepwise';
    const read = await tableOfFile(context, path, repeated);
    const data = dataOf(fillWithheld(read.table));
    const terms =
      options.terms === undefined
        ? stepwise(fitterFor(data.lists), data, usualThreshold).terms
        : refusing('', () => readModel(data.lists, String(options.terms)));
    const levels = [...new Set([level, 0.8])];
    const found = await refusingLater(path, () =>
      simulateCoverage(
        read.table,
        terms,
        { kind: method },
        {
          datasets,
          replicates: bootstrap,
          levels,
          seed,
          threads,
          progress: (done, total) => progress(t('cli.prevalence.simulating'), done, total),
        },
      ),
    );
    return {
      data: { table: tableFacts(read), method, settings: { datasets, bootstrap, seed }, ...found },
      text: [
        t('cli.prevalence.simulate.truth', { model: found.model, truth: Math.round(found.truth), datasets }),
        ...found.coverage.map(({ level: nominal, covered }) =>
          t('cli.prevalence.simulate.covered', {
            percent: Math.round(nominal * 100),
            covered: (covered * 100).toFixed(1),
          }),
        ),
        t('cli.prevalence.simulate.error', {
          rmse: Math.round(found.rmse),
          log: found.rmseLog.toFixed(3),
          failed: found.failed,
        }),
      ].join('\n'),
    };
  },
};
