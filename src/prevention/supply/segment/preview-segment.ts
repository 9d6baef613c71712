import { useCase } from '../../../platform/kernel/index.ts';
import type { Chain } from '../chain/contract.ts';
import { previewSegment as contract } from './contract.ts';
import { cutSegment } from './cut.ts';

/** Steps from the product, the shortest way. */
const tiersOf = ({ links }: Chain, product: string): ReadonlyMap<string, number> => {
  const into = new Map<string, string[]>();
  for (const { from, to } of links) into.set(to, [...(into.get(to) ?? []), from]);
  const tier = new Map([[product, 0]]);
  for (const [id, far] of tier) for (const from of into.get(id) ?? []) if (!tier.has(from)) tier.set(from, far + 1);
  return tier;
};

/** Shown from the file itself and from nothing else, so that what is not in the file is not on the page either. */
export const previewSegment = useCase(contract, async (context, { productId, tiers, hide }) => {
  const { chain, segment, text, sha256 } = await cutSegment(context, { product: productId, tiers, hide });
  const product = segment.products[0]?.id ?? '';
  const far = tiersOf(segment, product);
  const nameOf = new Map(
    [...segment.sites, ...segment.products, ...segment.materials].map(({ id, name }) => [id, name]),
  );
  const titleOf = new Map(segment.documents.map(({ id, title }) => [id, title || id]));
  const named = (id: string): string => nameOf.get(id) ?? id;
  context.note([], { product: productId, sha256 });
  return {
    sha256,
    text,
    product: named(product),
    tiers: Math.max(0, ...far.values()),
    allTiers: Math.max(0, ...tiersOf(chain, productId).values()),
    hidden: segment.sites.filter(({ id, name }) => name === id && id.startsWith('site-withheld-')).length,
    sites: segment.sites
      .map(({ id, name, country, address, lat = null, lng = null, originProof }) => ({
        ...{ id, name, tier: far.get(id) ?? 0, country, address, lat, lng },
        papers: originProof.length,
      }))
      .sort((a, b) => a.tier - b.tier || (a.name < b.name ? -1 : 1)),
    links: segment.links.map(({ id, from, to, material, status, documents }) => ({
      ...{ id, from: named(from), to: named(to), material: named(material), status },
      documents: documents.map((paper) => titleOf.get(paper) ?? paper),
    })),
    parties: segment.parties.map(({ name }) => name),
    lots: segment.lots.length,
  };
});
