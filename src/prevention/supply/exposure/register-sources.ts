import { type Asking, listedParties } from '../../../prosecution/screening/index.ts';
import { countryOf, orderBook, ordersList } from '../../imports/index.ts';
import { listedNames } from './listed-names.ts';
import type { LoadedSources } from './load-sources.ts';
import { settingsOn } from './pack-kinds.ts';

/**
 * What the organisation's own register holds against a name or a good on a day: the lists of parties whose goods are kept out, and the orders.
 * The server's counterpart of `loadSources`. Opens transactions of its own and must not be called inside one.
 */
export const registerSources = async (asking: Asking, on: string): Promise<LoadedSources> => {
  const parties = await listedParties(asking, 'import-ban', on);
  const settings = settingsOn(asking.kernel.packs, on);
  return {
    settings,
    lists: parties.lists.map(({ list, version: { date, sha256 }, entries }) => ({ list, date, sha256, entries })),
    sources: {
      settings,
      orders: parties.lists.some(({ list }) => list === ordersList) ? orderBook(parties, parties.entities) : null,
      goods: null,
      named: listedNames(parties, parties.entities),
      countryOf,
    },
  };
};
