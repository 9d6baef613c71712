import { reach, spreadMaximum } from '../../../engines/graph/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { followed } from '../chain/chain-graph.ts';
import { pathView } from '../exposure/classes.ts';
import { findingsOf } from '../exposure/findings.ts';
import { whatIf as contract } from './contract.ts';
import { groundOf, noteAsked, siteNode } from './loaded.ts';
import { goodsOf } from './shipments.ts';

/** The class of a party on a list that keeps its goods out. */
const listed = 5;

/** What would follow if a site were listed: computed beside the chain, kept nowhere. */
export const whatIf = useCaseInParts(contract, async (context, { site: id, on: day }) => {
  const { chained, loaded, on, knownBy } = await groundOf(context, { on: day });
  const { graph, chain } = chained;
  const site = siteNode(chained, id);
  const follow = followed(chained, on, knownBy, 'inferred');
  const legal = new Float64Array(graph.nodes);
  findingsOf(chained, loaded.sources, on).forEach((list, node) => {
    legal[node] = Math.max(0, ...list.map(({ legalClass }) => legalClass));
  });
  const before = spreadMaximum(graph, legal, { follow });
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
  const open = products.reduce((sum, one) => sum + one.open.length, 0);
  await noteAsked(context, contract.name, { site: id });
  return {
    site: id,
    name,
    on,
    sentence: context.t('supply.product.what-if.answer', { name, products: products.length, open }),
    products,
  };
});
