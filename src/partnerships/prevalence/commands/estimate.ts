import { estimate, type Method, methods } from '../../../engines/prevalence/index.ts';
import { type Command, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { refusingLater } from '../refused.ts';
import { estimateNotes, intervalWords, methodName, people, tableNote, verdictText } from '../words/contract.ts';
import { tableFacts, tableOfFile } from './files.ts';
import { chance, namesIn, type Options, ofChance, ofTable, oneOf, optional } from './options.ts';

const isMethod = (name: string): name is Method => (methods as readonly string[]).includes(name);

const methodsIn = ({ method }: Options): readonly Method[] | undefined => {
  const names = namesIn(method) ?? ['all'];
  if (names.includes('all')) return undefined;
  const unknown = names.filter((name) => !isMethod(name));
  if (unknown.length > 0)
    refuse('PREVALENCE_OPTION_INVALID', { option: '--method', from: 'all', to: methods.at(-1) ?? '' }, [
      { field: '--method', says: `"${unknown.join(', ')}": all, ${methods.join(', ')}` },
    ]);
  return names.filter(isMethod);
};

const topsIn = ({ ntop }: Options): number | 'all' | undefined =>
  ntop === 'all' ? 'all' : optional(ntop, '--ntop', { from: 1, to: 1_000_000 });

/** Only what was asked for: the engine knows its own usual values. */
const given = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** Estimates side by side from a capture table, in this process. */
export const prevalenceEstimate: Command = {
  name: 'prevalence estimate',
  args: ['TABLE'],
  says: 'cli.prevalence.estimate',
  repeated: ofTable,
  options: {
    '--method <names>': 'cli.prevalence.option.method',
    '--order <n>': 'cli.prevalence.option.order',
    ...ofChance,
    '--ntop <n>': 'cli.prevalence.option.ntop',
    '--threshold <p>': 'cli.prevalence.option.threshold',
    '--prior <name>': 'cli.prevalence.option.prior',
    '--chains <n>': 'cli.prevalence.option.chains',
    '--burn-in <n>': 'cli.prevalence.option.burn-in',
    '--samples <n>': 'cli.prevalence.option.samples',
    '--thinning <n>': 'cli.prevalence.option.thinning',
    '--most-unseen <n>': 'cli.prevalence.option.most-unseen',
  },
  run: async (context, [path = ''], options, repeated) => {
    const { t, progress } = context;
    const { bootstrap, level, seed, threads } = chance(options);
    const asked = given({
      methods: methodsIn(options),
      order: optional(options.order, '--order', { from: 1, to: 10 }),
      tops: topsIn(options),
      threshold: optional(options.threshold, '--threshold', { from: 0, to: 1, whole: false }),
      prior: oneOf(options.prior, '--prior', ['flat', 'normal']),
      chains: optional(options.chains, '--chains', { from: 1, to: 1000 }),
      burnIn: optional(options.burnIn, '--burn-in', { from: 0, to: 10_000_000 }),
      samples: optional(options.samples, '--samples', { from: 4, to: 1_000_000 }),
      thinning: optional(options.thinning, '--thinning', { from: 1, to: 10_000 }),
      mostUnseen: optional(options.mostUnseen, '--most-unseen', { from: 100, to: 10_000_000 }),
    });
    const read = await tableOfFile(context, path, repeated);
    const found = await refusingLater(path, () =>
      estimate(read.table, {
        ...asked,
        bootstrap,
        level,
        seed,
        threads,
        progress: (method, share) =>
          progress(t('cli.prevalence.estimating', { method: method ?? '' }), Math.round(share * 1000), 1000),
      }),
    );
    const { estimates, verdict, models, notes } = found;
    const text = verdictText(t, verdict);
    return {
      data: {
        table: tableFacts(read),
        estimates,
        verdict: { ...verdict, text },
        models,
        notes: notes.map((note) => ({ ...note, says: tableNote(t, note) })),
        settings: { ...asked, bootstrap, level, seed },
      },
      text: [
        textTable(
          ['method', 'total', 'interval', 'model', 'notes'].map((column) => t(`cli.prevalence.column.${column}`)),
          estimates.map((one) => [
            [methodName(t, one.method), ...(one.lists ?? [])].join(' '),
            people(t, one.total),
            intervalWords(t, one),
            one.model.length > 0 ? `[${one.model.join(',')}]` : '',
            estimateNotes(t, one),
          ]),
        ),
        '',
        ...notes.map((note) => tableNote(t, note)),
        text,
        t('prevalence.assumptions'),
      ].join('\n'),
    };
  },
};
