import type { Command } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { segmentFor } from '../segment/segment-for.ts';
import { chainFrom, neededOption, productIn } from './options.ts';

/** The part of a chain that a partner may see, without the suppliers that are hidden. No server. */
export const supplySegment: Command = {
  name: 'supply segment',
  args: ['CHAIN'],
  says: 'cli.supply.segment',
  options: { '--product <id>': 'cli.supply.option.product', '--tiers <number>': 'cli.supply.option.tiers' },
  repeated: { '--hide <site>': 'cli.supply.option.hide' },
  run: async (context, [path = ''], { product: given, tiers }, { hide = [] } = {}) => {
    const product = neededOption(given, '--product');
    const chained = await chainFrom(context, path);
    productIn(chained, product);
    const known = new Set(chained.chain.sites.map(({ id }) => id));
    // the name of a site that is to be hidden stands in no refusal
    if (hide.some((id) => !known.has(id))) refuse('SUPPLY_SEGMENT_SITE_UNKNOWN', {}, [{ field: '--hide' }]);
    if (tiers !== undefined && !/^[1-9]\d{0,3}$/.test(String(tiers)))
      refuse('SUPPLY_SEGMENT_TIERS_UNFIT', {}, [{ field: '--tiers' }]);
    const data = segmentFor(chained.chain, { product, tiers: tiers === undefined ? undefined : Number(tiers), hide });
    const text = JSON.stringify(data, null, 2);
    const bytes = new TextEncoder().encode(`${text}\n`);
    return { data, text, file: { bytes, type: 'application/json', name: 'CHAIN.json' } };
  },
};
