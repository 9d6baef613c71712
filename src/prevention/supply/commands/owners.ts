import { type Command, textTable } from '../../../platform/cli/index.ts';
import { readChain } from '../chain/read-chain.ts';
import { ownersOf } from '../ownership/effective.ts';
import { ownersIntoChain } from '../ownership/into-chain.ts';
import { type Interval, readBods } from '../ownership/read-bods.ts';
import { dayOption } from './options.ts';

/** Who owns what by a file of BODS 0.4, through all chains, and what listed parties control together. No server. */
export const supplyOwners: Command = {
  name: 'supply owners',
  args: ['FILE'],
  says: 'cli.supply.owners',
  options: { '--on <date>': 'cli.supply.option.on', '--into <chain>': 'cli.supply.option.into' },
  repeated: { '--listed <id>': 'cli.supply.option.listed' },
  run: async ({ t, clock, readFile, say }, [path = ''], options, { listed = [] } = {}) => {
    const on = dayOption(options.on, clock.today());
    const ownership = readBods((await readFile(path)).bytes, path, on);
    if (typeof options.into === 'string') {
      const given = readChain((await readFile(options.into)).bytes, options.into);
      const { chain, added, met, indirect } = ownersIntoChain(ownership, given);
      say(t('supply.owners.merged', { added, met: met.length, indirect }));
      const text = JSON.stringify(chain, null, 2);
      const bytes = new TextEncoder().encode(`${text}\n`);
      return { data: chain, text, file: { bytes, type: 'application/json', name: 'CHAIN.json' } };
    }
    const entities = ownersOf(ownership, new Set(listed));
    const columns = ['entity', 'owner', 'direct', 'effective'].map((one) => t(`cli.supply.column.${one}`));
    return {
      data: { on, entities, unnamed: ownership.unnamed, notice: t('supply.notice') },
      text: [
        textTable(
          columns,
          entities.flatMap(({ name, owners }) =>
            owners.map((one) => [name, one.name, one.direct ? percent(one.direct) : '-', percent(one.effective)]),
          ),
        ),
        ...entities.flatMap(({ name, owners }) =>
          owners
            .filter(({ agrees }) => agrees === false)
            .map((one) => `  ${t('supply.owners.differs', { entity: name, owner: one.name })}`),
        ),
        ...(listed.length > 0
          ? entities.map(({ name, listed: control, result }) =>
              t(`supply.owners.${result}`, { entity: name, percent: percent(control) }),
            )
          : []),
        t('supply.notice'),
      ].join('\n'),
    };
  },
};

const percent = ([low, high]: Interval): string => {
  const [from, to] = [low, high].map((one) => Number((one * 100).toFixed(2)));
  return from === to ? `${from} %` : `${from}-${to} %`;
};
