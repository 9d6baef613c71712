import { type Command, type CommandContext, textTable } from '../../../platform/cli/index.ts';
import type { ClassView, PathView, Reason } from '../exposure/classes.ts';
import { loadSources } from '../exposure/load-sources.ts';
import { type Trace, traceProduct } from '../exposure/trace.ts';
import { chainFrom, dayOption, neededOption, productIn } from './options.ts';
import { listKey, listValues } from './screen.ts';

const shown = 20;

/** A product back to raw material on a day: legal class by link status with reasons and paths, order of work, what is proven. No server. */
export const supplyTrace: Command = {
  name: 'supply trace',
  args: ['CHAIN'],
  says: 'cli.supply.trace',
  options: {
    '--product <id>': 'cli.supply.option.product',
    '--on <date>': 'cli.supply.option.on',
    '--known-by <date>': 'cli.supply.option.known-by',
  },
  repeated: { '--list <path>': 'cli.supply.option.list', '--dated <list=date>': 'cli.supply.option.dated' },
  run: async (context, [path = ''], options, { list = [], dated = [] } = {}) => {
    const { t, clock } = context;
    const on = dayOption(options.on, clock.today());
    const knownBy = dayOption(options.knownBy, clock.today(), '--known-by');
    const id = neededOption(options.product, '--product');
    const chained = await chainFrom(context, path);
    const product = productIn(chained, id);
    const trace = traceProduct(chained, product, await loadSources(context, list, on, dated), { on, knownBy });
    const legal = trace.legal.map((one) => ({ ...one, says: classSays(context, one.legalClass, trace.negative) }));
    return { data: { ...trace, legal, notice: t('supply.notice') }, text: textOf(context, { ...trace, legal }) };
  },
};

const classSays = ({ t }: CommandContext, legalClass: number, negative: Trace['negative']): string =>
  legalClass === 0 ? t(`supply.negative.${negative}`) : t(`supply.class.${legalClass}`);

/** A trace with each class in words. */
type Said = Omit<Trace, 'legal'> & { readonly legal: readonly (ClassView & { readonly says: string })[] };

const textOf = (context: CommandContext, trace: Said): string => {
  const { t } = context;
  const { priority, coverage, lists } = trace;
  const table = textTable(
    ['links', 'class', 'says'].map((one) => t(`cli.supply.column.${one}`)),
    trace.legal.map(({ links, legalClass, says }) => [t(`supply.status.${links}`), legalClass, says]),
  );
  const widest = trace.legal.at(-1);
  const gap = coverage.computed ? coverage.gaps[0] : undefined;
  return [
    t('supply.trace.head', { name: trace.name, day: trace.on, ...trace.upstream }),
    '',
    table,
    ...(widest?.reasons ?? []).slice(0, shown).map((one) => reasonLine(context, one)),
    ...(widest?.others ?? []).slice(0, shown).map((one) => reasonLine(context, one)),
    '',
    t('supply.trace.priority', { lower: priority.lower.toFixed(3), upper: priority.upper.toFixed(3) }),
    ...priority.paths.map((one) => `  ${one.weight.toFixed(3)}  ${pathLine(one)}`),
    '',
    coverage.computed
      ? t('supply.trace.coverage', { percent: (coverage.coverage * 100).toFixed(1) })
      : t(`supply.coverage.${coverage.why}`),
    ...(gap && gap.gain > 0
      ? [t('supply.trace.gap', { document: gap.document, at: gap.at, gain: (gap.gain * 100).toFixed(1) })]
      : []),
    '',
    ...lists.map((one) => t(listKey(one), listValues(one))),
    t('supply.notice'),
  ].join('\n');
};

const reasonLine = ({ t }: CommandContext, { name, finding, path }: Reason): string => {
  const { legalClass, what, says, review } = finding;
  const look = review === null ? '' : ` [${t(`supply.review.${review}`)}]`;
  return `  ${legalClass}  ${name}: ${t(`supply.finding.${what}`)}: ${says}${look}  ${pathLine(path)}`;
};

export const pathLine = ({ nodes }: PathView): string => nodes.map(({ name }) => name).join(' > ');
