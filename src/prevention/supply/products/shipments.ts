import type { Chain } from '../chain/contract.ts';

export interface Amount {
  readonly quantity: number;
  readonly unit: string;
}

/** How much the lots of a product are, by unit, and which of them were shipped and have not come yet, as far as the chain says. */
export const goodsOf = (chain: Chain, product: string, on: string) => {
  const lots = chain.lots.filter(({ to }) => to === product);
  const amounts = new Map<string, number>();
  for (const { amount } of lots) amounts.set(amount.unit, (amounts.get(amount.unit) ?? 0) + amount.quantity);
  return {
    amounts: [...amounts].map(([unit, quantity]): Amount => ({ quantity, unit })),
    open: lots.flatMap(({ id, amount, shippedOn, receivedOn }) =>
      shippedOn !== undefined && shippedOn <= on && (receivedOn === undefined || receivedOn > on)
        ? [{ lot: id, amount: { quantity: amount.quantity, unit: amount.unit }, shippedOn }]
        : [],
    ),
  };
};
