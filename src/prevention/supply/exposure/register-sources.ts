import { type Asking, listedParties } from '../../../prosecution/screening/index.ts';
import { countryOf, heldGoods, orderBook, ordersList, reviewedPrefixes } from '../../imports/index.ts';
import type { NameFound, Sources } from './findings.ts';
import { listedNames } from './listed-names.ts';
import { goodsList, type LoadedSources } from './load-sources.ts';
import { settingsOn } from './pack-kinds.ts';

/** Names that were looked up in some lists on a day: lists in one version never answer differently. */
const asked = new WeakMap<object, Map<string, NameFound>>();
const mostNames = 100_000;

const remembering = (lists: object, named: Sources['named']): Sources['named'] => {
  const store = asked.get(lists) ?? new Map<string, NameFound>();
  asked.set(lists, store);
  return (name, on) => {
    const key = `${on} ${name}`;
    const known = store.get(key);
    if (known) return known;
    if (store.size >= mostNames) store.clear();
    const found = named(name, on);
    store.set(key, found);
    return found;
  };
};

/**
 * What the organisation's own register holds against a name or a good on a day: the lists of parties whose goods are kept out, and the orders.
 * The server's counterpart of `loadSources`. Opens transactions of its own and must not be called inside one.
 */
export const registerSources = async (asking: Asking, on: string): Promise<LoadedSources> => {
  const parties = await listedParties(asking, 'import-ban', on);
  const settings = settingsOn(asking.kernel.packs, on);
  const { edition, prefixes } = await asking.kernel.db.transaction(asking.actor, async (tx) => ({
    edition: await heldGoods(tx, asking.orgId, goodsList, on),
    prefixes: await reviewedPrefixes(tx, asking.orgId, goodsList),
  }));
  return {
    settings,
    lists: [
      ...parties.lists.map(({ list, version: { date, sha256 }, takenOn, entries }) => ({
        list,
        date,
        takenOn,
        sha256,
        entries,
      })),
      ...(edition
        ? [{ list: goodsList, date: edition.date, sha256: edition.sha256, entries: edition.pairs.length }]
        : []),
    ],
    sources: {
      settings,
      orders: parties.lists.some(({ list }) => list === ordersList) ? orderBook(parties, parties.entities) : null,
      goods: edition && { list: goodsList, edition, prefixes },
      named: remembering(parties.index, listedNames(parties, parties.entities)),
      countryOf,
    },
  };
};
