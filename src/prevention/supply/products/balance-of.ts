import { type ChainBalance, chainBalance } from '../balance/chain-flow.ts';
import type { Chain } from '../chain/contract.ts';

/** The part of a chain that one product was made by: its lots, the lots those were made from, and the sites that made them. */
export const chainOfProduct = (chain: Chain, product: string): Chain => {
  const byId = new Map(chain.lots.map((lot) => [lot.id, lot]));
  const into = new Map<string, string[]>();
  for (const { id, to } of chain.lots) if (to !== undefined) into.set(to, [...(into.get(to) ?? []), id]);
  const kept = new Set<string>();
  const open = [...(into.get(product) ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const lot = byId.get(id);
    if (!lot || kept.has(id)) continue;
    kept.add(id);
    // a lot that names none was made from whatever its site had
    open.push(...(lot.madeFrom.length > 0 ? lot.madeFrom.map((one) => one.lot) : (into.get(lot.site) ?? [])));
  }
  const lots = chain.lots.filter(({ id }) => kept.has(id));
  return { ...chain, products: chain.products.filter(({ id }) => id === product), lots };
};

export type Balanced =
  | { readonly verdict: 'no-lots' }
  | { readonly verdict: 'holds' | 'short'; readonly whole: ChainBalance & { readonly computed: true } }
  | { readonly verdict: 'cannot-compute'; readonly whole: ChainBalance & { readonly computed: false } };

/** Whether the lots of a product can have been made of what came in. */
export const balanceOfProduct = (chain: Chain, product: string): Balanced => {
  const whole = chainBalance(chainOfProduct(chain, product));
  if (!whole) return { verdict: 'no-lots' };
  if (!whole.computed) return { verdict: 'cannot-compute', whole };
  return { verdict: whole.feasible ? 'holds' : 'short', whole };
};
