import { reach } from '../../../engines/graph/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { followed } from '../chain/chain-graph.ts';
import { classesUpstream, pathView } from '../exposure/classes.ts';
import { findingsOf } from '../exposure/site-findings.ts';
import { openShipmentsOn } from '../shipments/open-on.ts';
import { whatIf as contract } from './contract.ts';
import { groundOf, noteAsked, siteNode } from './loaded.ts';
import { goodsOf } from './shipments.ts';

/** What would follow if a site were listed: computed beside the chain, kept nowhere. */
export const whatIf = useCaseInParts(contract, async (context, { site: id, on: day }) => {
  const { chained, loaded, on, knownBy } = await groundOf(context, { on: day });
  const { graph, chain } = chained;
  const site = siteNode(chained, id);
  const follow = followed(chained, on, knownBy, 'inferred');
  const before = classesUpstream(chained, findingsOf(chained, loaded.sources, on), follow);
  const listed = loaded.settings.rule('listed')?.legalClass ?? 0;
  const { nodes, via } = reach(graph, [site], { direction: 'down', follow });
  const met = new Map([...nodes].map((node, i) => [node, via[i] as number]));
  const wayTo = (product: number) => {
    const way = [product];
    const links: number[] = [];
    for (let link = met.get(product) ?? -1; link >= 0; link = met.get(way[0] as number) ?? -1) {
      links.unshift(link);
      way.unshift(graph.source[link] as number);
    }
    return pathView(chained, way, links);
  };
  const products = chain.products.flatMap(({ id: product, name }) => {
    const node = chained.nodeOf(product);
    return met.has(node)
      ? [
          {
            id: product,
            name,
            before: before[node] as number,
            after: Math.max(listed, before[node] as number),
            path: wayTo(node),
            ...goodsOf(chain, product, on),
          },
        ]
      : [];
  });
  const name = chained.nameOf(site);
  const { kernel, actor, orgId } = context;
  const bills = await kernel.db.transaction(actor, (tx) => openShipmentsOn(tx, orgId, on));
  const reached = new Set([id, ...[...met.keys()].map((node) => chained.idOf(node))]);
  const shipments = bills.flatMap(({ id: shipment, called, state, parties, amounts }) => {
    const by = parties.find((party) => party.site !== null && reached.has(party.site));
    return by ? [{ id: shipment, called, state, by: by.name, amounts: [...amounts] }] : [];
  });
  const open = products.reduce((sum, one) => sum + one.open.length, shipments.length);
  await noteAsked(context, contract.name, { site: id });
  return {
    site: id,
    name,
    on,
    sentence: context.t('supply.product.what-if.answer', { name, products: products.length, open }),
    products,
    shipments,
  };
});
