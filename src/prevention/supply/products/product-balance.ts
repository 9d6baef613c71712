import { reach } from '../../../engines/graph/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { lotProblems } from '../balance/lot-checks.ts';
import { siteBalance } from '../balance/site-balance.ts';
import { storedChain } from '../stored/read-stored.ts';
import { balanceOfProduct, chainOfProduct } from './balance-of.ts';
import { productBalance as contract } from './contract.ts';
import { productNode } from './loaded.ts';
import { balanceSentences } from './say.ts';

/** Each site upstream in each period, each lot, and the whole chain of a product. */
export const productBalance = useCase(contract, async ({ tx, orgId, kernel, t, note }, { productId }) => {
  const chained = await storedChain(kernel.db, tx, orgId);
  const { chain } = chained;
  const { nodes } = reach(chained.graph, [productNode(chained, productId)], { direction: 'up' });
  const upstream = new Set([...nodes].map((node) => chained.idOf(node)));
  note([], { product: productId });
  return {
    sites: chain.balances
      .filter(({ site }) => upstream.has(site))
      .map((row) => ({ ...siteBalance(row, chain), name: chained.nameOf(chained.nodeOf(row.site)) })),
    lots: lotProblems(chainOfProduct(chain, productId)),
    sentences: balanceSentences(t, balanceOfProduct(chain, productId)),
  };
});
