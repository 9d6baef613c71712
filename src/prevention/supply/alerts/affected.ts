import { reach } from '../../../engines/graph/index.ts';
import { plainName } from '../../imports/index.ts';
import { type ChainGraph, followed } from '../chain/chain-graph.ts';
import type { Sources } from '../exposure/findings.ts';
import { goodsOf } from '../products/shipments.ts';
import type { AlertRow } from '../tables.ts';
import type { PartyChange } from './list-change.ts';

export type Affected = Pick<AlertRow, 'subject_kind' | 'subject_id' | 'subject_name' | 'path' | 'amounts'>;

/** The sites of the chain by the changed parties that they, or the firms behind them, may be. */
const sitesOf = (
  { chain }: ChainGraph,
  changes: readonly PartyChange[],
  { list, named, on }: { readonly list: string; readonly named: Sources['named']; readonly on: string },
): ReadonlyMap<string, readonly number[]> => {
  const parties = new Map(chain.parties.map((party) => [party.id, party]));
  const ids = new Set(changes.map(({ sourceId }) => sourceId));
  const byName = new Map<string, string>();
  for (const { sourceId, names } of changes) for (const name of names) byName.set(plainName(name), sourceId);
  const found = new Map<string, number[]>();
  chain.sites.forEach((site, node) => {
    const party = site.party === undefined ? undefined : parties.get(site.party);
    const names = new Set([site.name, ...site.names, ...(party ? [party.name, ...party.names] : [])]);
    const hits = new Set<string>();
    for (const name of names) {
      const exact = byName.get(plainName(name));
      if (exact !== undefined) hits.add(exact);
      for (const one of named(name, on).listed)
        if (one.list === list && one.band === 'hit' && ids.has(one.sourceId)) hits.add(one.sourceId);
    }
    for (const id of hits) found.set(id, [...(found.get(id) ?? []), node]);
  });
  return found;
};

/** Each changed party with every site, product and open shipment it touches; one that touches nothing stands for the list alone. */
export const affectedBy = (
  chained: ChainGraph,
  changes: readonly PartyChange[],
  asked: { readonly list: string; readonly named: Sources['named']; readonly on: string },
): readonly { readonly change: PartyChange; readonly affected: readonly Affected[] }[] => {
  const { chain, graph } = chained;
  const { on } = asked;
  const sites = sitesOf(chained, changes, asked);
  const follow = followed(chained, on, on, 'inferred');
  const products = new Set(chain.products.map(({ id }) => id));
  return changes.map((change) => {
    const affected: Affected[] = [];
    const told = new Set<string>();
    const tell = (one: Affected): void => {
      const key = `${one.subject_kind} ${one.subject_id}`;
      if (!told.has(key)) affected.push(one);
      told.add(key);
    };
    for (const site of sites.get(change.sourceId) ?? []) {
      const { nodes, via } = reach(graph, [site], { direction: 'down', follow });
      const met = new Map([...nodes].map((node, i) => [node, via[i] as number]));
      const start = { path: [chained.nameOf(site)], amounts: [] };
      tell({ subject_kind: 'site', subject_id: chained.idOf(site), subject_name: chained.nameOf(site), ...start });
      for (const node of nodes) {
        const id = chained.idOf(node);
        if (!products.has(id)) continue;
        const way = [node];
        for (let link = met.get(node) ?? -1; link >= 0; link = met.get(way[0] as number) ?? -1)
          way.unshift(graph.source[link] as number);
        const path = way.map((one) => chained.nameOf(one));
        const { amounts, open } = goodsOf(chain, id, on);
        const name = chained.nameOf(node);
        tell({ subject_kind: 'product', subject_id: id, subject_name: name, path, amounts });
        for (const { lot, amount } of open)
          tell({ subject_kind: 'shipment', subject_id: lot, subject_name: name, path, amounts: [amount] });
      }
    }
    if (affected.length === 0)
      affected.push({ subject_kind: 'list', subject_id: asked.list, subject_name: asked.list, path: [], amounts: [] });
    return { change, affected };
  });
};
