import { estimate } from '../../../engines/prevalence/index.ts';
import { type Command, textTable } from '../../../platform/cli/index.ts';
import { runRing } from '../local/run-ring.ts';
import { agencies, peopleThere } from '../made-up/agencies.ts';

/** Six offices as six processes with made-up people; none sees another's list, and one number comes out. */
export const demo: Command = {
  name: 'matching demo',
  says: 'cli.matching.demo',
  run: async ({ t, progress }) => {
    const run = await runRing(
      agencies.map(({ name }, i) => ({ name, from: `agency:${i}` })),
      { keyClass: 'K1', padTo: 1_000, onProgress: (done, total) => progress(t('cli.matching.ring.step'), done, total) },
    );
    const { table, lists, messages, log } = run;
    const cells = table.cells.map(({ history, count }) => ({
      history: history.reduce<number>((mask, bit, i) => mask | (bit << i), 0),
      count,
    }));
    const { estimates } = await estimate(
      { lists: table.lists, cells },
      { methods: ['stepwise'], seed: 1, bootstrap: 200 },
    );
    const [stepwise] = estimates;
    const total = Math.round(stepwise?.total ?? 0);
    const [lower, upper] = [stepwise?.interval?.lower, stepwise?.interval?.upper].map((n) => Math.round(n ?? 0));
    const data = {
      lists,
      table: { cases: table.cases, cells: table.cells.length },
      messages,
      log,
      estimate: { method: 'stepwise', total, lower, upper },
      truth: peopleThere,
    };
    const headings = ['list', 'people', 'entries'].map((column) => t(`cli.matching.column.${column}`));
    return {
      data,
      text: [
        t('cli.matching.demo.start', { count: lists.length }),
        '',
        textTable(
          headings,
          lists.map(({ name, people, entries }) => [name, people, entries]),
        ),
        '',
        t('cli.matching.demo.ring', { messages, cases: table.cases, cells: table.cells.length }),
        t('cli.matching.demo.number', { total, lower: lower ?? 0, upper: upper ?? 0, truth: peopleThere }),
        t('cli.matching.demo.doubt'),
      ].join('\n'),
    };
  },
};
