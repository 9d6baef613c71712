import {
  dataOf,
  fillWithheld,
  fitterFor,
  generatorsOf,
  rankModels,
  usualOrder,
} from '../../../engines/prevalence/index.ts';
import { type Command, textTable } from '../../../platform/cli/index.ts';
import { refusing } from '../refused.ts';
import { people } from '../words/contract.ts';
import { tableFacts, tableOfFile } from './files.ts';
import { ofTable, optional } from './options.ts';

/** All hierarchical models of an order by BIC, and how many have no estimate. */
export const prevalenceModels: Command = {
  name: 'prevalence models',
  args: ['TABLE'],
  says: 'cli.prevalence.models',
  repeated: ofTable,
  options: { '--order <n>': 'cli.prevalence.option.order', '--top <n>': 'cli.prevalence.option.top' },
  run: async (context, [path = ''], options, repeated) => {
    const { t } = context;
    const read = await tableOfFile(context, path, repeated);
    const order = optional(options.order, '--order', { from: 1, to: 10 }) ?? usualOrder(read.table.lists.length);
    const top = optional(options.top, '--top', { from: 1, to: 1_000_000 }) ?? 10;
    const data = dataOf(fillWithheld(read.table));
    const { fits, tried, refused } = refusing(path, () => rankModels(fitterFor(data.lists), data, order));
    const models = fits
      .slice(0, top)
      .map(({ terms, bic, aic, total }) => ({ terms: generatorsOf(terms), bic, aic, total }));
    return {
      data: { table: tableFacts(read), order, tried, valid: fits.length, refused, models },
      text: [
        t('cli.prevalence.models.counted', { tried, valid: fits.length, refused: tried - fits.length }),
        textTable(
          ['model', 'bic', 'total'].map((column) => t(`cli.prevalence.column.${column}`)),
          models.map(({ terms, bic, total }) => [`[${terms.join(',')}]`, bic.toFixed(4), people(t, total)]),
        ),
      ].join('\n'),
    };
  },
};
