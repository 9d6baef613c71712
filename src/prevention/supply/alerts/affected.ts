import { reach } from '../../../engines/graph/index.ts';
import { plainName } from '../../imports/index.ts';
import { type ChainGraph, followed } from '../chain/chain-graph.ts';
import type { Party } from '../chain/contract.ts';
import type { Sources } from '../exposure/findings.ts';
import { goodsOf } from '../products/shipments.ts';
import type { Affected } from './alert-view.ts';
import type { PartyChange } from './list-change.ts';
import type { ShipmentsTouched } from './open-shipments.ts';

interface Asked {
  readonly list: string;
  readonly sources: Sources;
  readonly on: string;
}

/** A firm and whoever may own half of it or more, on any step up. */
const behind = (firm: Party | undefined, parties: ReadonlyMap<string, Party>, half: number): readonly Party[] => {
  const found = new Set(firm ? [firm] : []);
  for (const { owners } of found)
    for (const { party, share, max = share } of owners) {
      const owner = parties.get(party);
      if (owner && max >= half) found.add(owner);
    }
  return [...found];
};

/** The sites of the chain by the changed parties that they, or the firms behind them, may be. */
const sitesOf = (
  { chain }: ChainGraph,
  changes: readonly PartyChange[],
  { list, sources: { named, settings }, on }: Asked,
): ReadonlyMap<string, readonly number[]> => {
  const parties = new Map(chain.parties.map((party) => [party.id, party]));
  const ids = new Set(changes.map(({ sourceId }) => sourceId));
  const byName = new Map<string, string>();
  for (const { sourceId, names } of changes) for (const name of names) byName.set(plainName(name), sourceId);
  const half = settings.rule('owned')?.share ?? 1;
  const found = new Map<string, number[]>();
  chain.sites.forEach((site, node) => {
    const party = site.party === undefined ? undefined : parties.get(site.party);
    const firms = behind(party, parties, half).flatMap(({ name, names }) => [name, ...names]);
    const names = new Set([site.name, ...site.names, ...firms]);
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
  asked: Asked,
  shipments: ShipmentsTouched = () => [],
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
    const ways = new Map<string, () => readonly string[]>();
    for (const site of sites.get(change.sourceId) ?? []) {
      const { nodes, via } = reach(graph, [site], { direction: 'down', follow });
      const met = new Map([...nodes].map((node, i) => [node, via[i] as number]));
      const start = { path: [chained.nameOf(site)], amounts: [] };
      tell({ subject_kind: 'site', subject_id: chained.idOf(site), subject_name: chained.nameOf(site), ...start });
      const pathTo = (node: number): string[] => {
        const way = [node];
        for (let link = met.get(node) ?? -1; link >= 0; link = met.get(way[0] as number) ?? -1)
          way.unshift(graph.source[link] as number);
        return way.map((one) => chained.nameOf(one));
      };
      ways.set(chained.idOf(site), () => start.path);
      for (const node of nodes) {
        const id = chained.idOf(node);
        ways.set(id, () => pathTo(node));
        if (!products.has(id)) continue;
        const path = pathTo(node);
        const { amounts, open } = goodsOf(chain, id, on);
        const name = chained.nameOf(node);
        tell({ subject_kind: 'product', subject_id: id, subject_name: name, path, amounts });
        for (const { lot, amount } of open)
          tell({ subject_kind: 'shipment', subject_id: lot, subject_name: name, path, amounts: [amount] });
      }
    }
    for (const one of shipments(change, ways)) tell(one);
    if (affected.length === 0)
      affected.push({ subject_kind: 'list', subject_id: asked.list, subject_name: asked.list, path: [], amounts: [] });
    return { change, affected };
  });
};
