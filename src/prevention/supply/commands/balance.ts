import { type Command, type CommandContext, textTable } from '../../../platform/cli/index.ts';
import { type ChainBalance, chainBalance } from '../balance/chain-flow.ts';
import { lotProblems } from '../balance/lot-checks.ts';
import { siteBalance } from '../balance/site-balance.ts';
import { cannotSentence } from '../products/say.ts';
import { chainFrom } from './options.ts';

/** Whether what came in can have become what went out: each site and period, each lot, the whole chain. No server. */
export const supplyBalance: Command = {
  name: 'supply balance',
  args: ['CHAIN'],
  says: 'cli.supply.balance',
  run: async (context, [path = '']) => {
    const { t } = context;
    const { chain } = await chainFrom(context, path);
    const sites = chain.balances.map((row) => siteBalance(row, chain));
    const lots = lotProblems(chain);
    const whole = chainBalance(chain);
    const columns = ['balance', 'site', 'verdict', 'claimed', 'supported', 'unit'].map((one) =>
      t(`cli.supply.column.${one}`),
    );
    const rows = sites.map(({ id, site, verdict, claimed, supported, unit }) => [
      id,
      site,
      t(`supply.balance.${verdict}`),
      claimed,
      supported?.toFixed(3) ?? '-',
      unit,
    ]);
    return {
      data: { sites, lots, chain: whole },
      text: [
        ...(rows.length > 0 ? [textTable(columns, rows)] : []),
        ...sites.flatMap(({ id, problems }) =>
          problems.map(({ code, says }) => `  ${id}: ${t(`supply.problem.${code}`)}: ${says}`),
        ),
        ...lots.map(({ code, lot, says }) => `  ${lot}: ${t(`supply.lot.${code}`)}: ${says}`),
        ...(whole ? wholeLines(context, whole) : []),
        ...(rows.length === 0 && !whole ? [t('supply.balance.nothing')] : []),
      ].join('\n'),
    };
  },
};

const wholeLines = ({ t }: CommandContext, whole: ChainBalance): string[] => {
  if (!whole.computed) return [cannotSentence(t, whole)];
  const { feasible, declared, possible, unit, short, notFollowed } = whole;
  return [
    t(feasible ? 'supply.chain.holds' : 'supply.chain.short', { declared, possible, unit }),
    ...short.map(({ site, name, output, inputs, claimed, supported }) =>
      t('supply.chain.mill', { name: name || site, output, inputs: inputs.join(', '), claimed, supported, unit }),
    ),
    ...notFollowed.map((one) => `  ${t('supply.chain.not-followed', { ...one })}`),
  ];
};
