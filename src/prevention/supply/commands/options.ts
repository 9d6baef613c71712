import { isCivilDate } from '../../../engines/calendar/index.ts';
import type { CommandContext } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type ChainGraph, chainGraph } from '../chain/chain-graph.ts';
import { readChain } from '../chain/read-chain.ts';

type Option = string | boolean | undefined;

/** @throws Refusal SUPPLY_DATE_UNREADABLE for anything but `YYYY-MM-DD` */
export const dayOption = (given: Option, today: string, option = '--on'): string => {
  if (given === undefined) return today;
  return isCivilDate(given) ? given : refuse('SUPPLY_DATE_UNREADABLE', { option }, [{ field: option }]);
};

/** @throws Refusal SUPPLY_OPTION_MISSING */
export const neededOption = (given: Option, option: string): string =>
  typeof given === 'string' && given !== '' ? given : refuse('SUPPLY_OPTION_MISSING', { option }, [{ field: option }]);

export const chainFrom = async ({ readFile }: CommandContext, path: string): Promise<ChainGraph> =>
  chainGraph(readChain((await readFile(path)).bytes, path));

/** The node of a product. @throws Refusal SUPPLY_PRODUCT_NOT_FOUND, which names those there are */
export const productIn = ({ chain, nodeOf }: ChainGraph, id: string): number => {
  if (chain.products.some((one) => one.id === id)) return nodeOf(id);
  const names = chain.products.slice(0, 5).map((one) => one.id);
  return refuse('SUPPLY_PRODUCT_NOT_FOUND', { names: names.join(', ') || '-' }, [{ field: '--product' }]);
};
