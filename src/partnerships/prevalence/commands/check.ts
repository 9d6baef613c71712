import { dataOf, fitterFor, generatorsOf, readModel } from '../../../engines/prevalence/index.ts';
import type { Command } from '../../../platform/cli/index.ts';
import { refusing } from '../refused.ts';
import { tableOfFile } from './files.ts';
import { ofTable } from './options.ts';

/** Has a model an estimate on a table, and only one? Decided in whole numbers. */
export const prevalenceCheck: Command = {
  name: 'prevalence check',
  args: ['TABLE'],
  says: 'cli.prevalence.check',
  repeated: ofTable,
  options: { '--terms <terms>': 'cli.prevalence.option.terms' },
  run: async (context, [path = ''], options, repeated) => {
    const { table } = await tableOfFile(context, path, repeated);
    const data = dataOf(table);
    const terms = refusing('', () => readModel(data.lists, String(options.terms ?? '')));
    const status = fitterFor(data.lists).status(data, terms);
    const says = context.t(`prevalence.status.${status}`);
    return { data: { status, model: generatorsOf(terms), says }, text: `${status}: ${says}` };
  },
};
