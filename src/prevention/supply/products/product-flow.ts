import { reach } from '../../../engines/graph/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { followed } from '../chain/chain-graph.ts';
import { counting, goodsLeaving, highest } from '../exposure/classes.ts';
import { findingsOf } from '../exposure/site-findings.ts';
import { balanceOfProduct } from './balance-of.ts';
import { productFlow as contract } from './contract.ts';
import { groundOf, noteAsked, productNode } from './loaded.ts';

/** A tenth of a degree is about eleven kilometres: enough for a map, no address. */
const coarse = (degrees: number | undefined): number | null =>
  degrees === undefined ? null : Math.round(degrees * 10) / 10;

/** What is upstream of a product, tier by tier, with what stands against each site. */
export const productFlow = useCaseInParts(contract, async (context, { productId, ...asked }) => {
  const { chained, loaded, on, knownBy } = await groundOf(context, asked);
  const { graph } = chained;
  const follow = followed(chained, on, knownBy, 'inferred');
  const { nodes, depth } = reach(graph, [productNode(chained, productId)], { direction: 'up', follow });
  const findings = findingsOf(chained, loaded.sources, on);
  const balanced = balanceOfProduct(chained.chain, productId);
  const short = new Set(balanced.verdict === 'short' ? balanced.whole.short.map(({ site }) => site) : []);
  const inside = new Set(nodes);
  const goods = goodsLeaving(chained, follow, inside);
  const materials = new Map(chained.chain.materials.map(({ id, name }) => [id, name]));
  const links = [];
  for (let link = 0; link < graph.links; link++) {
    if (!inside.has(graph.target[link] as number) || !follow(link)) continue;
    const { id, from, to, status, material, share } = chained.link(link);
    links.push({ id, from, to, status, material: materials.get(material) ?? material, share: share ?? null });
  }
  await noteAsked(context, contract.name, { product: productId });
  return {
    nodes: [...nodes].map((node, i) => {
      const site = chained.site(node);
      const here = site ? counting(findings[node] ?? [], goods.get(node)) : [];
      return {
        id: chained.idOf(node),
        name: chained.nameOf(node),
        tier: depth[i] as number,
        country: site?.country ?? '',
        rawMaterial: site?.rawMaterial ?? false,
        legalClass: highest(here),
        review: here.some(({ review }) => review !== null),
        short: short.has(chained.idOf(node)),
        inXinjiang: site?.inXinjiang ?? null,
        lat: coarse(site?.lat),
        lng: coarse(site?.lng),
      };
    }),
    links,
  };
});
